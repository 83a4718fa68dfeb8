import { describe, expect, test } from "vitest";
import { compareVersions, decide } from "../../src/filing/decide.ts";
import { identify } from "../../src/filing/fingerprint.ts";
import { candidateOf, scoreIssue } from "../../src/filing/score.ts";
import type { Issue } from "../../src/sinks/github/answers.ts";
import { libraryVerdict } from "./case-fixture.ts";

const component = { name: "nautilus-trader", version: "1.220.0" };
const evidence = [
  { artifact: "l", lines: [1, 1], quote: "Connection cancelled ⏎ Not connected (code: 504, req_id=-1)" },
] as const;
const verdict = { ...libraryVerdict, findings: libraryVerdict.findings.map((one) => ({ ...one, evidence })) };
const identity = identify({ verdict, facts: {}, component, defect: null });
const fingerprint = "ibbrfp0123456789abcdef0123";
const ours = { fingerprint, identity, message: evidence[0].quote };

function issueWith(given: Partial<Issue>): Issue {
  return {
    ...{ number: 1, url: "u", title: "", body: "", state: "open", closedAs: null, author: "x", labels: [] },
    ...{ createdAt: null, updatedAt: null, isPullRequest: false },
    ...given,
  };
}
const score = (given: Partial<Issue>) => scoreIssue(issueWith(given), ours);

describe("the score", () => {
  test("is 100 for our fingerprint as a word, and for nothing else that looks like it", () => {
    expect(score({ body: `x \`${fingerprint}\` y` })).toBe(100);
    expect(score({ body: `${fingerprint}ff` })).toBeLessThan(55);
  });

  test("rises with the code, the message and the release", () => {
    const code = score({ body: "I get code 504" });
    const message = score({ body: "2026-01-02 Connection cancelled ⏎ Not connected (code: 504, req_id=-1)" });
    const all = score({
      body: "nautilus 1.219.0\nConnection cancelled ⏎ Not connected (code: 504, req_id=7)",
    });
    expect(score({ body: "how do I install this?" })).toBeLessThan(15);
    expect([code < message, message < all, all < 90, message >= 55]).toEqual([true, true, true, true]);
  });
});

describe("the decision", () => {
  const scored = (...issues: readonly Partial<Issue>[]) =>
    issues.map((given, index) => {
      const issue = issueWith({ number: index + 1, ...given });
      return { issue, candidate: candidateOf(issue, scoreIssue(issue, ours)) };
    });
  const same = { body: fingerprint };

  test("nothing alike: new; alike: a person looks; the same and open: that one, the oldest", () => {
    expect(decide(scored({ body: "other" }), component)).toEqual({ kind: "new" });
    expect(
      decide(scored({ body: "Connection cancelled ⏎ Not connected (code: 504, req_id=-1)" }), component).kind,
    ).toBe("maybe");
    expect(decide(scored(same, same), component)).toMatchObject({ kind: "same-open", issue: { number: 1 } });
  });

  test("the oldest that is open, whatever stands before it in the list; of closed ones the newest", () => {
    const at = (number: number, state: Issue["state"]) => ({ ...same, number, state });
    const mixed = scored(at(9, "open"), at(3, "closed"), at(5, "open"), at(7, "open"));
    expect(decide(mixed, component)).toMatchObject({ kind: "same-open", issue: { number: 5 } });
    const closed = scored(at(4, "closed"), at(8, "closed"), at(6, "closed"));
    expect(decide(closed, component)).toMatchObject({ kind: "same-closed", issue: { number: 8 } });
  });

  test("closed for good stays closed, and it is said how", () => {
    const closed = { ...same, state: "closed" } as const;
    const old = `${fingerprint}\n- nautilus_trader: \`1.100.0\``;
    for (const [how, reason] of [
      [{ closedAs: "not_planned" }, /decided not to change/],
      [{ closedAs: "duplicate" }, /look there/],
      [{ closedAs: "completed", labels: ["wontfix"] }, /decided not to change/],
    ] satisfies [Partial<Issue>, RegExp][]) {
      // Also when our release is newer than the one it was seen with.
      const decision = decide(scored({ ...closed, body: old, ...how }), component);
      expect(decision).toMatchObject({ kind: "same-closed", reason: expect.stringMatching(reason) });
    }
  });

  test("completed and seen with a newer release is a regression, with the same or an older one is not", () => {
    const closed = { state: "closed", closedAs: "completed" } as const;
    const at = (version: string) =>
      decide(scored({ ...closed, body: `${fingerprint}\n- nautilus_trader: \`${version}\`` }), component)
        .kind;
    expect([at("1.219.9"), at("1.220.0"), at("1.230.0")]).toEqual([
      "regression",
      "same-closed",
      "same-closed",
    ]);
    expect(decide(scored({ ...closed, body: fingerprint }), component).kind).toBe("same-closed");
    // The newest release that it names counts, by number; without a release of ours nothing is newer.
    const both = (first: string, then: string) =>
      scored({ ...closed, body: `${fingerprint} nautilus-trader ${first}, later nautilus_trader ${then}` });
    expect(decide(both("1.300.0", "1.90.0"), component).kind).toBe("same-closed");
    expect(decide(both("1.90.0", "1.100.0"), component).kind).toBe("regression");
    expect(decide(both("1.9", "1.10"), { ...component, version: null }).kind).toBe("same-closed");
    expect(decide(both("1.9", "1.10"), null).kind).toBe("same-closed");
  });
});

test("versions are compared as numbers", () => {
  expect([
    compareVersions("1.10", "1.9"),
    compareVersions("1.2.0", "1.2"),
    compareVersions("2.0rc1", "2.0"),
    compareVersions("1.2", "1.2.1"),
    compareVersions("unknown", "0.1"),
  ]).toEqual([1, 0, 0, -1, -1]);
});
