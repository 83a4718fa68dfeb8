import type { DocumentKind } from "../../model/artifact.ts";
import type { Json } from "../../model/json.ts";
import type { Redacted, RedactedStream } from "../../model/redacted.ts";
import type { Redactor } from "../../model/redactor.ts";
import { failingSafely, guardedWhole } from "./failure.ts";
import { rewriteJson, rewriteJsonText } from "./json.ts";
import { createAliases } from "./known/aliases.ts";
import { createKnowledge } from "./known/knowledge.ts";
import type { Known } from "./known/known-value.ts";
import { learnWritten } from "./known/learning.ts";
import { LONGEST_CODE } from "./known/readings.ts";
import { createLedger } from "./ledger.ts";
import { createOutput } from "./output.ts";
import { createPseudonyms, type Pseudonyms, pseudonymShield, readPseudonym } from "./pseudonyms.ts";
import { rewriting } from "./rewrite.ts";
import { type Scan, startScan } from "./scan.ts";
import { rankedRedactor } from "./search/program.ts";
import type { FoundSpan } from "./spans.ts";
import { uncoloured } from "./text/colours.ts";
import { latin1, utf8 } from "./text/latin1.ts";
import { textOf } from "./text/text-of.ts";
import type { Document, Explanation, Redaction, RedactionOptions } from "./types.ts";

export { RedactionFailed } from "./failure.ts";
export { textOf } from "./text/text-of.ts";
export { Unreadable } from "./text/unreadable.ts";
export type { Document, Explanation, Redaction, RedactionOptions } from "./types.ts";

/** Documents up to this size are read as a whole by the redactors that know their syntax; larger ones are refused. */
const LARGEST_CONFIGURATION = 4 << 20;
/** So many hidden texts at most are learned from in their turn. */
const MOST_INNER = 1000;
/** A stream read once is learned from and rewritten in blocks: the first of this size, each next as large as all before. */
const FIRST_BLOCK = 8 << 20;

/** The redaction of one run. */
export function createRedaction(options: RedactionOptions): Redaction {
  const kept = new Set(options.keep ?? []);
  // A rule is switched off by its id. What is of a kept kind must be found, so that names within it are kept with it.
  const active = ({ id, kind }: { id: string; kind: string }) => !kept.has(id) || kept.has(kind);
  const redactors = activeRedactors(options, kept.size > 0 ? active : null);
  const documents = (options.documents ?? []).filter(active);
  const knowledge = createKnowledge(redactors);
  const aliases = createAliases();
  const pseudonyms = createPseudonyms();
  const names: Pseudonyms = {
    ...pseudonyms,
    nameOf: (kind, value, label) => pseudonyms.nameOf(kind, aliases.chiefOf(value), label),
  };
  const ledger = createLedger();
  const isConfiguration = (kind: DocumentKind) => documents.some(({ kinds }) => kinds.includes(kind));

  /** What those who know the syntax of a whole document find in it. */
  function* settings(bytes: Buffer, kind: DocumentKind): Generator<FoundSpan> {
    const text = bytes.toString("latin1");
    for (const [index, document] of documents.entries()) {
      if (!document.kinds.includes(kind)) continue;
      const owner = rankedRedactor(asRedactor(document), -100 + index);
      for (const span of guardedWhole(document.id, () => document.read(text, kind)))
        yield {
          owner,
          start: span.start,
          end: span.end,
          kind: span.kind ?? document.kind,
          label: span.label ?? null,
          learn: span.learn ?? true,
          canonical: span.canonical ?? null,
          wrap: span.wrap ?? "",
        };
    }
  }

  /** Texts that stood encoded in others, not yet learned from. */
  const inner: Buffer[] = [];
  const learner = {
    aliases,
    isCommon: (word: string) => options.isCommon?.(word) ?? false,
    looksSecret: (text: string) => options.looksSecret?.(text) ?? false,
    readLater: (text: string) => {
      if (inner.length < MOST_INNER) inner.push(Buffer.from(text, "latin1"));
    },
    remember: ({ value, kind, label }: Known) =>
      !kept.has(kind) &&
      knowledge.remember({ value, kind, label: label ?? options.labelOf?.(kind, value) ?? null }),
  };

  function startLearning(): Scan {
    const scan = failingSafely(
      startScan(
        knowledge.shapes(),
        {
          keep: () => undefined,
          hide(span, { bytes, start, end }) {
            const { kind, label, canonical } = span;
            if (span.owner.redactor === pseudonymShield) {
              const taken = readPseudonym(bytes.toString("latin1", start, end));
              if (taken) names.reserve(taken.kind, taken.ordinal);
            } else if (span.learn && end - start <= LONGEST_CODE)
              learnWritten({ value: bytes.toString("latin1", start, end), kind, label, canonical }, learner);
          },
        },
        kept,
      ),
    );
    return {
      ...scan,
      end() {
        scan.end();
        for (let text = inner.pop(); text !== undefined; text = inner.pop()) learnBytes(text, "text");
      },
    };
  }

  function startRewriting(where: string, length: number, explained?: Explanation[]) {
    const output = createOutput();
    const sink = rewriting({
      names,
      output,
      noted({ span, pseudonym, line, offset, length }) {
        const { id, title } = span.owner.redactor;
        if (explained) explained.push({ redactor: id, title, pseudonym, line, column: offset + 1, length });
        else ledger.add(id, where, line);
      },
    });
    return { scan: failingSafely(startScan(knowledge.everything(length), sink, kept)), output };
  }

  function learnBytes(raw: Buffer, kind: DocumentKind): void {
    const bytes = uncoloured(raw);
    const scan = startLearning();
    if (isConfiguration(kind)) scan.preset(settings(bytes, kind));
    scan.push(bytes);
    scan.end();
  }

  function rewriteBytes(raw: Buffer, where: string, kind: DocumentKind, explained?: Explanation[]): Buffer {
    const bytes = uncoloured(raw);
    const { scan, output } = startRewriting(where, bytes.length, explained);
    if (isConfiguration(kind)) scan.preset(settings(bytes, kind));
    scan.push(bytes);
    scan.end();
    return Buffer.concat(output.take(true));
  }

  async function* rewriteStream({ kind, where, open }: Document): AsyncGenerator<Uint8Array> {
    const source = textOf(open());
    if (isConfiguration(kind)) {
      yield rewriteBytes(await readAll(source), where, kind);
      return;
    }
    const { scan, output } = startRewriting(where, Number.POSITIVE_INFINITY);
    for await (const part of source) {
      scan.push(part);
      yield* output.take(false);
    }
    scan.end();
    yield* output.take(true);
  }

  async function* filter(input: AsyncIterable<Uint8Array>, where: string): AsyncGenerator<Uint8Array> {
    let limit = FIRST_BLOCK;
    let waiting: Buffer[] = [];
    let length = 0;
    let current = null as ReturnType<typeof startRewriting> | null;
    const learnWaiting = () => {
      const scan = startLearning();
      for (const part of waiting) scan.push(part);
      scan.end();
    };
    for await (const part of textOf(input)) {
      if (current !== null) {
        current.scan.push(part);
        yield* current.output.take(false);
        continue;
      }
      waiting.push(Buffer.from(part));
      length += part.length;
      if (length < limit) continue;
      limit = 0;
      learnWaiting();
      current = startRewriting(where, Number.POSITIVE_INFINITY);
      for (const early of waiting) current.scan.push(early);
      waiting = [];
      yield* current.output.take(false);
    }
    if (current === null) {
      learnWaiting();
      current = startRewriting(where, length);
      for (const part of waiting) current.scan.push(part);
    }
    current.scan.end();
    yield* current.output.take(true);
  }

  const redaction: Redaction = {
    know({ value, kind }) {
      if (options.isCommon?.(value.toLowerCase()) && kind !== "hidden") return;
      const written = latin1(value);
      learnWritten({ value: written, kind, label: null, canonical: null }, learner);
    },
    async learn({ kind, open }) {
      const source = textOf(open());
      if (isConfiguration(kind)) {
        learnBytes(await readAll(source), kind);
        return;
      }
      const scan = startLearning();
      for await (const part of source) scan.push(part);
      scan.end();
    },
    learnValue(json) {
      learnBytes(Buffer.from(JSON.stringify(json) ?? "", "utf8"), "text");
    },
    learnText(text, kind = "text") {
      learnBytes(Buffer.from(text, "utf8"), kind);
    },
    text(text, where, kind = "text") {
      return rewriteBytes(Buffer.from(text, "utf8"), where, kind).toString("utf8") as Redacted;
    },
    value<T>(json: T, where: string): T {
      return rewriteJson(json as Json, (text) => redaction.text(text, where)) as T;
    },
    jsonText: (json, where) => rewriteJsonText(json, (text) => redaction.text(text, where)) as Redacted,
    json: (json, where) => `${JSON.stringify(redaction.value(json, where), null, 2)}\n` as Redacted,
    stream(document) {
      return { open: () => rewriteStream(document) } as unknown as RedactedStream;
    },
    filter,
    explain(text, kind = "text") {
      const found: Explanation[] = [];
      const bytes = uncoloured(Buffer.from(text, "utf8"));
      rewriteBytes(bytes, "", kind, found);
      return found.map((one) => ({
        ...one,
        column: one.column - 1 - bytes.lastIndexOf(10, Math.max(0, one.column - 2)),
      }));
    },
    entries: () => ledger.entries(),
    learned: () =>
      [...knowledge.values()].map(({ kind, value }) => ({
        kind,
        value: utf8(value),
      })),
  };
  for (const value of options.known ?? []) redaction.know(value);
  for (const value of options.hide ?? []) redaction.know({ value, kind: "hidden", origin: "asked for" });
  return redaction;
}

/** The given list itself when nothing is switched off, so that its compiled form is shared between runs. */
function activeRedactors(
  options: RedactionOptions,
  active: ((one: Redactor) => boolean) | null,
): readonly Redactor[] {
  const rules = options.rules ?? [];
  if (rules.length === 0 && active === null) return options.redactors;
  return [...rules, ...options.redactors].filter(active ?? (() => true));
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

async function readAll(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    length += part.length;
    if (length > LARGEST_CONFIGURATION) throw new Error("it is too large for a configuration file");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
