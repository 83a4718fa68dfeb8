import { failureMode } from "../../../src/ib/failure-modes.ts";

/** A verdict that differs from the truth because part of the evidence was taken away. */
interface OffDiagonal {
  readonly truth: string;
  readonly said: string;
  readonly evidence: string;
}

/** Why the verdict differs and is still honest; `undefined`: it is confidently wrong. */
export function explained({ truth, said, evidence }: OffDiagonal): string | undefined {
  if (evidence === "all of it") return undefined;
  const mode = failureMode(truth);
  if (mode?.refines === said || failureMode(mode?.refines ?? "")?.refines === said) {
    return "the parent mode is said: the fact that decides for the child was taken away";
  }
  if (mode?.refines === "wrong-port" && said === "tws-not-running") {
    return "nothing is left that shows a TWS elsewhere; only the refusal";
  }
  if (said === "healthy" && (evidence === "no log" || evidence === "probe alone")) {
    return "TWS was asked and serves; what shows the failure of the program was taken away, and the summary says that no log was seen";
  }
  return REASONS.find((one) => one.truth === truth && one.said === said)?.because;
}

const REASONS: readonly { readonly truth: string; readonly said: string; readonly because: string }[] = [
  {
    truth: "healthy",
    said: "relay-without-backend",
    because: "the relay's log is right about its time; that TWS answers now was taken away",
  },
  {
    truth: "healthy",
    said: "session-dropped",
    because: "the log is right about its time; that TWS answers now was taken away",
  },
  {
    truth: "client-portal-gateway",
    said: "tls-expected",
    because:
      "a TLS record alone does not tell which service speaks TLS; the list of processes was taken away",
  },
  {
    truth: "tws-not-running",
    said: "cancelled-by-own-loop",
    because:
      "the log shows that the program cancels itself, which is true; that TWS refuses as well was taken away",
  },
  {
    truth: "nightly-restart",
    said: "session-dropped",
    because: "the cut is seen; the configured time of the restart was taken away",
  },
  {
    truth: "client-id-storm",
    said: "session-incomplete",
    because:
      "the program's first session did stay incomplete; that TWS completes those of others was taken away",
  },
  ...["open", "session-dropped"].map((truth) => ({
    truth,
    said: "wrong-account",
    because:
      "the settings do not fit, which is true; that the program fails of something else was taken away",
  })),
  {
    truth: "wrong-account",
    said: "startup-sync-timeout",
    because: "the request stays unanswered, which is true; which accounts TWS manages was taken away",
  },
  ...["tws-not-running", "client-id-in-use"].map((said) => ({
    truth: "open",
    said,
    because:
      "TWS treats this tool so, which is true; that the program never came as far as TWS was taken away",
  })),
  {
    truth: "wrong-port",
    said: "tws-not-running",
    because: "nothing listens on that port, which is true; what shows a TWS on another was taken away",
  },
  {
    truth: "wsl-loopback",
    said: "wrong-port",
    because: "TWS answers elsewhere, which is true; that the program runs in WSL was taken away",
  },
  {
    truth: "cancelled-by-own-loop",
    said: "session-incomplete",
    because: "TWS does not complete a session, which is true; that the program gives up first was taken away",
  },
  {
    truth: "open",
    said: "localized-tws",
    because: "the trace is all that is left; that the hello is plain ASCII was taken away",
  },
];
