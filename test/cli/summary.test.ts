import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { printVerdict } from "../../src/cli/summary.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { finding } from "../fakes/finding.ts";

function printed(verdict: Partial<Verdict>): string {
  const stdout = new PassThrough({ encoding: "utf8" });
  const told = { headline: "So it is.", failureMode: "a", fault: "tws", confidence: "proven" } as const;
  const rest = { schemaVersion: 1, alternatives: [], ruledOut: [], undetermined: [], refutedBy: "" } as const;
  printVerdict({ ...rest, ...told, findings: [], ...verdict }, { stdout } as unknown as Io);
  return String(stdout.read());
}

test("what was found beside the cause is named in a line each, remarks and what is possible left out", () => {
  const text = printed({
    findings: [
      finding("a"),
      finding("b", { severity: "warning" }),
      finding("c", { severity: "info" }),
      finding("d"),
      finding("e", { failureMode: null }),
    ],
    alternatives: [{ failureMode: "d", fault: "tws", decidedBy: "A look." }],
  });
  expect(text.match(/^Also found: .*$/gm)).toEqual(["Also found: b was seen.", "Also found: e was seen."]);
});
