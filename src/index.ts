export type { Progress, ReportOptions, ReportResult, RunRequest, UserWords } from "./app/options.ts";
export { report } from "./app/report.ts";
export { version } from "./app/version.ts";
export type { FactObservations, Facts } from "./facts.ts";
export type * from "./model/finding.ts";
export type { Observation } from "./model/observation.ts";
export type { System } from "./model/system.ts";
export type { Undetermined, Verdict } from "./model/verdict.ts";
export { createSystem, type SystemOverrides } from "./system/index.ts";
