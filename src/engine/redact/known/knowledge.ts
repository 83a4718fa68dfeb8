import type { Redactor } from "../../../model/redactor.ts";
import { guarded } from "../failure.ts";
import { pseudonymShield } from "../pseudonyms.ts";
import { compileProgram, type Program } from "../search/program.ts";
import { knownValueRedactors } from "./known.ts";
import type { Known } from "./known-value.ts";

/** What one run knows: the redactors that are switched on, and the values learned so far. */
export interface Knowledge {
  /** Whether the value is new. */
  remember(known: Known): boolean;
  /** Finds secrets by their shape and place; used for learning. */
  shapes(): readonly Program[];
  /** Finds shapes and learned values; `length` is that of the document, to choose between fast start and fast scan. */
  everything(length: number): readonly Program[];
  values(): Iterable<Known>;
  size(): number;
  /** As what a value was learned first; what says nothing of it gives way to what does. */
  meaningOf(value: string): Known | null;
}

/** Values remembered for a search in all documents; beyond, a value is still hidden where its shape or place tells it. */
const MOST_LEARNED = 20_000;
/** Up to this size a document is scanned twice, once for the values: building one large automaton would take longer. */
const SMALL_DOCUMENT = 1 << 20;
/** Of a value that a shape tells as well, the shape says more. */
const KNOWN_RANK = 1000;

/** The kind of a value that no name and no shape tells anything about. */
const UNNAMED = "value";

const compiled = new WeakMap<readonly Redactor[], Program>();

export function createKnowledge(redactors: readonly Redactor[]): Knowledge {
  const values = new Map<string, Known>();
  const meanings = new Map<string, Known>();
  let alone: Program | null = null;
  let combined: Program | null = null;
  const shapes = () => {
    const program = compiled.get(redactors) ?? compile([pseudonymShield, ...redactors], 0);
    compiled.set(redactors, program);
    return program;
  };
  return {
    remember(known) {
      const key = `${known.kind}\0${known.value}`;
      const before = values.get(key);
      // A value known without its class (an account of the configuration) gets it where its shape is seen.
      const tellsClass = before?.label === null && known.label !== null;
      if ((before && !tellsClass) || values.size >= MOST_LEARNED) return false;
      values.set(key, known);
      const meaning = meanings.get(known.value);
      if (meaning === undefined || meaning.kind === UNNAMED || meaning.kind === known.kind)
        meanings.set(known.value, known);
      alone = null;
      combined = null;
      return true;
    },
    shapes: () => [shapes()],
    everything(length) {
      if (values.size === 0) return [shapes()];
      const known = () => knownValueRedactors([...values.values()]);
      if (length <= SMALL_DOCUMENT) {
        alone ??= compile(known(), KNOWN_RANK);
        return [alone, shapes()];
      }
      combined ??= compile([pseudonymShield, ...redactors, ...known()], 0);
      return [combined];
    },
    values: () => values.values(),
    size: () => values.size,
    meaningOf: (value) => meanings.get(value) ?? null,
  };
}

function compile(redactors: readonly Redactor[], firstRank: number): Program {
  const safe = redactors.map((one) => (one === pseudonymShield ? one : guarded(one)));
  const program = compileProgram(safe, firstRank);
  if (program === null) throw new Error("there are too many values to look for");
  return program;
}
