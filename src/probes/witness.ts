import { observed, type Skipped, skip } from "../model/observation.ts";
import { defineSource } from "../model/source.ts";
import type { AttemptOutcome } from "./attempt.ts";
import { randomClientId } from "./client-id.ts";
import { handshake } from "./handshake.ts";
import type { WitnessEvent } from "./witness-session.ts";

/** What an independent client library saw of the same TWS: `tws.witness`. */
export interface TwsWitness {
  readonly library: "@stoqey/ib";
  readonly address: string;
  readonly port: number;
  readonly clientId: number;
  /** `session`: next valid id and accounts came. `connected`: a hello only. `failed`: an error or a close first. `killed`: its process died or had to be ended. */
  readonly outcome: "session" | "connected" | "failed" | "killed";
  readonly serverVersion: number | null;
  /** In order, times since its `connect()`. */
  readonly events: readonly WitnessEvent[];
}

const SESSION_MS = 4000;
/** Where the handshake has waited in vain already, a second opinion needs no second patience. */
const SECOND_OPINION_MS = 1500;
/** For a process to start and load the library on a busy machine. */
const START_MS = 3000;

/** Hellos after which a client gets as far as a session. */
const SANE: readonly AttemptOutcome[] = ["session", "session-incomplete", "rejected", "closed-after-start"];

export const witness = defineSource({
  id: "tws.witness",
  kind: "probe",
  title: "Independent client (@stoqey/ib)",
  needs: { handshake },
  deadlineMs: SESSION_MS + START_MS + 1000,
  async observe({ system, options, facts, signal }): Promise<TwsWitness | Skipped> {
    if (!options.session) return skip("asked to stop after the handshake");
    const asked = observed(facts.handshake);
    const best = asked?.attempts[asked.best];
    if (!best || !SANE.includes(best.outcome)) return skip("no sane hello came from the configured port");

    const lengths = best.session?.malformed.filter(({ what }) => what.endsWith("-length")) ?? [];
    // It loops for ever on a negative length and waits for ever on a long one: nothing to learn from that.
    if (lengths.length > 0) return skip("TWS sent a message length no client survives");

    const { address, port } = best;
    const limitMs = best.outcome === "session" ? SESSION_MS : SECOND_OPINION_MS;
    const clientId = randomClientId();
    // The library dies or loops for ever on some answers, so it runs in a process that can be ended.
    const answer = await system.programs.child(
      new URL("./witness.child.ts", import.meta.url),
      { host: address, port, clientId, limitMs },
      { timeoutMs: limitMs + START_MS, signal },
    );
    const { finished, events } = readAnswer(answer);
    return {
      ...{ library: "@stoqey/ib", address, port, clientId, events },
      outcome: finished ? outcomeOf(events) : "killed",
      serverVersion: Number(events.find(({ event }) => event === "server")?.detail ?? Number.NaN) || null,
    };
  },
});

function outcomeOf(events: readonly WitnessEvent[]): TwsWitness["outcome"] {
  const seen = new Set(events.map(({ event }) => event));
  if (seen.has("nextValidId") && seen.has("managedAccounts")) return "session";
  if (seen.has("disconnected") || seen.has("error")) return "failed";
  return seen.has("connected") ? "connected" : "failed";
}

/** What the child printed last; it may have died at any moment. */
function readAnswer(answer: unknown): { finished: boolean; events: readonly WitnessEvent[] } {
  if (typeof answer !== "object" || answer === null) return { finished: false, events: [] };
  const events = "events" in answer && Array.isArray(answer.events) ? answer.events : [];
  return { finished: "finished" in answer && answer.finished === true, events: events.filter(isEvent) };
}

function isEvent(value: unknown): value is WitnessEvent {
  return (
    typeof value === "object" && value !== null && "event" in value && "detail" in value && "atMs" in value
  );
}
