import type { Confidence, Evidence, EvidenceList } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import type { LogEvent, Seen } from "./fact-types.ts";
import { madeGood } from "./made-good.ts";
import { sessionWorks, wasProbed } from "./probe.ts";
import { isOld } from "./recency.ts";

/** An IB error code that somebody received. */
export interface CodeSighting {
  readonly code: number;
  readonly text: string;
  readonly by: "probe" | "wire" | "log";
  readonly evidence: Evidence;
  /** Set for `by: "log"`. */
  readonly event: LogEvent | null;
  /** Position in what was looked at; orders codes of one origin. */
  readonly order: number;
}

/**
 * Every code of these that the probe, the program behind the tap, or a log received; in that order. Without those that
 * turned a client away before the same log shows its session.
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
  return best === "proven" && isHearsay(seen.event) ? "likely" : best;
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
      order: position,
    })),
  );
}

function wireCodes(facts: Seen): CodeSighting[] {
  return (facts["capture.wire"]?.connections ?? []).flatMap((connection, index) =>
    connection.messages.flatMap((message, position) => {
      const code = Number(message.fields?.errorCode ?? Number.NaN);
      if (message.from !== "tws" || message.name !== "error" || Number.isNaN(code)) return [];
      const text = message.fields?.errorText ?? "";
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
          order: position,
        },
      ];
    }),
  );
}

/** In the order of the logs, what a client wrote before what may be hearsay. */
function logCodes(facts: Seen): CodeSighting[] {
  const codes = (facts["capture.logs"]?.events ?? []).flatMap((event, order) =>
    event.kind !== "error-code" || event.code === undefined || madeGood(facts, event)
      ? []
      : [
          {
            code: event.code,
            text: event.text,
            by: "log" as const,
            evidence: fromEvent(event),
            event,
            order,
          },
        ],
  );
  return codes.sort((a, b) => Number(isHearsay(a.event)) - Number(isHearsay(b.event)));
}
