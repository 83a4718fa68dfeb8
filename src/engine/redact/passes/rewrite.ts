import type { DocumentKind } from "../../../model/artifact.ts";
import { failingSafely } from "../failure.ts";
import { type Scan, type ScanSink, startScan } from "../scan.ts";
import { uncoloured } from "../text/colours.ts";
import { createTakenColours, type TakenColours } from "../text/taken-colours.ts";
import { textOf } from "../text/text-of.ts";
import type { Document, Explanation } from "../types.ts";
import { createOutput, type Output } from "./output.ts";
import type { Session } from "./session.ts";
import { isConfiguration, readWhole, settingsIn } from "./settings.ts";
import { type Noted, writingNames } from "./write-names.ts";

/** A text that is being rewritten: what is pushed into the scan comes out of the output. */
export interface Rewriting {
  readonly scan: Scan;
  readonly output: Output;
}

interface Watching {
  /** Told what is hidden; without it, it is counted. */
  readonly noted?: Noted | undefined;
  /** Sees what is to be hidden before it gets its name. */
  readonly seen?: ScanSink["hide"];
  /** Colours to put back. */
  readonly taken?: TakenColours | null;
}

/** The second pass over a text of some length in bytes. */
export function startRewriting(
  { knowledge, names, kept, ledger }: Session,
  where: string,
  length: number,
  { noted = ({ span, line }) => ledger.add(span.owner.redactor.id, where, line), seen, taken }: Watching = {},
): Rewriting {
  const output = createOutput();
  const { keep, hide } = writingNames({ names, output, noted });
  const sink: ScanSink = {
    keep,
    hide(span, hidden) {
      seen?.(span, hidden);
      hide(span, hidden);
    },
  };
  const last = taken?.puttingBack(sink, output) ?? sink;
  const scan = failingSafely(startScan(knowledge.everything(length), last, kept));
  const end = () => {
    scan.end();
    taken?.end(output);
  };
  return { scan: { ...scan, end }, output };
}

export function rewriteBytes(
  session: Session,
  raw: Buffer,
  where: string,
  kind: DocumentKind,
  noted?: Noted,
): Buffer {
  const taken = session.keepsColours ? createTakenColours() : null;
  const bytes = uncoloured(raw, taken);
  const { scan, output } = startRewriting(session, where, bytes.length, { noted, taken });
  if (isConfiguration(session, kind)) scan.preset(settingsIn(session, bytes, kind));
  scan.push(bytes);
  scan.end();
  return Buffer.concat(output.take(true));
}

export async function* rewriteDocument(
  session: Session,
  { kind, where, open }: Document,
): AsyncGenerator<Uint8Array> {
  const source = textOf(open());
  if (isConfiguration(session, kind)) {
    yield rewriteBytes(session, await readWhole(source), where, kind);
    return;
  }
  const { scan, output } = startRewriting(session, where, Number.POSITIVE_INFINITY);
  for await (const part of source) {
    scan.push(part);
    yield* output.take(false);
  }
  scan.end();
  yield* output.take(true);
}

/** What would be hidden in a text, and why. */
export function explain(session: Session, text: string, kind: DocumentKind): Explanation[] {
  const found: Explanation[] = [];
  const bytes = uncoloured(Buffer.from(text, "utf8"));
  rewriteBytes(session, bytes, "", kind, ({ span, pseudonym, line, offset, length }) => {
    const { id, title } = span.owner.redactor;
    const column = offset - bytes.lastIndexOf(10, Math.max(0, offset - 1));
    found.push({ redactor: id, title, pseudonym, line, column, length });
  });
  return found;
}
