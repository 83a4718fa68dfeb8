import { createRedaction } from "../../src/engine/redact/index.ts";
import { textRedaction } from "../../src/redactors/index.ts";
import { negatives } from "../fixtures/redaction/negatives.ts";
import { positives } from "../fixtures/redaction/positives.ts";

export interface Score {
  readonly group: string;
  readonly count: number;
  readonly hidden: number;
  /** Hidden so that no half of the secret is left either. */
  readonly strict: number;
}

export interface Scored {
  readonly seed: number;
  readonly kinds: number;
  readonly positives: readonly Score[];
  readonly negatives: readonly { group: string; count: number; changed: number }[];
  readonly leaks: readonly { kind: string; text: string; secret: string; output: string }[];
  readonly alarms: readonly { text: string; output: string }[];
}

/** A text as a document of its own, as `redact --json-lines` takes it. */
export function redactAlone(text: string): string {
  const redaction = createRedaction(textRedaction);
  redaction.learnText(text);
  return redaction.text(text, "corpus");
}

/** Scores the redactors on the corpus that grows from a seed. */
export function scoreCorpus(seed: number): Scored {
  const groups = new Map<string, { group: string; count: number; hidden: number; strict: number }>();
  const kinds = new Set<string>();
  const leaks: Scored["leaks"][number][] = [];
  for (const { group, kind, text, secret } of positives(seed)) {
    const score = groups.get(group) ?? { group, count: 0, hidden: 0, strict: 0 };
    groups.set(group, score);
    kinds.add(`${group}/${kind}`);
    const output = redactAlone(text);
    const hidden = !output.includes(secret);
    score.count++;
    if (hidden) score.hidden++;
    else leaks.push({ kind: `${group}/${kind}`, text, secret, output });
    if (hidden && !leavesHalf(secret, output, text)) score.strict++;
  }
  const harmless = new Map<string, { group: string; count: number; changed: number }>();
  const alarms: Scored["alarms"][number][] = [];
  for (const { group, text } of negatives(seed)) {
    const score = harmless.get(group) ?? { group, count: 0, changed: 0 };
    harmless.set(group, score);
    score.count++;
    const output = redactAlone(text);
    if (output === text) continue;
    score.changed++;
    alarms.push({ text, output });
  }
  return {
    seed,
    kinds: kinds.size,
    positives: [...groups.values()],
    negatives: [...harmless.values()],
    leaks,
    alarms,
  };
}

function leavesHalf(secret: string, output: string, text: string): boolean {
  const half = Math.max(6, Math.ceil(secret.length / 2));
  const elsewhere = text.split(secret).join("\0");
  for (let at = 0; at + half <= secret.length; at++) {
    const piece = secret.slice(at, at + half);
    if (output.includes(piece) && !elsewhere.includes(piece)) return true;
  }
  return false;
}
