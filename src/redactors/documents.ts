import type { DocumentRedactor } from "../model/redactor.ts";
import { textRedaction } from "./index.ts";
import { configuration } from "./settings/configuration.ts";

/** Redactors that read a whole configuration document; apart, because they bring a YAML parser with them. */
export const documentRedactors: readonly DocumentRedactor[] = [configuration];

/** What the redaction of a run starts from; spread it into the options of `createRedaction`. */
export const standardRedaction = {
  ...textRedaction,
  documents: documentRedactors,
};
