import type { KnownValue } from "../../../model/artifact.ts";

const SECRET =
  /pass(?:word|wd|phrase)?$|token$|secret$|(?:api|private|access)[-_]?key$|credentials?$|^pw$|pin$/i;
const USER = /^(?:user|username|user[-_]?name|login|user[-_]?id)$/i;
const ACCOUNT = /account(?:[-_]?(?:id|number|code))?$/i;
/** Shorter ones would hide half of the report. */
const SHORTEST = 4;

/** Values in the command line that stand behind a name that says what they are: `--password X`, `TWS_PASSWORD=X`. */
export function secretArguments(command: readonly string[]): KnownValue[] {
  return command.flatMap((word, index) => {
    const [, dashes = "", name = "", inline] = /^(-{0,2})([\w.-]+?)(?:=(.*))?$/s.exec(word) ?? [];
    const kind = kindOf(name);
    if (kind === null || (dashes === "" && inline === undefined)) return [];
    const value = inline ?? command[index + 1] ?? "";
    if (value.length < SHORTEST || value.startsWith("--")) return [];
    return [{ value, kind, origin: `${name} in the command line` }];
  });
}

function kindOf(name: string): string | null {
  if (SECRET.test(name)) return "secret";
  if (USER.test(name)) return "user";
  return ACCOUNT.test(name) ? "account" : null;
}
