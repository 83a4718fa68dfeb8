import type { captures } from "./capture/index.ts";
import type { RunFacts } from "./capture/run/run-facts.ts";
import type { environmentCollectors, targetCollectors } from "./collectors/index.ts";
import type { Observation } from "./model/observation.ts";
import type { AnySource, ValueOf } from "./model/source.ts";
import type { Target } from "./model/target.ts";
import type { probes } from "./probes/index.ts";

type SourceOf<List extends readonly AnySource[]> = List[number];
type AllSources =
  | SourceOf<typeof environmentCollectors>
  | SourceOf<typeof targetCollectors>
  | SourceOf<typeof probes>
  | SourceOf<typeof captures>;

/** Every fact there is: fact id → type of its value, derived from the lists of sources. */
export type Facts = { readonly [S in AllSources as S["id"]]: ValueOf<S> } & {
  /** Where the program connects to, as chosen from flags, configuration and source; no source, the run itself adds it. */
  readonly "project.target": Target;
} & RunFacts;

/** What a run knows: fact id → observation. */
export type FactObservations = { readonly [Id in keyof Facts]?: Observation<Facts[Id]> };
