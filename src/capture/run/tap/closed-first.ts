import type { ClosedFirst } from "../wire-value.ts";

/** One side's end and the turn of the event loop in which it was seen. */
export interface SeenEnd {
  readonly turn: number;
}

/** Who hung up first. Ends seen in one look at the sockets have no order. */
export function closedFirst(program: SeenEnd | null, tws: SeenEnd | null): ClosedFirst {
  if (program === null && tws === null) return "undecidable";
  if (program === null) return "tws";
  if (tws === null) return "program";
  if (program.turn === tws.turn) return "simultaneous";
  return program.turn < tws.turn ? "program" : "tws";
}
