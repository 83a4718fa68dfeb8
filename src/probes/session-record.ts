import { decodeError, ERROR } from "../ib/error-message.ts";
import type { FrameEvent } from "../ib/framing.ts";
import { decodeMessage, type Message } from "../ib/message.ts";
import {
  decodeManagedAccounts,
  decodeNextValidId,
  MANAGED_ACCOUNTS,
  NEXT_VALID_ID,
} from "../ib/session-messages.ts";
import type { ErrorFact, SessionFact } from "./attempt.ts";

/** More of each than any TWS sends in a few seconds; what is beyond is dropped or counted. */
const MAX_ERRORS = 100;
const MAX_OTHERS = 50;
const MAX_ACCOUNTS = 1000;
const MAX_TEXT = 2000;

/** Client id in use, bad length, API port moved, paper disclaimer (IBKR's message codes): TWS hangs up on each. */
const FATAL = [326, 507, 1300, 10141];

/** Writes down what comes in a session. */
export interface SessionRecord {
  take(event: FrameEvent): void;
  malformed(what: string): void;
  /** Nothing behind what came can be read. */
  broken(): boolean;
  /** An error came behind which no session follows. */
  refused(): boolean;
  /** Managed accounts and next valid id are there. */
  complete(): boolean;
  fact(startedAtMs: number): SessionFact;
}

export function createSessionRecord(serverVersion: number, at: () => number): SessionRecord {
  let accounts: { value: string[]; atMs: number } | null = null;
  let nextId: { value: number; atMs: number } | null = null;
  let broken = false;
  let errorsNotKept = 0;
  const errors: ErrorFact[] = [];
  const others = new Map<number, number>();
  const malformed: { atMs: number; what: string }[] = [];

  function complain(what: string): void {
    if (malformed.length < MAX_OTHERS) malformed.push({ atMs: at(), what });
  }

  function read(message: Message): void {
    const list = decodeManagedAccounts(message);
    const id = decodeNextValidId(message);
    const error = decodeError(serverVersion, message);
    if (list) accounts ??= { value: list.slice(0, MAX_ACCOUNTS), atMs: at() };
    else if (id !== null) nextId ??= { value: id, atMs: at() };
    else if (error && errors.length >= MAX_ERRORS) errorsNotKept += 1;
    else if (error) {
      const { requestId, code, text } = error;
      errors.push({ atMs: at(), requestId, code, message: text.slice(0, MAX_TEXT) });
    } else if (message.id === ERROR || message.id === NEXT_VALID_ID || message.id === MANAGED_ACCOUNTS) {
      complain("undecodable");
    } else if (others.has(message.id) || others.size < MAX_OTHERS) {
      others.set(message.id, (others.get(message.id) ?? 0) + 1);
    }
  }

  return {
    take(event) {
      if (event.kind !== "frame") {
        broken = true;
        complain(event.kind);
      } else if (event.body.length === 0) complain("empty");
      else {
        const message = decodeMessage(serverVersion, event.body);
        if (message) read(message);
        else complain("undecodable");
      }
    },
    malformed: complain,
    broken: () => broken,
    refused: () => errors.some(({ code }) => FATAL.includes(code)),
    complete: () => accounts !== null && nextId !== null,
    fact: (startedAtMs) => ({
      startedAtMs,
      managedAccounts: accounts?.value ?? null,
      managedAccountsAtMs: accounts?.atMs ?? null,
      nextValidId: nextId?.value ?? null,
      nextValidIdAtMs: nextId?.atMs ?? null,
      ...{ errors, errorsNotKept, malformed },
      others: [...others].map(([id, count]) => ({ id, count })),
      waitedMs: Math.round(at() - startedAtMs),
    }),
  };
}
