import type { Facts } from "../../facts.ts";
import { join, type Phrase, say } from "../phrase.ts";

export type Attempt = Facts["tws.handshake"]["attempts"][number];

/** What one connection attempt saw, in order: dial, hello, session, end. */
export function attemptSeen(attempt: Attempt): Phrase {
  const at = `${attempt.address.includes(":") ? `[${attempt.address}]` : attempt.address}:${attempt.port}`;
  if (!attempt.dial.ok) return say`${at}: not connected, ${attempt.dial.errno} after ${ms(attempt.dial.ms)}`;
  return join([say`${at}: connected in ${ms(attempt.dial.ms)}`, ...answer(attempt), ...end(attempt)], "; ");
}

/** Milliseconds in words, to a tenth. */
export function ms(value: number | null): Phrase {
  if (value === null) return [{ own: "an unknown time" }];
  return [{ own: `${Math.round(value * 10) / 10} ms` }];
}

function answer(attempt: Attempt): Phrase[] {
  const { hello, foreign, redirect, session } = attempt;
  if (foreign !== null)
    return [say`not TWS: ${foreign.name} answered; first bytes ${foreign.firstBytes.slice(0, 64)}`];
  if (redirect !== null) return [say`TWS sends the client to ${redirect}`];
  if (hello === null) {
    if (attempt.silenceMs !== null)
      return [say`${attempt.bytesReceived} bytes received in ${ms(attempt.silenceMs)} of waiting`];
    return [say`${attempt.bytesReceived} bytes received, no hello`];
  }
  const version = hello.atLimit ? say`${hello.serverVersion} or newer` : say`${hello.serverVersion}`;
  const greeting = say`hello after ${ms(attempt.helloMs)}: server version ${version}, connection time ${hello.connectionTime}`;
  return session === null ? [greeting] : [greeting, ...answers(session)];
}

function answers(session: NonNullable<Attempt["session"]>): Phrase[] {
  const accounts = session.managedAccounts;
  const seen: Phrase[] = [
    accounts === null
      ? say`no managed accounts in ${ms(session.waitedMs)}`
      : say`managed accounts after ${ms(session.managedAccountsAtMs)}: ${join(accounts.slice(0, 4).map((value) => [{ value }]))}`,
    session.nextValidId === null
      ? say`no next valid id in ${ms(session.waitedMs)}`
      : say`next valid id after ${ms(session.nextValidIdAtMs)}`,
  ];
  for (const error of session.errors.slice(0, 8)) seen.push(say`code ${error.code}: ${error.message}`);
  if (session.errors.length > 8) seen.push(say`${session.errors.length - 8} more codes`);
  if (session.malformed.length > 0) seen.push(say`${session.malformed.length} malformed frames`);
  return seen;
}

const HOW = { fin: "closed", reset: "reset", "fin-or-reset": "closed or reset", none: "ended" } as const;

function end(attempt: Attempt): Phrase[] {
  if (attempt.end === null || attempt.end.by === "us") return [];
  return [
    say`${[{ own: HOW[attempt.end.how] ?? "ended" }]} by the other side after ${ms(attempt.end.afterMs)}`,
  ];
}
