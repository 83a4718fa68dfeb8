import type { DocumentRedactor, Redactor } from "../model/redactor.ts";
import { ibAccount } from "./ib-account.ts";
import { keyValue } from "./key-value.ts";

/** All redactors; of two that want the same stretch the first names it. */
export const redactors: readonly Redactor[] = [ibAccount, keyValue];

/** Redactors that read a whole configuration document. */
export const documentRedactors: readonly DocumentRedactor[] = [];
