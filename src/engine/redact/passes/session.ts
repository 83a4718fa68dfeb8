import type { DocumentRedactor, Redactor } from "../../../model/redactor.ts";
import { createAliases } from "../known/aliases.ts";
import { createKnowledge, type Knowledge } from "../known/knowledge.ts";
import type { Learner } from "../known/learning.ts";
import { createPseudonyms, type Pseudonyms } from "../pseudonyms.ts";
import type { RedactionOptions } from "../types.ts";
import { createLedger, type Ledger } from "./ledger.ts";

/** So many texts within others wait to be learned from at most. */
const MOST_INNER = 1000;

/** What the passes of one run share: what is switched on, what is known, what was named and counted. */
export interface Session {
  /** Kinds and ids that stay visible. */
  readonly kept: ReadonlySet<string>;
  readonly keepsColours: boolean;
  /** Those who understand a whole configuration, without those switched off. */
  readonly documents: readonly DocumentRedactor[];
  readonly knowledge: Knowledge;
  readonly learner: Learner;
  /** Texts that stood encoded in others, not yet learned from. */
  readonly inner: Buffer[];
  readonly names: Pseudonyms;
  readonly ledger: Ledger;
}

export function createSession(options: RedactionOptions): Session {
  const kept = new Set(options.keep ?? []);
  // A rule is switched off by its id. What is of a kept kind must be found, so that names within it are kept with it.
  const isActive = ({ id, kind }: { id: string; kind: string }) => !kept.has(id) || kept.has(kind);
  const aliases = createAliases();
  const pseudonyms = createPseudonyms();
  const knowledge = createKnowledge(activeRedactors(options, kept.size > 0 ? isActive : null));
  const inner: Buffer[] = [];
  return {
    kept,
    keepsColours: options.keepsColours ?? false,
    documents: (options.documents ?? []).filter(isActive),
    knowledge,
    learner: {
      aliases,
      isCommon: (word) => options.isCommon?.(word) ?? false,
      looksSecret: (text) => options.looksSecret?.(text) ?? false,
      readLater: (text) => {
        if (inner.length < MOST_INNER) inner.push(Buffer.from(text, "latin1"));
      },
      remember: ({ value, kind, label }) =>
        !kept.has(kind) &&
        knowledge.remember({ value, kind, label: label ?? options.labelOf?.(kind, value) ?? null }),
    },
    inner,
    names: {
      ...pseudonyms,
      nameOf(kind, value, label) {
        const chief = aliases.chiefOf(value);
        const meaning = knowledge.meaningOf(chief) ?? knowledge.meaningOf(value);
        return pseudonyms.nameOf(meaning?.kind ?? kind, chief, label ?? meaning?.label ?? null);
      },
    },
    ledger: createLedger(),
  };
}

/** The given list itself when nothing is switched off, so that its compiled form is shared between runs. */
function activeRedactors(
  { rules = [], redactors }: RedactionOptions,
  isActive: ((one: Redactor) => boolean) | null,
): readonly Redactor[] {
  if (rules.length === 0 && isActive === null) return redactors;
  return [...rules, ...redactors].filter(isActive ?? (() => true));
}
