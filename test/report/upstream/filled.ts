import { readFileSync } from "node:fs";
import { buildReport, type ReportInput } from "../../../src/report/index.ts";
import {
  fillTemplate,
  knownOf,
  parseTemplate,
  type UpstreamTemplate,
  type Vouched,
} from "../../../src/report/upstream/index.ts";
import { originInput } from "../origin-case.ts";

export const FINGERPRINT = "ibbrfp0123456789abcdef0123";

export function templateText(file: string): string {
  return readFileSync(new URL(`../../fixtures/upstream/${file}`, import.meta.url), "utf8");
}

interface Given {
  readonly input?: Partial<ReportInput>;
  readonly vouched?: Partial<Vouched>;
  readonly maxCodePoints?: number;
}

/** A fixture filled with the case the project grew from. */
export function filled(file: string, given: Given = {}) {
  const template = parseTemplate(file, templateText(file));
  if (template === null) throw new Error(`${file} is no template`);
  return fillText(template, given);
}

/** Any template filled with it. */
export function fillText(template: UpstreamTemplate, given: Given = {}) {
  const report = buildReport({ ...originInput, ...given.input });
  const component = { name: "nautilus-trader", version: "1.220.0" };
  const versions = [...report.versions, { name: "Python", version: "3.13.1", from: "x" }];
  const known = knownOf({ ...originInput.facts, ...given.input?.facts }, versions, component);
  return fillTemplate({
    template,
    filling: { report, known, fingerprint: FINGERPRINT, notes: [] },
    vouched: { searched: false, attested: [], ...given.vouched },
    title: report.title,
    maxCodePoints: given.maxCodePoints ?? 60_000,
  });
}
