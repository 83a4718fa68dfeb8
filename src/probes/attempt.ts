/** How far one attempt to talk to TWS came, from nothing to a session. `W…` are the wire signatures. */
export type AttemptOutcome =
  /** W1: the machine answered that nothing listens. */
  | "refused"
  /** W2: no answer to the dial, or no route. */
  | "unreachable"
  /** The dial failed for another reason; see `dial.errno`. */
  | "dial-failed"
  /** W3, W4: accepted, then closed before a complete hello. */
  | "closed-before-hello"
  /** W5: accepted, not one byte until the deadline. */
  | "silent"
  /** W6: something else than TWS answered. */
  | "foreign"
  /** A hello began, but was not complete at the deadline. */
  | "hello-incomplete"
  /** A frame came that is no hello: no number for a version, or not two fields. */
  | "hello-nonsense"
  /** TWS sends the client elsewhere. */
  | "redirected"
  /** The server version is outside what was offered: older than 100, or above the limit. */
  | "version-out-of-range"
  /** A sane hello; the session was not asked for. */
  | "hello-only"
  /** W7: closed after startApi, without an error message. */
  | "closed-after-start"
  /** W8: an error message, then closed after startApi. */
  | "rejected"
  /** W9: still open, but managed accounts or next valid id did not come. */
  | "session-incomplete"
  /** W10, W11: managed accounts and next valid id came; see `session.errors` for notices. */
  | "session";

/** Who ended the connection, as far as this side can tell. `by: "us"` when the peer was still there. */
interface AttemptEnd {
  readonly by: "us" | "peer";
  /** How the peer ended, also when it only answered our FIN; `none`: it did not end while we waited. */
  readonly how: "fin" | "reset" | "fin-or-reset" | "none";
  readonly afterMs: number;
}

/** What the server said first, when it was a frame with a version. */
export interface HelloFact {
  readonly serverVersion: number;
  /** The answer is our own limit: the server may be newer. */
  readonly atLimit: boolean;
  /** In words: `≈ 10.19`, `200 or newer (TWS 10.36 or later)`. */
  readonly release: string;
  /** As sent, decoded leniently. */
  readonly connectionTime: string;
  readonly encoding: "ascii" | "utf-8" | "gb18030" | "latin-1";
  /** Server clock minus ours, in whole seconds; `null` when the time cannot be read. */
  readonly clockSkewSeconds: number | null;
  /** `false`: the zone is unknown, so the skew is only known modulo 15 minutes. */
  readonly zoneKnown: boolean;
  /** The bytes as they came, non-printable ones as `\x00`. */
  readonly raw: string;
  readonly bytes: number;
  /** In how many pieces it arrived: TWS sends it in one; as many as bytes: paced byte by byte. */
  readonly pieces: number;
}

/** A service that is not TWS, named from its first bytes. */
export interface ForeignFact {
  readonly service: string;
  readonly name: string;
  /** The first 64 bytes, non-printable ones as `\x00`. */
  readonly firstBytes: string;
}

export interface ErrorFact {
  readonly atMs: number;
  readonly requestId: number;
  readonly code: number;
  readonly message: string;
}

/** What followed startApi, on the same connection. */
export interface SessionFact {
  readonly startedAtMs: number;
  /** `null`: not sent; `[]`: sent and empty. */
  readonly managedAccounts: readonly string[] | null;
  readonly managedAccountsAtMs: number | null;
  readonly nextValidId: number | null;
  readonly nextValidIdAtMs: number | null;
  /** Every error message, notices included, in order. */
  readonly errors: readonly ErrorFact[];
  /** Errors beyond the first hundred. */
  readonly errorsNotKept: number;
  /** Other messages that came, by id. */
  readonly others: readonly { readonly id: number; readonly count: number }[];
  /** Frames that break the protocol: `negative-length`, `oversize-length`, `truncated`, `undecodable`, `empty`. */
  readonly malformed: readonly { readonly atMs: number; readonly what: string }[];
  /** How long it was waited for, or listened after it was complete. */
  readonly waitedMs: number;
}

/** One connection attempt to one literal address; all times in ms since its dial began. */
export interface Attempt {
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
  readonly outcome: AttemptOutcome;
  readonly dial: { readonly ok: boolean; readonly errno: string | null; readonly ms: number };
  /** When the first byte came, and when the first message was complete. */
  readonly firstByteMs: number | null;
  readonly helloMs: number | null;
  readonly hello: HelloFact | null;
  /** `host[:port]` TWS redirects to. */
  readonly redirect: string | null;
  readonly foreign: ForeignFact | null;
  readonly bytesReceived: number;
  /**
   * How long was waited for a hello before giving up; `null` when one came or the peer ended. With `foreign` set:
   * the service spoke only once we had hung up, as those do that read whole lines.
   */
  readonly silenceMs: number | null;
  /** Why a hello makes no sense; `null` when it does. */
  readonly nonsense: string | null;
  readonly session: SessionFact | null;
  /** `null` when nothing was ever connected. */
  readonly end: AttemptEnd | null;
}
