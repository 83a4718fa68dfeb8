import { clockSkew } from "../ib/connection-time.ts";
import { foreignService } from "../ib/foreign-service.ts";
import { decodeServerHello, legacyHello } from "../ib/hello.ts";
import { releaseOf } from "../ib/server-versions.ts";
import { visibleBytes } from "../ib/visible-bytes.ts";
import type { Attempt, ForeignFact, HelloFact } from "./attempt.ts";
import { type FirstMessage, FOREIGN_BYTES } from "./first-message.ts";

/** What the first message, or its absence, says. */
export function judgeHello(
  first: FirstMessage,
  { maxVersion, waitedMs, now }: { maxVersion: number; waitedMs: number; now: Date },
): Pick<Attempt, "outcome" | "helloMs" | "hello" | "redirect" | "foreign" | "silenceMs" | "nonsense"> {
  const none = { helloMs: null, hello: null, redirect: null, foreign: null, silenceMs: null, nonsense: null };
  const body = first.body ?? legacyHello(first.bytes);
  if (body === null) {
    if (first.foreign) {
      return { ...none, outcome: "foreign", foreign: foreignFact(first.bytes) };
    }
    if (first.endedAtMs !== null) return { ...none, outcome: "closed-before-hello" };
    return {
      ...none,
      silenceMs: waitedMs,
      outcome: first.bytes.length === 0 ? "silent" : "hello-incomplete",
    };
  }
  const decoded = decodeServerHello(body);
  const helloMs = first.completeMs ?? first.firstByteMs;
  if (decoded.kind === "redirect") return { ...none, helloMs, redirect: decoded.to, outcome: "redirected" };
  if (decoded.kind === "nonsense") {
    const raw = visibleBytes(first.bytes);
    return { ...none, helloMs, nonsense: `${decoded.reason}: ${raw}`, outcome: "hello-nonsense" };
  }
  const { serverVersion, connectionTime, encoding } = decoded;
  const bytes = body.length + (first.body ? 4 : 0);
  const skew = clockSkew(connectionTime, now);
  const hello: HelloFact = {
    ...{ serverVersion, connectionTime, encoding },
    atLimit: serverVersion === maxVersion,
    release: releaseOf(serverVersion, maxVersion),
    clockSkewSeconds: skew?.seconds ?? null,
    zoneKnown: skew?.zoneKnown ?? false,
    raw: visibleBytes(first.bytes.subarray(0, bytes), 128),
    bytes,
    pieces: first.pieces,
  };
  const inRange = serverVersion >= 100 && serverVersion <= maxVersion;
  return { ...none, helloMs, hello, outcome: inRange ? "hello-only" : "version-out-of-range" };
}

/** Names a service that is not TWS from what it said. */
export function foreignFact(bytes: Uint8Array): ForeignFact {
  return { ...foreignService(bytes), firstBytes: visibleBytes(bytes, FOREIGN_BYTES) };
}
