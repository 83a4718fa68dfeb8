import type { Artifact, KnownValue } from "./artifact.ts";
import type { Observation, Skipped } from "./observation.ts";
import type { System } from "./system.ts";
import type { Target } from "./target.ts";

/** What a gathering run was asked to do: flags of the command line, after validation. */
export interface GatherOptions {
  /** Absolute folder of the program under examination. */
  readonly project: string;
  readonly host: string | null;
  readonly port: number | null;
  /** What gave host and port, when it was not the flags of these names. */
  readonly addressFrom?: string;
  readonly clientId: number | null;
  readonly account: string | null;
  /** Probe with this client id instead of a random high one. */
  readonly probeClientId: number | null;
  /** Offer versions above 200 once, to learn the release. */
  readonly probeRelease: boolean;
  /** Absolute paths given with `--log`. */
  readonly logs: readonly string[];
  /** `false`: stop after the handshake. */
  readonly session: boolean;
  /** Absolute path of the program that `run` starts; its interpreter's environment is the one that counts. */
  readonly program?: string;
  /** Absolute paths of the program's own files that the command of `run` names: they say best where it connects to. */
  readonly started?: readonly string[];
}

/** Any source, its types erased: what lists and the engine hold. */
// biome-ignore lint/suspicious/noExplicitAny: the one erased type that every typed source is assignable to
export type AnySource = Source<string, any, any>;

export type Needs = Readonly<Record<string, AnySource>>;

export type ValueOf<S> = S extends Source<string, infer Value, Needs> ? Value : never;

export type NeededFacts<N extends Needs> = { readonly [K in keyof N]: Observation<ValueOf<N[K]>> };

export interface SourceContext<N extends Needs = Needs> {
  readonly system: System;
  readonly options: GatherOptions;
  /** Where to connect; before it is known (most collectors run then) the flags only. */
  readonly target: Target;
  /** The observations of the sources named in `needs`, by the name given there. */
  readonly facts: NeededFacts<N>;
  /** Aborted at this source's deadline and when the run is interrupted. */
  readonly signal: AbortSignal;
  /** Hands a raw file to the bundle; nothing of it is written before redaction. */
  addArtifact(artifact: Artifact): void;
  /** Hands a secret value to redaction; it will be hidden everywhere, also in what was read before. */
  learn(value: KnownValue): void;
  /** A step inside this source, for the progress display. */
  progress(text: string): void;
}

/** A collector (passive), probe (asks TWS) or capture (logs, the run program). */
export interface Source<Id extends string, Value, N extends Needs = Needs> {
  /** Id of the fact it gives: a dotted noun, e.g. `host.os`. */
  readonly id: Id;
  readonly kind: "collector" | "probe" | "capture";
  /** What it looks at, for people: "Operating system". */
  readonly title: string;
  /** Other sources of the same room whose facts it reads. */
  readonly needs: N;
  /** After this it counts as failed, whatever it is doing. */
  readonly deadlineMs: number;
  /** May throw: the engine turns that into `failed`. The value must be plain JSON. */
  observe(context: SourceContext<N>): Promise<Value | Skipped>;
}

/** Declares a source; keeps its id literal and its value type for `Facts`. */
export function defineSource<const Id extends string, Value, N extends Needs = Record<never, never>>(
  source: Omit<Source<Id, Value, N>, "needs"> & { readonly needs?: N },
): Source<Id, Value, N> {
  return { ...source, needs: source.needs ?? ({} as N) };
}
