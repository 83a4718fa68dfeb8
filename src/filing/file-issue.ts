import { type Filing, outcome } from "./outcome.ts";
import type { FilingDeps, FilingRequest } from "./request.ts";

/** Decides about an issue and files it at most once: the whole of `file`. Never throws for what a server does. */
export async function fileIssue(_request: FilingRequest, _deps: FilingDeps): Promise<Filing> {
  return outcome("not-filed", "Filing is not written yet. Nothing was created.");
}
