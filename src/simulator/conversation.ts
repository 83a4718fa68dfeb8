import { setTimeout as sleep } from "node:timers/promises";
import { encodeError } from "../ib/error-message.ts";
import { createFrameSplitter, encodeFrame } from "../ib/framing.ts";
import { type ClientHello, encodeServerHello } from "../ib/hello.ts";
import { encodeTextMessage, type Message } from "../ib/message.ts";
import { encodeManagedAccounts, encodeNextValidId } from "../ib/session-messages.ts";
import { decodeStartApi, START_API } from "../ib/start-api.ts";
import { answerTo } from "./answers.ts";
import { createClientReader } from "./client-reader.ts";
import { connectionTime } from "./connection-time.ts";
import type { Link } from "./link.ts";
import type { Scenario, Step } from "./scenario.ts";

/** What one client has done so far. */
export interface ConversationState {
  clientHello: ClientHello | null;
  serverVersion: number | null;
  clientId: number | null;
  /** Ids of all messages after the hello, startApi included. */
  readonly requests: number[];
}

export interface Conversation {
  receive(bytes: Uint8Array): void;
  readonly state: ConversationState;
}

/** Plays a scenario to one client; `claim` takes a client id, or tells that another connection holds it. */
export function createConversation(options: {
  scenario: Scenario;
  link: Link;
  signal: AbortSignal;
  now: () => Date;
  claim: (clientId: number) => boolean;
  stopReading: () => void;
}): Conversation {
  const { scenario, link, signal, now } = options;
  const state: ConversationState = { clientHello: null, serverVersion: null, clientId: null, requests: [] };
  let tail = Promise.resolve();
  let requested = false;
  let ready = false;
  let legacy = false;
  enqueue(() => play(scenario.onAccept));

  function send(bytes: Uint8Array): void {
    link.send(legacy ? withoutLengths(bytes) : bytes);
  }

  async function play(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (signal.aborted) return;
      await perform(step);
    }
  }

  async function perform(step: Step): Promise<void> {
    if (step.do === "wait") return void (await sleep(step.ms, undefined, { signal }));
    if (step.do === "stop-reading") return options.stopReading();
    if (step.do === "close") return link.finish();
    if (step.do === "reset") return link.reset();
    const bytes = bytesOf(step);
    if (step.do !== "hello" || step.pieceBytes === undefined) return send(bytes);
    for (let at = 0; at < bytes.length && !signal.aborted; at += step.pieceBytes) {
      link.send(bytes.subarray(at, at + step.pieceBytes));
      await sleep(step.everyMs ?? 0, undefined, { signal });
    }
  }

  function bytesOf(step: Step): Uint8Array {
    const version = state.serverVersion ?? scenario.serverVersion;
    if (step.do === "hello") {
      if (step.raw !== undefined) return encodeFrame(Buffer.from(step.raw, "latin1"));
      return encodeServerHello(version, connectionTime(now(), step));
    }
    if (step.do === "managed-accounts") return encodeManagedAccounts(version, scenario.accounts);
    if (step.do === "next-valid-id") {
      ready = true;
      return encodeNextValidId(version, scenario.nextValidId);
    }
    if (step.do === "farm-notices") return Buffer.concat(FARM_NOTICES.map(bytesOf));
    if (step.do === "message") return encodeTextMessage(version, step.id, step.fields);
    if (step.do === "bytes") return Buffer.from(step.text, "latin1");
    if (step.do === "together") return Buffer.concat(step.steps.map(bytesOf));
    if (step.do !== "error") return new Uint8Array(0);
    return encodeError(version, {
      requestId: step.requestId ?? -1,
      code: step.code,
      text: step.text,
      advancedOrderReject: step.advancedOrderReject ?? "",
      timeMs: now().getTime(),
    });
  }

  async function answer(message: Message): Promise<void> {
    const start = decodeStartApi(message);
    if (start) {
      state.clientId = start.clientId;
      return play(options.claim(start.clientId) ? scenario.onStartApi : CLIENT_ID_IN_USE);
    }
    if (!requested) {
      requested = true;
      await play(scenario.onFirstRequest);
    }
    if (scenario.requests === "ignore" || signal.aborted) return;
    const context = {
      serverVersion: state.serverVersion ?? scenario.serverVersion,
      accounts: scenario.accounts,
      nextValidId: scenario.nextValidId,
      now: now(),
    };
    for (const bytes of answerTo(message, context)) send(bytes);
  }

  function enqueue(work: () => Promise<void>): void {
    // Rejects only when a wait was cut short by the end of the connection.
    tail = tail.then(work).catch(() => {});
  }

  const reader = createClientReader({
    hello(offered) {
      state.clientHello = offered;
      state.serverVersion = scenario.forcedVersion ?? Math.min(offered.max, scenario.serverVersion);
      if (offered.max < scenario.leastVersion) link.finish();
      else enqueue(() => play(scenario.onHello));
      return state.serverVersion;
    },
    message(message) {
      state.requests.push(message.id);
      const early = !ready && message.id !== START_API;
      if (early && scenario.requests === "when-ready") return link.finish();
      enqueue(() => answer(message));
    },
    legacy() {
      legacy = true;
    },
    // TWS hangs up on anything that does not speak as its API does.
    nonsense: link.finish,
  });
  return { state, receive: reader.receive };
}

function withoutLengths(frames: Uint8Array): Uint8Array {
  const events = createFrameSplitter().push(frames);
  return Buffer.concat(events.flatMap((event) => (event.kind === "frame" ? [event.body] : [])));
}

const FARM_NOTICES: readonly Step[] = [
  { do: "error", code: 2104, text: "Market data farm connection is OK:usfarm" },
  { do: "error", code: 2106, text: "HMDS data farm connection is OK:ushmds" },
  { do: "error", code: 2158, text: "Sec-def data farm connection is OK:secdefnj" },
];

const CLIENT_ID_IN_USE: readonly Step[] = [
  {
    do: "error",
    code: 326,
    text: "Unable to connect as the client id is already in use. Retry with a unique client id.",
  },
  { do: "close" },
];
