import type { Json } from "../../model/json.ts";
import type { Redacted, RedactedStream } from "../../model/redacted.ts";
import { rewriteJsonText } from "./json.ts";
import { learnWritten } from "./known/learning.ts";
import { filter } from "./passes/filter.ts";
import { learnBytes, learnDocument } from "./passes/learn.ts";
import { explain, rewriteBytes, rewriteDocument } from "./passes/rewrite.ts";
import { rewriteJsonDocument, rewritePiece, rewriteValue } from "./passes/rewrite-values.ts";
import { createSession } from "./passes/session.ts";
import { latin1, utf8 } from "./text/latin1.ts";
import type { Redaction, RedactionOptions } from "./types.ts";

export { RedactionFailed } from "./failure.ts";
export { jsonTextOf, textOf } from "./text/text-of.ts";
export { Unreadable } from "./text/unreadable.ts";
export type { Document, Explanation, Redaction, RedactionOptions } from "./types.ts";

/** The redaction of one run. */
export function createRedaction(options: RedactionOptions): Redaction {
  const session = createSession(options);
  const { learner, knowledge, ledger } = session;
  const redaction: Redaction = {
    know({ value, kind }) {
      if (learner.isCommon(value.toLowerCase()) && kind !== "hidden") return;
      learnWritten({ value: latin1(value), kind, label: null, canonical: null }, learner);
    },
    learn: (document) => learnDocument(session, document),
    learnValue: (json) => redaction.learnText(JSON.stringify(json) ?? ""),
    learnText: (text, kind = "text") => learnBytes(session, Buffer.from(text, "utf8"), kind),
    text: (text, where, kind = "text") =>
      rewriteBytes(session, Buffer.from(text, "utf8"), where, kind).toString("utf8") as Redacted,
    piece: (text, where) => rewritePiece(session, text, where) as Redacted,
    value: <T>(json: T, where: string) => rewriteValue(session, json as Json, where) as T,
    document: <T>(json: T, where: string) => rewriteJsonDocument(session, json as Json, where) as T,
    jsonText: (json, where) => rewriteJsonText(json, (text) => redaction.text(text, where)) as Redacted,
    json: (json, where) => `${JSON.stringify(redaction.document(json, where), null, 2)}\n` as Redacted,
    stream: (document) => ({ open: () => rewriteDocument(session, document) }) as unknown as RedactedStream,
    filter: (input, where) => filter(session, input, where),
    explain: (text, kind = "text") => explain(session, text, kind),
    entries: () => ledger.entries(),
    learned: () => [...knowledge.values()].map(({ kind, value }) => ({ kind, value: utf8(value) })),
  };
  for (const value of options.known ?? []) redaction.know(value);
  for (const value of options.hide ?? []) redaction.know({ value, kind: "hidden", origin: "asked for" });
  return redaction;
}
