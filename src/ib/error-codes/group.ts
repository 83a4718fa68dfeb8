import type { ModeFault } from "../failure-modes/mode.ts";

/** What a code means, in our words; with advice of its own where the group's does not fit. */
export type CodeText = string | readonly [meaning: string, act: string];

/** Codes that share who makes them, who is at fault and what to do. */
export interface CodeGroup {
  /** `tws`: TWS sends it. `client-library`: the client makes it itself, TWS never saw it. */
  readonly madeBy: "tws" | "client-library";
  readonly fault: ModeFault;
  readonly act: string;
  readonly codes: Readonly<Record<number, CodeText>>;
  /** Code → failure mode that it points to. */
  readonly modes?: Readonly<Record<number, string>>;
}
