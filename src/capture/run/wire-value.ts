import type { WireEnding, WireMessage } from "../../ib/wire-record.ts";

/** Fact `capture.wire`: every connection that went through the tap. Times are milliseconds since the program was started. */
export interface WireValue {
  /** What the program wants to reach; the tap connects to `upstream` for it. */
  readonly target: Endpoint;
  readonly upstream: Endpoint;
  /** Addresses the tap serves, each with the state of what is behind it when the run began. */
  readonly routes: readonly WireRoute[];
  readonly connections: readonly WireConnection[];
  /** Connections beyond the limit: relayed and counted, not described. */
  readonly connectionsNotKept: number;
  /** How late the tap's event loop ran at worst: no time here is more exact than this. */
  readonly loopDelayMs: { readonly max: number; readonly p99: number };
  /** Sentences: what the tap changes about what TWS and the program see. */
  readonly changes: readonly string[];
  /** Why no connection came through, most likely first; empty when one did. */
  readonly whyNothing: readonly string[];
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** One address of TWS and the tap's own port in front of it. */
export interface WireRoute {
  readonly address: string;
  readonly port: number;
  /** `null` when TWS did not answer there: the program was then left to connect directly. */
  readonly tapPort: number | null;
  /** errno when the tap could not listen. */
  readonly tapError: string | null;
  /** `open`, or the errno of the tap's own dial before the program started. */
  readonly atStart: string;
}

export type ClosedFirst = "program" | "tws" | "simultaneous" | "undecidable";

export interface WireConnection {
  /** Counts from 1; the same number as in `wire.ndjson`. */
  readonly number: number;
  readonly openedAtMs: number;
  /** How long the tap's dial to TWS took; `null` when a connection made beforehand was used. */
  readonly dialMs: number | null;
  /** errno when TWS could not be reached after the program had connected to the tap; a direct program would have seen this. */
  readonly dialError: string | null;
  readonly closedFirst: ClosedFirst;
  /** When the first side ended; `null` when both were open at the end of the run. */
  readonly closedAtMs: number | null;
  /** The end came with the end of the program: its system closed the socket, not necessarily its code. */
  readonly closedByExit: boolean;
  readonly programEnd: LegEnd | null;
  readonly twsEnd: LegEnd | null;
  readonly bytesFromProgram: number;
  readonly bytesFromTws: number;
  /** From the first bytes: `v100..187`; `null` when the program sent none or something else. */
  readonly clientVersions: string | null;
  readonly serverVersion: number | null;
  readonly clientId: number | null;
  /** The first messages, then the last ones; what lies between is counted in `messageCounts`. */
  readonly messages: readonly WireMessage[];
  readonly messagesNotKept: number;
  /** All messages by `program startApi`, `tws error`, …, also those not kept. */
  readonly messageCounts: Readonly<Record<string, number>>;
}

/** How one side ended its half of a connection. */
export interface LegEnd {
  readonly atMs: number;
  readonly how: WireEnding;
}
