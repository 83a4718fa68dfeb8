import { describe, expect, test } from "vitest";
import { coarseOf, fingerprintOf, identify } from "../../src/filing/fingerprint.ts";
import { messageTemplate } from "../../src/filing/message-template.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { originFacts } from "../report/origin-case.ts";
import { libraryVerdict } from "./case-fixture.ts";

const component = { name: "nautilus-trader", version: "1.220.0" };
const base = { verdict: libraryVerdict, facts: originFacts, component, defect: null };
const print = (change: Partial<typeof base> = {}) => fingerprintOf(identify({ ...base, ...change }));

describe("the same failure has the same fingerprint", () => {
  test("which never changes: issues that exist are found by it", () => {
    const identity = {
      ...({
        version: 1,
        component: "nautilus-trader",
        release: "1",
        failureMode: "request-before-ready",
      } as const),
      ...{ defect: null, codes: [504], exception: null, frames: [], message: null },
    };
    expect(fingerprintOf(identity)).toBe("ibbrfpb840dd7e826f153e688b");
  });

  test("on other patch releases, machines and days", () => {
    expect(print({ component: { ...component, version: "1.230.4" } })).toBe(print());
    expect(print({ component: { ...component, version: "2.0.0" } })).not.toBe(print());
    const zero = (version: string) => print({ component: { name: "ib-async", version } });
    expect(zero("0.9.1")).toBe(zero("0.9.86"));
    expect(zero("0.9.1")).not.toBe(zero("0.10.0"));
  });

  test("and without a trace the message counts, without what varies", () => {
    const unknown = (headline: string) => {
      const verdict: Verdict = { ...libraryVerdict, failureMode: null, findings: [], headline };
      return print({ verdict });
    };
    expect(unknown("lost 10.0.0.1:7497 after 31 ms at 10:00:00")).toBe(
      unknown("lost 10.9.8.7:4002 after 5 ms at 23:59:59"),
    );
    expect(unknown("lost the socket")).not.toBe(unknown("lost the farm"));
  });

  test("with a trace, the component's functions do, not its lines and folders", () => {
    const traced = (folder: string, line: number, other: string) => {
      const frames = [
        { path: `${folder}/bot/${other}.py`, line: 3, function: other },
        { path: `${folder}/site-packages/nautilus_trader/live/node.py`, line, function: "build" },
        {
          path: `${folder}/site-packages/nautilus_trader/adapters/ib/client.py`,
          line: line + 4,
          function: "_connect",
        },
      ];
      const event = { kind: "traceback", exception: "TimeoutError", message: "m", frames };
      const facts = {
        "capture.logs": { status: "observed", tookMs: 1, value: { events: [event] } },
      } as const;
      return fingerprintOf(identify({ ...base, verdict: { ...libraryVerdict, failureMode: null }, facts }));
    };
    expect(traced("/home/ann/.venv", 10, "run")).toBe(traced("C:\\bots\\venv", 99, "main"));
  });

  test("relatives share the coarse one", () => {
    const coarse = (version: string) => coarseOf(identify({ ...base, component: { ...component, version } }));
    expect(coarse("1.0")).toBe(coarse("2.0"));
  });
});

test.each([
  ["account U1234567 order 42 at 2026-03-01 09:30:00,123", "account <account> order <number> at <date>"],
  ["conn to 127.0.0.1:7497 in 31.5ms by <account-1:paper>", "conn to <address> in <number> by <id>"],
  ["File /home/ann/bots/x.py, farm usfarm.nj, 0x7f3a", "File <path>, farm <farm>, <address>"],
  [
    "mail ann@example.com, key 'abc def', id 0f8fad5b-d9cb-469f-a165-70867728950e",
    "mail <email>, key <quoted>, id <uuid>",
  ],
])("%s", (message, template) => {
  expect(messageTemplate(message)).toBe(template);
});

test("a line of ten megabytes takes no time", () => {
  const from = performance.now();
  for (const filler of ["a", "a ", "1.", "\\x/", "@a.", '"', "0x"]) messageTemplate(filler.repeat(5_000_000));
  expect(performance.now() - from).toBeLessThan(2000);
});
