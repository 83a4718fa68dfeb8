import type { Span } from "../../model/redactor.ts";

/** A heading, or the name before an equals sign, at the beginning of a line. */
const NAMES = /^[ \t]*(?:\[{1,2}[^\]\n]{1,200}\]|[\w."'-]{1,200}[ \t]{0,20}=)/gm;
const ACCOUNT = /(?<![\w"'-])(?:D[UFI][A-Z]?|[UFI])\d{5,8}(?![\w"'-])/g;

/** Accounts that are bare keys of TOML, `[accounts.U1234567]`: a pseudonym stands there in quotes only. */
export function accountsInKeys(toml: string): Span[] {
  return [...toml.matchAll(NAMES)].flatMap(({ 0: names, index }) =>
    [...names.matchAll(ACCOUNT)].map((account) => {
      const start = index + account.index;
      return { start, end: start + account[0].length, kind: "account", wrap: '"' };
    }),
  );
}
