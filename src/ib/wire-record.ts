/** One line of `wire.ndjson`: what passed between the program and TWS, as decoded fields only, never as bytes. */
export type WireRecord = WireStart | WireOpen | WireMessageRecord | WireEnd | WireGap;

/** Who sent it. */
export type WireSide = "program" | "tws";

/** How one side ended its stream, as far as a relay can tell. */
export type WireEnding = "fin" | "reset" | "fin-or-reset";

/**
 * How the bytes were framed: `hello` (either side's first), `text` (versions up to 200), `raw-text` (201 up: u32 id, then
 * text fields), `protobuf` (201 up: id + 200), `legacy` (before version 100: no lengths), `foreign` (not IB's protocol).
 */
export type WireFraming = "hello" | "text" | "raw-text" | "protobuf" | "legacy" | "foreign";

/** First line of the file. */
export interface WireStart {
  readonly type: "start";
  readonly schemaVersion: 1;
  /** Wall clock at 0 ms, ISO 8601. */
  readonly startedAt: string;
  /** Where the program wanted to connect to. */
  readonly host: string;
  readonly port: number;
}

/** A connection of the program reached the tap and the tap reached TWS. */
export interface WireOpen {
  readonly type: "open";
  readonly connection: number;
  readonly atMs: number;
}

/** One whole message. */
export interface WireMessageRecord extends WireMessage {
  readonly type: "message";
  readonly connection: number;
}

/** What one message said. */
export interface WireMessage {
  readonly atMs: number;
  readonly from: WireSide;
  /** `hello`, `startApi`, `nextValidId`, `error`, …; `message 77` for an id without a name; `ssh`, `http` for strangers. */
  readonly name: string;
  /** IB's message id; `null` for the hello and for what is no IB message. */
  readonly id: number | null;
  readonly framing: WireFraming;
  /** Length on the wire, framing included. */
  readonly bytes: number;
  /**
   * Decoded fields by name (`serverVersion`, `accounts`, `errorCode`), by position ("1", "2", …) where fields have no
   * names. `null` when it could not be decoded, or says what is nobody else's business (orders, holdings, market data).
   */
  readonly fields: Readonly<Record<string, string>> | null;
}

/** One side ended its stream. */
export interface WireEnd {
  readonly type: "end";
  readonly connection: number;
  readonly atMs: number;
  readonly from: WireSide;
  readonly how: WireEnding;
}

/** Messages that passed here but were not kept, because the limit was reached or the stream was no longer readable. */
export interface WireGap {
  readonly type: "gap";
  readonly connection: number;
  readonly from: WireSide;
  readonly messages: number;
  readonly bytes: number;
  /** `limit`: enough was kept. `undecodable`: the bytes stopped being IB's protocol. */
  readonly reason: "limit" | "undecodable";
}
