import type { EvidenceList } from "../../model/finding.ts";
import { fromEvent } from "./cite.ts";
import type { LogEvent, Seen } from "./fact-types.ts";
import { heldByItself } from "./held-by-itself.ts";

/** Measured with 1.220.0: the second connection is refused 17 ms after the loss is told. */
const SOON_MS = 10_000;

/**
 * NautilusTrader that is told of a lost link to IBKR (1100) connects anew with the same client id while its first
 * connection is open, and TWS refuses it with 326: as the tap saw it, else as its log tells. Measured with 1.220.0.
 */
export function secondConnection(facts: Seen): EvidenceList | undefined {
  const [first] = refusedAfterLoss(facts);
  const ran = facts["capture.logs"]?.events.some(({ client }) => client === "nautilus") === true;
  const tapped = ran ? heldByItself(facts, "without-ibkr") : undefined;
  return tapped ?? (first === undefined ? undefined : [fromEvent(first)]);
}

/** Refusals with 326 that NautilusTrader logs right after a loss. */
export function refusedAfterLoss(facts: Seen): readonly LogEvent[] {
  const own = (facts["capture.logs"]?.events ?? []).filter(({ client }) => client === "nautilus");
  const losses = own.filter(({ code }) => code === 1100);
  return own.filter(
    (one) => one.code === 326 && losses.some((loss) => isSoon((one.atMs ?? 0) - (loss.atMs ?? 0))),
  );
}

function isSoon(apart: number): boolean {
  return apart > 0 && apart < SOON_MS;
}
