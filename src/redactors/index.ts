import type { DocumentRedactor, Redactor } from "../model/redactor.ts";
import { ibAccount } from "./ib-account.ts";

/** All redactors; of two that want the same stretch the first names it. */
export const redactors: readonly Redactor[] = [ibAccount];

/** Redactors that read a whole configuration document. */
export const documentRedactors: readonly DocumentRedactor[] = [];
