export type { Case } from "./case.ts";
export type { Consent, Permission } from "./consent.ts";
export { fileIssue } from "./file-issue.ts";
export { EXIT_CODES, type Filing, type Outcome } from "./outcome.ts";
export type { Candidate, Choice, Preview } from "./preview.ts";
export type { FilingDeps, FilingRequest } from "./request.ts";
