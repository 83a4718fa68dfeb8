import { expect, test } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { verdictView } from "../../src/report/verdict-view.ts";

test("a cause that no mode is, is said, and is not called unknown or one of several", () => {
  const view = verdictView(verdict({ cause: "The library expects a loop" }, "possible"));
  expect(view).toMatchObject({ failureMode: null, cause: "The library expects a loop" });
  expect(view.confidenceMeans).toBe("another cause is not excluded");
});

test("an open cause stays open, and no others are claimed where none is named", () => {
  const view = verdictView(verdict({}, "possible"));
  expect(view).toMatchObject({ cause: null, confidenceMeans: "what was seen leaves the cause open" });
});

test("a cause that others contest is not the verdict's", () => {
  const view = verdictView({ ...verdict({ cause: "It crashes" }, "none"), fault: "unknown" });
  expect(view.cause).toBeNull();
});

test("a mode is its own cause", () => {
  const view = verdictView(verdict({ failureMode: "healthy", cause: "other" }, "proven"));
  expect(view.cause).toBe(view.modeTitle);
});

test("what only a lesser finding states is not the verdict's", () => {
  const first = finding({ failureMode: "healthy" });
  const findings = [first, finding({ cause: "beside it" })];
  expect(verdictView({ ...verdict({}, "possible"), findings }).cause).toBeNull();
});

function verdict(change: Partial<Finding>, confidence: Verdict["confidence"]): Verdict {
  return {
    ...{ schemaVersion: 1, headline: "", fault: "program", confidence, refutedBy: "" },
    ...{ alternatives: [], ruledOut: [], undetermined: [] },
    failureMode: change.failureMode ?? null,
    findings: [finding(change)],
  };
}

function finding(change: Partial<Finding>): Finding {
  return {
    ...{ rule: "a", failureMode: null, fault: "program", confidence: "possible", severity: "error" },
    ...{ summary: "", remedy: "", refutedBy: "", alternatives: [], ruledOut: [] },
    evidence: [{ fact: "host.os", path: "", quote: "" }],
    ...change,
  };
}
