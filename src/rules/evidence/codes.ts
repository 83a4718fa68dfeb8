import type { Confidence, Evidence, EvidenceList } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import { isDeniedByTap } from "./denied-by-tap.ts";
import type { LogEvent, Seen } from "./fact-types.ts";
import { connectionAfter, type Session, sessionAfter } from "./made-good.ts";
import { type Moment, momentOf } from "./moment.ts";
import { sessionWorks, wasProbed } from "./probe.ts";
import { isOld } from "./recency.ts";
import { isError } from "./wire-outcome.ts";

/** An IB error code that somebody received. */
export interface CodeSighting {
  readonly code: number;
  readonly text: string;
  readonly by: "probe" | "wire" | "log";
  readonly evidence: Evidence;
  /** Set for `by: "log"`. */
  readonly event: LogEvent | null;
  /** When; codes of all origins are ordered by it. */
  readonly moment: Moment;
  /** The session that the program got afterwards under another client id; one under the same id makes it no sighting. */
  readonly overcome?: Session | undefined;
}

/**
 * Every code of these that the probe, the program behind the tap, or a log received; in that order. Without those that
 * turned a client away before it got its session.
 */
export function codesSeen(facts: Seen, codes: readonly number[]): readonly CodeSighting[] {
  const wanted = new Set(codes);
  return [...probeCodes(facts), ...wireCodes(facts), ...logCodes(facts)].filter((one) =>
    wanted.has(one.code),
  );
}

/** The evidence of up to three sightings. */
export function codeEvidence(seen: readonly [CodeSighting, ...CodeSighting[]]): EvidenceList {
  const [first, ...rest] = seen;
  return [first.evidence, ...rest.slice(0, 2).map((one) => one.evidence)];
}

/**
 * How sure a code makes at most: what a log holds is about its own time, and a TWS that does not serve us now, or a log
 * of another day, leaves open what holds today; and words of TWS in nobody's known shape may only be spoken of.
 */
export function codeConfidence(facts: Seen, seen: CodeSighting, best: Confidence = "proven"): Confidence {
  if (seen.by !== "log" || seen.event === null) return best;
  const elsewhere = wasProbed(facts) && !sessionWorks(facts);
  if (elsewhere || isOld(facts, seen.event.artifact)) return "possible";
  if (!isHearsay(seen.event)) return best;
  // What stands before the words may be anything, a sentence that speaks of them included
  if (seen.event.client === "unknown" && seen.event.text !== seen.event.message) return "possible";
  return best === "proven" ? "likely" : best;
}

/** In nobody's own shape, and logged as no alarm; what a hand-written callback prints has a shape and often no level. */
function isHearsay({ client, level }: LogEvent): boolean {
  if (level === "error" || level === "warning") return false;
  return client === "unknown" || (client === "ib-java" && level !== null);
}

/** A list with something in it, or `undefined`. */
export function some<Item>(items: readonly Item[]): readonly [Item, ...Item[]] | undefined {
  const [first, ...rest] = items;
  return first === undefined ? undefined : [first, ...rest];
}

function probeCodes(facts: Seen): CodeSighting[] {
  return (facts["tws.handshake"]?.attempts ?? []).flatMap((attempt, index) =>
    (attempt.session?.errors ?? []).map((error, position) => ({
      code: error.code,
      text: error.message,
      by: "probe" as const,
      evidence: fromFact(
        "tws.handshake",
        `attempts[${index}].session.errors[${position}]`,
        `${error.code} ${error.message}`,
      ),
      event: null,
      // Whoever asks in the end sees how things are by then
      moment: { witness: "probe", order: position, atMs: Number.POSITIVE_INFINITY, zoned: true },
    })),
  );
}

function wireCodes(facts: Seen): CodeSighting[] {
  const started = Date.parse(facts["capture.run"]?.startedAt ?? "");
  return (facts["capture.wire"]?.connections ?? []).flatMap((connection, index) =>
    connection.messages.flatMap((message, position) => {
      const code = Number(message.fields?.errorCode ?? Number.NaN);
      if (!isError(message) || Number.isNaN(code)) return [];
      const text = message.fields?.errorText ?? "";
      const overcome = connectionAfter(facts, connection, code);
      if (overcome?.same) return [];
      const atMs = Number.isNaN(started) ? null : started + message.atMs;
      return [
        {
          code,
          text,
          by: "wire" as const,
          evidence: fromFact(
            "capture.wire",
            `connections[${index}].messages[${position}]`,
            `${code} ${text}`,
          ),
          event: null,
          moment: { witness: "wire", order: message.atMs, atMs, zoned: true },
          overcome,
        },
      ];
    }),
  );
}

/** A refusal in passing words, and further down in the same log a client that tells of its session. */
function isHistory(facts: Seen, event: LogEvent): boolean {
  if (event.code !== 326 || !isHearsay(event)) return false;
  return (facts["capture.logs"]?.events ?? []).some(
    ({ artifact, line, kind }) =>
      artifact === event.artifact && line > event.line && (kind === "api-ready" || kind === "synchronized"),
  );
}

/** In the order of the logs, what a client wrote before what may be hearsay. */
function logCodes(facts: Seen): CodeSighting[] {
  const codes = (facts["capture.logs"]?.events ?? []).flatMap((event) => {
    if (event.kind !== "error-code" || event.code === undefined || isDeniedByTap(facts, event)) return [];
    const overcome = sessionAfter(facts, event);
    if (overcome?.same || isHistory(facts, event)) return [];
    const { code, text } = event;
    const seen = { code, text, by: "log" as const, evidence: fromEvent(event), event };
    return [{ ...seen, moment: momentOf(event), overcome }];
  });
  return codes.sort((a, b) => Number(isHearsay(a.event)) - Number(isHearsay(b.event)));
}
