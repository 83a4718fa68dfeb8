import type { Json } from "../../../model/json.ts";
import { rewriteJson } from "../json.ts";
import { uncoloured } from "../text/colours.ts";
import { rewriteBytes } from "./rewrite.ts";
import type { Session } from "./session.ts";
import type { Noted } from "./write-names.ts";

/** Rewrites a text that is no document, such as a name: counted for `where`, on no line of it. */
export function rewritePiece(session: Session, text: string, where: string): string {
  const noted: Noted = ({ span }) => session.ledger.add(span.owner.redactor.id, where, null);
  return rewriteBytes(session, Buffer.from(text, "utf8"), where, "text", noted).toString("utf8");
}

/** Rewrites a part of a JSON document; on which lines of the whole it will stand nobody knows here. */
export function rewriteValue(session: Session, json: Json, where: string): Json {
  return rewriteCounted(session, json, where, () => () => null);
}

/** Rewrites a whole JSON document that will be laid out with an indentation: its lines are those of that layout. */
export function rewriteJsonDocument(session: Session, json: Json, where: string): Json {
  return rewriteCounted(session, json, where, laidOutLines);
}

function rewriteCounted(
  session: Session,
  json: Json,
  where: string,
  lines: (bytes: Buffer) => (offset: number) => number | null,
): Json {
  let asked = false;
  let found: { readonly id: string; readonly line: number | null }[] = [];
  const rewritten = rewriteJson(json, (text) => {
    // Asked again, for pieces: the outcome of the whole is not taken, and does not count.
    if (asked) {
      found = [];
      return rewritePiece(session, text, where);
    }
    asked = true;
    const bytes = uncoloured(Buffer.from(text, "utf8"));
    const lineAt = lines(bytes);
    const noted: Noted = ({ span, offset }) => {
      found.push({ id: span.owner.redactor.id, line: lineAt(offset) });
    };
    return rewriteBytes(session, bytes, where, "text", noted).toString("utf8");
  });
  for (const { id, line } of found) session.ledger.add(id, where, line);
  return rewritten;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENS = new Set([0x5b, 0x7b]);
const CLOSES = new Set([0x5d, 0x7d]);

/** For offsets in a compact JSON text, asked in ascending order: the line on which `JSON.stringify(…, 2)` puts them. */
function laidOutLines(bytes: Buffer): (offset: number) => number {
  let at = 0;
  let line = 1;
  let inText = false;
  return (offset) => {
    for (; at < offset; at++) {
      const byte = bytes[at] as number;
      if (inText) {
        if (byte === BACKSLASH) at++;
        else if (byte === QUOTE) inText = false;
      } else if (byte === QUOTE) inText = true;
      else if (byte === COMMA) line++;
      else if (OPENS.has(byte)) line += CLOSES.has(bytes[at + 1] ?? 0) ? 0 : 1;
      else if (CLOSES.has(byte)) line += OPENS.has(bytes[at - 1] ?? 0) ? 0 : 1;
    }
    return line;
  };
}
