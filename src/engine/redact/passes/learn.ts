import type { DocumentKind } from "../../../model/artifact.ts";
import { failingSafely } from "../failure.ts";
import { type Learner, learnWritten } from "../known/learning.ts";
import { LONGEST_CODE } from "../known/readings.ts";
import { pseudonymShield, readPseudonym } from "../pseudonyms.ts";
import { type Scan, type ScanSink, startScan } from "../scan.ts";
import { uncoloured } from "../text/colours.ts";
import { textOf } from "../text/text-of.ts";
import type { Document } from "../types.ts";
import type { Session } from "./session.ts";
import { isConfiguration, readWhole, settingsIn } from "./settings.ts";

/** The first pass over a text: what is found is remembered, nothing is written. */
export function startLearning(session: Session): Scan {
  const sink = { keep: () => undefined, hide: learnHidden(session) };
  const scan = failingSafely(startScan(session.knowledge.shapes(), sink, session.kept));
  return {
    ...scan,
    end() {
      scan.end();
      learnInner(session);
    },
  };
}

/** Remembers what is to be hidden. */
export function learnHidden({ learner, names }: Session): ScanSink["hide"] {
  return ({ kind, label, canonical, learn, owner }, { bytes, start, end }) => {
    if (owner.redactor === pseudonymShield) {
      const taken = readPseudonym(bytes.toString("latin1", start, end));
      if (taken) names.reserve(taken.kind, taken.ordinal);
    } else if (learn && end - start <= LONGEST_CODE) {
      const value = bytes.toString("latin1", start, end);
      if (!isAnyWord(kind, value, learner)) learnWritten({ value, kind, label, canonical }, learner);
    }
  };
}

/** Learns from the texts that stood encoded in others. */
export function learnInner(session: Session): void {
  const { inner } = session;
  for (let text = inner.pop(); text !== undefined; text = inner.pop()) learnBytes(session, text, "text");
}

/**
 * What is hidden where it stands alone, for it stands everywhere: a word of any sentence, a login name of three letters or
 * four digits that the machine itself has not told.
 */
function isAnyWord(kind: string, value: string, { isCommon }: Learner): boolean {
  return isCommon(value.toLowerCase()) || (kind === "user" && /^(?:[A-Za-z]{1,3}|\d{1,4})$/.test(value));
}

export function learnBytes(session: Session, raw: Buffer, kind: DocumentKind): void {
  const bytes = uncoloured(raw);
  const scan = startLearning(session);
  if (isConfiguration(session, kind)) scan.preset(settingsIn(session, bytes, kind));
  scan.push(bytes);
  scan.end();
}

export async function learnDocument(session: Session, { kind, open }: Document): Promise<void> {
  const source = textOf(open());
  if (isConfiguration(session, kind)) {
    learnBytes(session, await readWhole(source), kind);
    return;
  }
  const scan = startLearning(session);
  for await (const part of source) scan.push(part);
  scan.end();
}
