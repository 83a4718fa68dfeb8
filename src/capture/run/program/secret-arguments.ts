import type { KnownValue } from "../../../model/artifact.ts";

const SECRET =
  /pass(?:wor[dt]|wd|phrase|code)?$|token$|secret$|(?:api|private|access)[-_]?key$|credentials?$|^pw$|pin$|kennwort$|geheim\w*$|contrase\S*$|senha$/i;
const USER = /^(?:user|username|user[-_]?name|login|user[-_]?id)$/i;
const ACCOUNT = /account(?:[-_]?(?:id|number|code))?$/i;
/** Behind `-p` stands a port or a password: this is no port, no word, no path. */
const PASSWORD = /^(?=\S*[a-z])(?=\S*[\d!@#$%^&*+=?~])[^\s/\\:-][^\s/\\:]{5,}$/i;
/** Shorter ones would hide half of the report. */
const SHORTEST = 4;

/** Values in the command line that stand behind a name that says what they are: `--password X`, `TWS_PASSWORD=X`. */
export function secretArguments(command: readonly string[]): KnownValue[] {
  return command.flatMap((word, index) => {
    const [, dashes = "", name = "", inline] = /^(-{0,2})([\w.-]+?)(?:=(.*))?$/s.exec(word) ?? [];
    const kind = kindOf(name);
    if (/^-[pP]$/.test(word) && PASSWORD.test(command[index + 1] ?? ""))
      return [{ value: command[index + 1] ?? "", kind: "secret", origin: `${word} in the command line` }];
    if (kind === null || (dashes === "" && inline === undefined)) return [];
    const value = inline ?? command[index + 1] ?? "";
    if (value.length < SHORTEST || value.startsWith("--")) return [];
    return [{ value, kind, origin: `${name} in the command line` }];
  });
}

function kindOf(name: string): KnownValue["kind"] | null {
  if (SECRET.test(name)) return "secret";
  if (USER.test(name)) return "user";
  return ACCOUNT.test(name) ? "account" : null;
}
