import type { Artifact, KnownValue } from "../model/artifact.ts";
import type { Json } from "../model/json.ts";
import { isSkipped, type Observation } from "../model/observation.ts";
import type { AnySource, GatherOptions, ValueOf } from "../model/source.ts";
import type { System } from "../model/system.ts";
import type { Target } from "../model/target.ts";

/** What a run tells its caller while it gathers; the library prints nothing itself. */
export type Progress =
  | { readonly event: "started"; readonly id: string; readonly title: string }
  | { readonly event: "step"; readonly id: string; readonly title: string; readonly text: string }
  | {
      readonly event: "finished";
      readonly id: string;
      readonly title: string;
      readonly observation: Observation<Json>;
    };

export interface GatherInput {
  readonly system: System;
  readonly options: GatherOptions;
  /** Aborted when the run is interrupted or out of time: every source still running counts as failed then. */
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** The machine that runs sources: each once, after those it needs, each under its own deadline. */
export interface Gatherer {
  /** Starts the sources with this target; answers when all of them have ended, and never throws. */
  observe(sources: readonly AnySource[], target: Target): Promise<void>;
  /** What a source found; `undefined` when it found nothing or has not ended. */
  value<S extends AnySource>(source: S): ValueOf<S> | undefined;
  /** Takes in what was found out by other means: a run of the program, the target itself. */
  add(found: {
    facts?: Record<string, Observation<unknown>>;
    artifacts?: readonly Artifact[];
    known?: readonly KnownValue[];
  }): void;
  /** Observations by fact id, so far, in the order in which they ended. */
  readonly facts: Record<string, Observation<Json>>;
  readonly artifacts: readonly Artifact[];
  readonly known: readonly KnownValue[];
}

/** Makes a gatherer for one run. */
export function createGatherer(input: GatherInput): Gatherer {
  const running = new Map<string, Promise<Observation<Json>>>();
  const facts: Record<string, Observation<Json>> = {};
  const artifacts: Artifact[] = [];
  const known: KnownValue[] = [];

  function once(source: AnySource, target: Target): Promise<Observation<Json>> {
    const already = running.get(source.id);
    if (already !== undefined) return already;
    const observation = observe(source, target);
    running.set(source.id, observation);
    return observation;
  }

  async function observe(source: AnySource, target: Target): Promise<Observation<Json>> {
    const needed = Object.entries<AnySource>(source.needs);
    const neededFacts = Object.fromEntries(
      await Promise.all(needed.map(async ([name, need]) => [name, await once(need, target)] as const)),
    );
    const { id, title } = source;
    input.onProgress({ event: "started", id, title });
    let ended = false;
    let step: string | null = null;
    const found: Artifact[] = [];
    const start = (signal: AbortSignal) =>
      source.observe({
        system: input.system,
        options: input.options,
        target,
        facts: neededFacts,
        signal,
        addArtifact: (artifact) => void (ended || found.push(artifact)),
        learn: (value) => void known.push(value),
        progress(text) {
          if (ended) return;
          step = text;
          input.onProgress({ event: "step", id, title, text });
        },
      });
    const observation = await underDeadline(source, input, { start, lastStep: () => step });
    ended = true;
    artifacts.push(...found);
    facts[id] = observation;
    input.onProgress({ event: "finished", id, title, observation });
    return observation;
  }

  return {
    facts,
    artifacts,
    known,
    value<S extends AnySource>(source: S) {
      const observation = facts[source.id];
      return observation?.status === "observed" ? (observation.value as ValueOf<S>) : undefined;
    },
    add(found) {
      for (const [id, fact] of Object.entries(found.facts ?? {}))
        facts[id] = fact.status === "observed" ? { ...fact, value: plain(fact.value) } : fact;
      artifacts.push(...(found.artifacts ?? []));
      known.push(...(found.known ?? []));
    },
    async observe(sources, target) {
      await Promise.all(sources.map((source) => once(source, target)));
    },
  };
}

async function underDeadline(
  source: AnySource,
  input: GatherInput,
  { start, lastStep }: { start: (signal: AbortSignal) => Promise<unknown>; lastStep: () => string | null },
): Promise<Observation<Json>> {
  const from = input.system.monotonicMs();
  const took = () => Math.round(input.system.monotonicMs() - from);
  if (input.signal.aborted) return { status: "skipped", reason: "the run ended before this was looked at" };
  const deadline = new AbortController();
  const signal = AbortSignal.any([input.signal, deadline.signal]);
  const timer = setTimeout(() => deadline.abort(), source.deadlineMs);
  try {
    const answer = await Promise.race([start(signal), whenAborted(signal)]);
    if (answer === ABORTED) {
      const why = input.signal.aborted ? "interrupted" : `no answer within ${source.deadlineMs} ms`;
      // How far it had come is all that is left of it
      const step = lastStep();
      return { status: "failed", error: step === null ? why : `${why}; last: ${step}`, tookMs: took() };
    }
    if (isSkipped(answer)) return { status: "skipped", reason: answer.skipped };
    return { status: "observed", value: plain(answer), tookMs: took() };
  } catch (error) {
    return { status: "failed", error: sentence(error), tookMs: took() };
  } finally {
    clearTimeout(timer);
  }
}

const ABORTED = Symbol("aborted");

function whenAborted(signal: AbortSignal): Promise<typeof ABORTED> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(ABORTED);
    else signal.addEventListener("abort", () => resolve(ABORTED), { once: true });
  });
}

/** A fact is JSON: what would not survive the bundle must not be seen by rules either. */
function plain(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);
}

function sentence(error: unknown): string {
  if (error instanceof Error) return error.message.split("\n")[0] || error.name;
  return String(error);
}
