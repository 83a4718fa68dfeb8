import { expect, test } from "vitest";
import { environment } from "../../../src/rules/evidence/versions.ts";
import { nautilus, python } from "../builders.ts";
import { factsOf } from "../given.ts";

const header = (library: string, interpreter: string) => ({
  "live.log": nautilus([0, "INFO", `nautilus_trader: ${library}`], [1, "INFO", `python: ${interpreter}`]),
});

test("an environment whose versions differ from those in the log is not the one that ran", async () => {
  const facts = { "project.python": python("3.11.7", ["nautilus-trader==1.220.0"]) };
  const same = await factsOf({ logs: header("1.220.0", "3.11.9"), facts });
  expect(environment(same)?.path).toBe("environments[0]");
  for (const logs of [header("1.221.0", "3.11.7"), header("1.220.0", "3.13.0")])
    expect(environment(await factsOf({ logs, facts }))).toBeUndefined();
});
