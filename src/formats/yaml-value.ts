import { parseDocument } from "yaml";

/** A YAML text as plain data, without positions; `undefined` when it is no valid YAML or refers to itself too often. */
export function readYamlValue(text: string): unknown {
  try {
    const document = parseDocument(text, { strict: true, uniqueKeys: true, logLevel: "silent" });
    // Aliases are bounded: a few lines can otherwise unfold to gigabytes.
    return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 50 });
  } catch {
    return undefined;
  }
}
