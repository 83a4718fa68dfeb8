import { clockSkew } from "../ib/connection-time.ts";
import { foreignService } from "../ib/foreign-service.ts";
import { encodeFrame } from "../ib/framing.ts";
import { decodeServerHello } from "../ib/hello.ts";
import { releaseOf } from "../ib/server-versions.ts";
import { visibleBytes } from "../ib/visible-bytes.ts";
import type { Attempt, HelloFact } from "./attempt.ts";
import { type FirstMessage, FOREIGN_BYTES } from "./first-message.ts";

/** What the first message, or its absence, says. */
export function judgeHello(
  first: FirstMessage,
  { maxVersion, waitedMs, now }: { maxVersion: number; waitedMs: number; now: Date },
): Pick<Attempt, "outcome" | "helloMs" | "hello" | "redirect" | "foreign" | "silenceMs" | "nonsense"> {
  const none = { helloMs: null, hello: null, redirect: null, foreign: null, silenceMs: null, nonsense: null };
  if (first.body === null) {
    if (first.foreign) {
      return {
        ...none,
        outcome: "foreign",
        foreign: { ...foreignService(first.bytes), firstBytes: visibleBytes(first.bytes, FOREIGN_BYTES) },
      };
    }
    if (first.endedAtMs !== null) return { ...none, outcome: "closed-before-hello" };
    return {
      ...none,
      silenceMs: waitedMs,
      outcome: first.bytes.length === 0 ? "silent" : "hello-incomplete",
    };
  }
  const decoded = decodeServerHello(first.body);
  const helloMs = first.completeMs;
  if (decoded.kind === "redirect") return { ...none, helloMs, redirect: decoded.to, outcome: "redirected" };
  if (decoded.kind === "nonsense") {
    const raw = visibleBytes(encodeFrame(first.body));
    return { ...none, helloMs, nonsense: `${decoded.reason}: ${raw}`, outcome: "hello-nonsense" };
  }
  const { serverVersion, connectionTime, encoding } = decoded;
  const skew = clockSkew(connectionTime, now);
  const hello: HelloFact = {
    ...{ serverVersion, connectionTime, encoding },
    atLimit: serverVersion === maxVersion,
    release: releaseOf(serverVersion, maxVersion),
    clockSkewSeconds: skew?.seconds ?? null,
    zoneKnown: skew?.zoneKnown ?? false,
    raw: visibleBytes(encodeFrame(first.body), 128),
    bytes: first.body.length + 4,
    pieces: first.pieces,
  };
  const inRange = serverVersion >= 100 && serverVersion <= maxVersion;
  return { ...none, helloMs, hello, outcome: inRange ? "hello-only" : "version-out-of-range" };
}
