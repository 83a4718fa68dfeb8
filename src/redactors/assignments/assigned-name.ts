import type { Window } from "../../model/redactor.ts";
import { matchesAt } from "../words/sticky.ts";
import { endsInWideMark, GIVING } from "../words/wide-mark.ts";
import { meaningOf } from "./key-name.ts";

/** A name that may be given a value, and where it stands. */
export interface AssignedName {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Behind `--` or `-`. */
  readonly option: boolean;
}

const KEY = /[A-Za-z0-9_.$\x80-\xff-]/;
const LONGEST_KEY = 90;
const MORE_WORDS = /[ \t](?:key|token|code|value|phrase|string|access key|password|name|id)s?\b(?![\w.-])/iy;
/** They end a name although they look like letters of it. */
const MARK = new RegExp(GIVING, "y");

/** Reads the name that holds the trigger; `null` when it means no secret or gives nothing. */
export function readAssignedName({ text, at, end }: Window): AssignedName | null {
  let keyStart = at;
  while (
    keyStart > 0 &&
    at - keyStart < LONGEST_KEY &&
    KEY.test(text[keyStart - 1] ?? "") &&
    !endsInWideMark(text, keyStart)
  )
    keyStart--;
  if (text[keyStart - 1] === "\\") {
    if (/[nrt]/.test(text[keyStart] ?? "") && keyStart < at) keyStart++;
    else if (text.startsWith("u0022", keyStart) && keyStart + 5 <= at) keyStart += 5;
  }
  let keyEnd = end;
  // A trigger such as `pin=` or ` pat ` reaches beyond the name.
  while (keyEnd > at + 1 && !KEY.test(text[keyEnd - 1] ?? "")) keyEnd--;
  while (
    keyEnd < text.length &&
    keyEnd - end < LONGEST_KEY &&
    KEY.test(text[keyEnd] ?? "") &&
    !matchesAt(MARK, text, keyEnd)
  )
    keyEnd++;
  if (matchesAt(MORE_WORDS, text, keyEnd)) keyEnd = MORE_WORDS.lastIndex;
  const dashes = /^[-.$]*/.exec(text.slice(keyStart, keyEnd))?.[0] ?? "";
  const option =
    dashes.startsWith("-") && /(?:^|[\s"'`=[,(])$/.test(text.slice(Math.max(0, keyStart - 1), keyStart));
  // `-Dpassword=…`: a property given to Java.
  keyStart +=
    dashes.length + (dashes === "-" && /^D[a-z]/.test(text.slice(keyStart + 1, keyStart + 3)) ? 1 : 0);
  let key = text.slice(keyStart, keyEnd).replace(/[.-]+$/, "");
  keyEnd = keyStart + key.length;
  if (/^(?:key|id|code|number|name)s?\b/i.test(key)) {
    const before = /([A-Za-z]+)[ \t]$/.exec(text.slice(Math.max(0, keyStart - 24), keyStart));
    if (before?.[1]) key = `${before[1]} ${key}`;
  }
  // `scheme://USER:password@host` is no setting.
  if (meaningOf(key) === null || text.startsWith("://", keyStart - 3)) return null;
  if (
    text[keyStart - 1] === "<" &&
    /^[a-z-]+-(?:\d+|more)(?::\w+)?>/.test(text.slice(keyStart, keyStart + 60))
  )
    return null;
  return { key, keyStart, keyEnd, option };
}
