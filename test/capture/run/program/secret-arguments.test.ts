import { expect, it } from "vitest";
import { secretArguments } from "../../../../src/capture/run/program/secret-arguments.ts";

it("knows values by the name before them", () => {
  const command = [
    ...["env", "TWS_PASSWORD=hunter22", "python", "bot.py", "--api-token", "tok-1234", "--user=alice99"],
    ...["--account-id", "DU1234567", "--port", "7497", "--password", "--verbose", "password", "passenger"],
  ];
  expect(secretArguments(command).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
    ...["secret hunter22", "secret tok-1234", "user alice99", "account DU1234567"],
  ]);
});

it("tells a password behind -p from a port, a word and a path", () => {
  const values = (...words: string[]) => secretArguments(["x", "-p", ...words]).map(({ value }) => value);
  expect(values("Short-Pw99")).toEqual(["Short-Pw99"]);
  for (const harmless of ["4002", "paper", "profiles/live1", "127.0.0.1:4002", "-v"])
    expect(values(harmless)).toEqual([]);
});
