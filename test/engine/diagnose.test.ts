import { expect, test } from "vitest";
import { diagnose } from "../../src/engine/diagnose.ts";
import type { Finding } from "../../src/model/finding.ts";
import { defineRule, type Rule } from "../../src/model/rule.ts";
import { finding } from "../fakes/finding.ts";

interface Facts {
  readonly seen: string;
  readonly other: number;
}

function rule(
  id: string,
  change: Partial<Finding> = {},
  explains: string[] = [],
  besides?: readonly string[],
): Rule<Facts> {
  const { rule: _, ...found } = finding(change.failureMode === null ? null : id, change);
  return defineRule<Facts, "seen">({
    id,
    title: id,
    needs: ["seen"],
    explains,
    check: () => ({
      outcome: "fired",
      finding: found,
      ...(besides === undefined ? {} : { besides }),
    }),
  });
}

const facts = { seen: { status: "observed", value: "x", tookMs: 1 } } as const;

test("what a finding outranks stands beside it as a warning, however sure", () => {
  const notice = rule("notice", { confidence: "proven" });
  const ended = rule("ended", { failureMode: null, cause: "An exception.", fault: "program" });
  const check: typeof ended.check = (seen) => {
    const answer = ended.check(seen);
    return answer.outcome === "fired" ? { ...answer, outranks: ["notice"] } : answer;
  };
  const { findings, failureMode } = diagnose([notice, { ...ended, check }], facts);
  expect(failureMode).toBeNull();
  expect(findings.map((one) => `${one.rule} ${one.severity}`)).toEqual(["ended error", "notice warning"]);
});

test("no rule fires: nothing is known, and it says what would tell", () => {
  expect(diagnose<Facts>([], facts)).toMatchObject({
    failureMode: null,
    fault: "unknown",
    confidence: "none",
  });
});

test("a missing fact makes a rule undetermined, with the reason why it is missing", () => {
  const skipped = { seen: { status: "skipped", reason: "no port is known" } } as const;
  expect(diagnose([rule("a")], skipped).undetermined).toEqual([
    { rule: "a", missing: "seen: no port is known" },
  ]);
});

test("a rule that throws is an entry, not a crash", () => {
  const broken = defineRule<Facts, "seen">({
    id: "broken",
    title: "broken",
    needs: ["seen"],
    check() {
      throw new Error("boom");
    },
  });
  const verdict = diagnose([broken, rule("a")], facts);
  expect(verdict.failureMode).toBe("a");
  expect(verdict.undetermined[0]?.missing).toContain("boom");
});

test("a symptom is folded under its cause, however sure it is", () => {
  const verdict = diagnose(
    [rule("symptom", { confidence: "proven" }), rule("cause", {}, ["symptom"])],
    facts,
  );
  expect(verdict.findings.map((one) => one.rule)).toEqual(["cause"]);
});

test("two rules that explain each other do not make both disappear", () => {
  expect(diagnose([rule("a", {}, ["b"]), rule("b", {}, ["a"])], facts).findings).toHaveLength(2);
});

test("a proven cause stands without alternatives; another trouble beside it stays a finding", () => {
  const verdict = diagnose([rule("a"), rule("b", { confidence: "proven" })], facts);
  expect(verdict).toMatchObject({ failureMode: "b", confidence: "proven", alternatives: [] });
  expect(verdict.findings.map((one) => one.failureMode)).toEqual(["b", "a"]);
});

test("rivals of equal, lesser confidence leave the mode open and keep a common fault", () => {
  const verdict = diagnose([rule("a"), rule("b")], facts);
  expect(verdict).toMatchObject({ failureMode: null, fault: "tws", confidence: "possible" });
  expect(verdict.alternatives.map((one) => one.failureMode)).toEqual(["a", "b"]);
});

test("rivals with different faults leave the fault open as well", () => {
  expect(diagnose([rule("a"), rule("b", { fault: "program" })], facts)).toMatchObject({
    fault: "unknown",
    confidence: "none",
  });
});

test("an open finding falls away once a cause is as sure, and stays while it is surer", () => {
  const open = rule("open", { failureMode: null, fault: "unknown" });
  expect(diagnose([open, rule("a")], facts).findings.map((one) => one.rule)).toEqual(["a"]);
  const verdict = diagnose([open, rule("a", { confidence: "possible" })], facts);
  expect(verdict).toMatchObject({ failureMode: null, alternatives: [{ failureMode: "a" }] });
});

const other = { evidence: [{ fact: "other", path: "", quote: "1" }] } as const;

test("what rests on facts that had no part in it stands beside it as a warning, however sure it is", () => {
  const crash = rule(
    "crash",
    { failureMode: null, cause: "It crashes", confidence: "possible" },
    [],
    ["other"],
  );
  const verdict = diagnose([rule("setting", { confidence: "proven", ...other }), crash], facts);
  expect(verdict).toMatchObject({ failureMode: null, fault: "tws", confidence: "possible" });
  expect(verdict.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
    "crash error",
    "setting warning",
  ]);
});

test("what rests on another fact as well stays what it is", () => {
  const crash = rule(
    "crash",
    { failureMode: null, cause: "It crashes", confidence: "possible" },
    [],
    ["other"],
  );
  const both = [...finding("a").evidence, ...other.evidence] as const;
  const verdict = diagnose([rule("seen-too", { evidence: both }), crash], facts);
  expect(verdict).toMatchObject({ failureMode: "seen-too", findings: [{ severity: "error" }, {}] });
});

test("what was set aside does not swallow what it would explain", () => {
  const crash = rule("crash", { failureMode: null, cause: "It crashes" }, [], ["other"]);
  const verdict = diagnose([rule("setting", other, ["crash"]), crash], facts);
  expect(verdict.findings.map((one) => one.rule)).toEqual(["crash", "setting"]);
});

test("a stated cause stays beside a mode that is as sure", () => {
  const crash = rule("crash", { failureMode: null, cause: "It crashes" });
  expect(diagnose([rule("a"), crash], facts).findings.map((one) => one.rule)).toEqual(["a", "crash"]);
});

test("what is held to be the cause is never ruled out as well", () => {
  const evidence = { fact: "seen", path: "", quote: "x" };
  const info = rule("b", {
    severity: "info",
    ruledOut: [
      { fault: "tws", evidence },
      { fault: "network", evidence },
    ],
  });
  expect(diagnose([rule("a"), info], facts).ruledOut.map((one) => one.fault)).toEqual(["network"]);
});

test("the headline says what was seen and who acts", () => {
  expect(diagnose([rule("a")], facts).headline).toBe(
    "a was seen. TWS or IB Gateway has to be brought into order.",
  );
});
