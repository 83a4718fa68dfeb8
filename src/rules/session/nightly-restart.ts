import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "../evidence/cite.ts";
import type { LogEvent, Seen } from "../evidence/fact-types.ts";
import { logAttempts } from "../evidence/log-attempt.ts";
import { clear, modeRule } from "../mode-rule.ts";

/** How far from the configured minute a cut may lie and still be the restart's. */
const NEAR_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;

export const nightlyRestart = modeRule("nightly-restart", {
  uses: ["capture.logs", "tws.install", "host.os"],
  explains: ["session-dropped", "tws-not-running", "client-id-in-use", "relay-without-backend"],
  check(facts) {
    const cut =
      logAttempts(facts).find((attempt) => attempt.outcome === "dropped")?.decisive ?? lostService(facts);
    if (cut === undefined) return clear;
    const restart = restartEvent(facts, cut) ?? configuredTime(facts, cut);
    if (restart === undefined) return clear;
    return {
      confidence: restart.seen ? "proven" : "likely",
      summary: `The connection was lost at the time at which TWS restarts or logs off by itself (${restart.what}).`,
      evidence: [fromEvent(cut), restart.evidence],
      refutedBy: "The connection being lost at another time of day as well, with TWS running on.",
    };
  },
});

interface Restart {
  readonly what: string;
  readonly evidence: Evidence;
  readonly seen: boolean;
}

function lostService(facts: Seen): LogEvent | undefined {
  return facts["capture.logs"]?.events.find((event) => event.code === 1100 || event.code === 2110);
}

function restartEvent(facts: Seen, cut: LogEvent): Restart | undefined {
  const event = facts["capture.logs"]?.events.find(
    (one) =>
      (one.kind === "tws-restart" || one.kind === "tws-exit") &&
      one.atMs !== null &&
      cut.atMs !== null &&
      Math.abs(one.atMs - cut.atMs) < NEAR_MS,
  );
  return event === undefined
    ? undefined
    : { what: "its log shows it", evidence: fromEvent(event), seen: true };
}

function configuredTime(facts: Seen, cut: LogEvent): Restart | undefined {
  const minutes = minuteOfDay(cut, facts);
  if (minutes === null) return undefined;
  const logged = facts["capture.logs"]?.events.findLast(
    ({ kind, name, value = "" }) =>
      kind === "setting" && /^Auto(?:Restart|Logoff)Time$/.test(name ?? "") && isNear(value, minutes),
  );
  if (logged !== undefined) {
    return { what: `${logged.name} ${logged.value}`, evidence: fromEvent(logged), seen: false };
  }
  const restarts = facts["tws.install"]?.dailyRestart ?? [];
  const index = restarts.findIndex((one) => isNear(one.time, minutes));
  const found = restarts[index];
  if (found === undefined) return undefined;
  const evidence = fromFact(
    "tws.install",
    `dailyRestart[${index}]`,
    `${found.key} ${found.time} (${found.place})`,
  );
  return { what: `${found.key} ${found.time}`, evidence, seen: false };
}

function isNear(time: string, minutes: number): boolean {
  const wanted = parseTime(time);
  if (wanted === null) return false;
  const apart = Math.abs(wanted - minutes) * 60_000;
  return Math.min(apart, DAY_MS - apart) <= NEAR_MS;
}

/** Local minute of the day on the machine of TWS: a time with a zone is shifted to it, one without is taken as written. */
function minuteOfDay(event: LogEvent, facts: Seen): number | null {
  if (event.atMs === null) return null;
  const zoned = /Z$|[+-]\d\d:?\d\d$/.test(event.at ?? "");
  const shifted = event.atMs + (zoned ? (facts["host.os"]?.utcOffsetMinutes ?? 0) * 60_000 : 0);
  return Math.floor((((shifted % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
}

/** `11:45 PM` or `23:45`, as TWS and IBC write it. */
function parseTime(time: string): number | null {
  const found = /^(\d{1,2}):(\d{2})\s*(AM|PM)?$/i.exec(time.trim());
  if (found === null) return null;
  const half = found[3]?.toUpperCase();
  const hour = (Number(found[1]) % (half === undefined ? 24 : 12)) + (half === "PM" ? 12 : 0);
  return hour * 60 + Number(found[2]);
}
