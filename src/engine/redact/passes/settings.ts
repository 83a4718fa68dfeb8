import type { DocumentKind } from "../../../model/artifact.ts";
import type { Redactor } from "../../../model/redactor.ts";
import { guardedWhole } from "../failure.ts";
import { rankedRedactor } from "../search/program.ts";
import { type FoundSpan, foundSpan } from "../spans.ts";
import type { Session } from "./session.ts";

/** Whether somebody reads documents of this kind as a whole. */
export function isConfiguration({ documents }: Session, kind: DocumentKind): boolean {
  return documents.some(({ kinds }) => kinds.includes(kind));
}

/** What those who know the syntax of a whole document find in it. */
export function* settingsIn({ documents }: Session, bytes: Buffer, kind: DocumentKind): Generator<FoundSpan> {
  const text = bytes.toString("latin1");
  for (const [index, document] of documents.entries()) {
    if (!document.kinds.includes(kind)) continue;
    const owner = rankedRedactor(asRedactor(document), -100 + index);
    for (const span of guardedWhole(document.id, () => document.read(text, kind)))
      yield foundSpan(span, { owner, offset: 0, wrap: span.wrap ?? "" });
  }
}

function asRedactor({ id, kind, title }: { id: string; kind: string; title: string }): Redactor {
  return {
    id,
    kind,
    title,
    triggers: [],
    before: 0,
    after: 0,
    find: () => [],
    examples: { hide: [], keep: [] },
  };
}

/** Documents up to this size are read as a whole; larger ones are refused. */
const LARGEST_CONFIGURATION = 4 << 20;

export async function readWhole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    length += part.length;
    if (length > LARGEST_CONFIGURATION) throw new Error("it is too large for a configuration file");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
