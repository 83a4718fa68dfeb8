import { expect, test } from "vitest";
import { artifactNames, renamed } from "../../src/app/artifact-names.ts";

const redact = (name: string) => name.replace(/U\d{7}/g, "<account-1:live>");
const paths = (...all: string[]) => all.map((path) => ({ path }));

test("a name in the bundle can be unpacked on Windows", () => {
  const names = artifactNames(paths("logs/U1234567.log", "logs/at 10:30?.log", "logs/bot.log"), redact);
  expect([...names]).toEqual([
    ["logs/U1234567.log", "logs/account-1-live.log"],
    ["logs/at 10:30?.log", "logs/at 10-30-.log"],
  ]);
});

test("two files never get the same name", () => {
  const names = artifactNames(paths("logs/a:b.log", "logs/a-b.log", "logs/a?b.log"), redact);
  expect([...names.values()]).toEqual(["logs/a-b-2.log", "logs/a-b-3.log"]);
});

test("facts name the file as the bundle does", () => {
  const names = artifactNames(paths("logs/U1234567.log"), redact);
  const fact = {
    files: [{ artifact: "logs/U1234567.log", path: "/srv/logs/U1234567.log", bytes: 3 }],
    none: null,
  };
  expect(renamed(fact, names)).toEqual({
    files: [{ artifact: "logs/account-1-live.log", path: "/srv/logs/U1234567.log", bytes: 3 }],
    none: null,
  });
});
