import type { LeftOut } from "../bundle/spool.ts";
import type { Gatherer } from "../engine/gather.ts";
import { createRedaction, type Redaction } from "../engine/redact/index.ts";
import type { FactObservations } from "../facts.ts";
import type { Artifact } from "../model/artifact.ts";
import type { Observation } from "../model/observation.ts";
import type { System } from "../model/system.ts";
import { standardRedaction } from "../redactors/documents.ts";
import type { OwnRules } from "../redactors/own-rules.ts";
import { artifactNames, renamed } from "./artifact-names.ts";
import { knownValues } from "./known-values.ts";
import { messageOf } from "./message-of.ts";
import type { UserWords } from "./options.ts";
import { patient } from "./patient-read.ts";

/** A gathered run behind the choke point: rules, report and bundle see nothing else. */
export interface RedactedRun {
  readonly facts: FactObservations;
  readonly words: UserWords;
  /** Still raw; their bytes pass `redaction` while they are read. */
  readonly artifacts: readonly Artifact[];
  /** Files that could not be read to learn from; they are in no bundle. */
  readonly unread: readonly LeftOut[];
  readonly redaction: Redaction;
}

const NO_WORDS: UserWords = { title: null, expected: null, actual: null, steps: [], tried: [] };

/** First learns what is secret from everything, then rewrites: a value is hidden also where it stood before its key. */
export async function redactRun(
  gatherer: Gatherer,
  said: Partial<UserWords>,
  system: System,
  /** What the project's owner wants hidden besides; its `keep` opens no bundle: somebody else may have written the project. */
  { hide, rules }: Pick<OwnRules, "hide" | "rules"> = { hide: [], rules: [] },
): Promise<RedactedRun> {
  const redaction = createRedaction({
    ...standardRedaction,
    known: [...knownValues(system), ...gatherer.known],
    hide,
    rules,
  });
  const artifacts: Artifact[] = [];
  const unread: { path: string; why: string }[] = [];
  for (const artifact of gatherer.artifacts.map((one) => patient(one))) {
    const { kind, path, open } = artifact;
    try {
      await redaction.learn({ kind, where: path, open });
      artifacts.push(artifact);
    } catch (error) {
      unread.push({ path, why: messageOf(error) });
    }
  }
  const learned = eachSafely(inOrder(gatherer.facts), (fact, id) => {
    redaction.learnValue(fact, id);
    return fact;
  });
  let words: UserWords = { ...NO_WORDS, ...said };
  try {
    redaction.learnValue(words, "words");
  } catch (error) {
    words = NO_WORDS;
    unread.push({ path: "what you said of it", why: messageOf(error) });
  }
  const names = artifactNames(artifacts, (name) => redaction.piece(name, "manifest.json"));
  return {
    facts: redactFacts(renamed(learned, names), redaction) as FactObservations,
    words: redaction.value(words, "user.words"),
    artifacts: artifacts.map((artifact) => ({
      ...artifact,
      path: names.get(artifact.path) ?? artifact.path,
    })),
    unread: unread.map(({ path, why }) => ({
      path: redaction.piece(path, "redactions.json"),
      reason: redaction.piece(why, "redactions.json"),
    })),
    redaction,
  };
}

type Facts = Readonly<Record<string, Observation<unknown>>>;

/** All at once; when a rule breaks on them, each by itself, so that it costs one fact and not the report. */
function redactFacts(facts: Facts, redaction: Redaction): Facts {
  try {
    return redaction.document(facts, "facts.json");
  } catch {
    return eachSafely(facts, (fact, id) => redaction.value(fact, id));
  }
}

/** A fact that cannot be redacted is told as failed, with what broke. */
function eachSafely(
  facts: Facts,
  work: (fact: Observation<unknown>, id: string) => Observation<unknown>,
): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([id, fact]) => {
      try {
        return [id, work(fact, id)];
      } catch (error) {
        return [id, { status: "failed", error: `it could not be redacted: ${messageOf(error)}`, tookMs: 0 }];
      }
    }),
  );
}

/** Sources end in any order; the same facts must give the same bytes. */
function inOrder<Value>(facts: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
