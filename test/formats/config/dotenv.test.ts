import { parse } from "dotenv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDotenv } from "../../../src/formats/config/dotenv.ts";

const read = (text: string) =>
  Object.fromEntries(readDotenv(text).entries.map(({ path, value }) => [path.join("."), value]));

test.each([
  ["plain", "IB_HOST=127.0.0.1\nIB_PORT=7497\n"],
  ["Windows line ends", "IB_HOST=127.0.0.1\r\nIB_PORT=7497\r\n"],
  ["export, spaces and comments", "# paper\nexport IB_PORT = 7497 # TWS\n\n  IB_CLIENT_ID=1  \n"],
  ["three kinds of quotes", 'A="a b"\nB=\'c # d\'\nC=`e "f"`\n'],
  ["a value over several lines", 'KEY="first\nsecond"\nNEXT=1\n'],
  ["an empty value", "IB_ACCOUNT=\nIB_PORT=4002\n"],
  ["a value with equal signs", "URL=postgres://h/db?a=b&c=d\n"],
  ["a line feed written as an escape", 'A="one\\ntwo"\n'],
])("%s is read as dotenv reads it", (_what, text) => {
  expect(read(text)).toEqual(parse(text));
});

test("a byte order mark does not hide the first name", () => {
  expect(read("\uFEFFIB_HOST=localhost\n")).toEqual({ IB_HOST: "localhost" });
});

test("every entry says where its value stands", () => {
  const text = "A=1\nB=\"two\" # more\nexport C='x'\n";
  const { entries } = readDotenv(text);
  expect(entries.map(({ range, line }) => [text.slice(...range), line])).toEqual([
    ["1", 1],
    ['"two"', 2],
    ["'x'", 3],
  ]);
});

test("a line that is no assignment is named by its number, never by its text", () => {
  expect(readDotenv("A=1\nhunter2 is the password\n").problems).toEqual(["line 2 is no assignment"]);
});

test("simple assignments are read as dotenv reads them", () => {
  const name = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,12}$/);
  const value = fc.stringMatching(/^[A-Za-z0-9.:/@+-]{0,20}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 20 }), (pairs) => {
      const text = pairs.map(([key, one]) => `${key}=${one}`).join("\n");
      expect(read(text)).toEqual(parse(text));
    }),
  );
});
