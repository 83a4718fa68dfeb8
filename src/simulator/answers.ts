import { encodeError } from "../ib/error-message.ts";
import { encodeProtobufMessage, encodeTextMessage, type Message } from "../ib/message.ts";
import { protobufNumber, protobufText } from "../ib/protobuf.ts";
import { SINCE } from "../ib/server-versions.ts";
import { encodeCurrentTime, encodeManagedAccounts, encodeNextValidId } from "../ib/session-messages.ts";

/** What an answer may depend on. */
export interface AnswerContext {
  readonly serverVersion: number;
  readonly accounts: readonly string[];
  readonly nextValidId: number;
  readonly now: Date;
}

type Answer = (message: Message, context: AnswerContext) => Uint8Array[];

/** A number of a request, by its place in text and its field in protobuf; protobuf leaves out a 0. */
function numberIn(message: Message, text: number, protobuf: number): number {
  if (message.form === "text") return Number(message.fields[text]) || 0;
  return protobufNumber(message.fields, protobuf) ?? 0;
}

function textIn(message: Message, text: number, protobuf: number): string {
  if (message.form === "text") return message.fields[text] ?? "";
  return protobufText(message.fields, protobuf) ?? "";
}

/** The end of a list, which clients wait for: text fields, or protobuf from the version that has it. */
function end(options: { id: number; version: boolean; reqId?: number; pbSince: number }): Answer {
  const { id, version, reqId, pbSince } = options;
  return (message, { serverVersion }) => {
    const tail = reqId === undefined ? [] : [numberIn(message, reqId, 1)];
    if (serverVersion < pbSince)
      return [encodeTextMessage(serverVersion, id, [...(version ? [1] : []), ...tail])];
    return [
      encodeProtobufMessage(
        id,
        tail.map((value) => [1, value] as const),
      ),
    ];
  };
}

/** Refuses a request, with its request id from the given text field. */
function refuse(reqId: number, code: number, text: string): Answer {
  return (message, { serverVersion, now }) => [
    encodeError(serverVersion, {
      requestId: numberIn(message, reqId, 1),
      code,
      text,
      advancedOrderReject: "",
      timeMs: now.getTime(),
    }),
  ];
}

/** One row per account and asked tag; NautilusTrader's execution client waits for four of them. */
const accountSummary: Answer = (message, { serverVersion, accounts }) => {
  const reqId = numberIn(message, 1, 1);
  const tags = textIn(message, 3, 3)
    .split(",")
    .filter((tag) => /^\w{1,40}$/.test(tag));
  const rows = accounts.flatMap((account) => tags.map((tag) => [account, tag, "100000.00", "USD"] as const));
  if (serverVersion < SINCE.PROTOBUF_ACCOUNTS) {
    return [
      ...rows.map((row) => encodeTextMessage(serverVersion, 63, [1, reqId, ...row])),
      encodeTextMessage(serverVersion, 64, [1, reqId]),
    ];
  }
  return [
    ...rows.map(([account, tag, value, currency]) =>
      encodeProtobufMessage(63, [
        [1, reqId],
        [2, account],
        [3, tag],
        [4, value],
        [5, currency],
      ]),
    ),
    encodeProtobufMessage(64, [[1, reqId]]),
  ];
};

const accountUpdates: Answer = (message, { serverVersion, accounts }) => {
  if (numberIn(message, 1, 1) === 0) return [];
  const account = textIn(message, 2, 2) || (accounts[0] ?? "");
  if (serverVersion >= SINCE.PROTOBUF_ENDS) return [encodeProtobufMessage(54, [[1, account]])];
  return [encodeTextMessage(serverVersion, 54, [1, account])];
};

const currentTimeInMillis: Answer = (_, { serverVersion, now }) => [
  serverVersion >= SINCE.PROTOBUF_START_API
    ? encodeProtobufMessage(109, [[1, now.getTime()]])
    : encodeTextMessage(serverVersion, 109, [now.getTime()]),
];

/** By request id (IB's clients, `OUT`); a request not named here is taken in silence, as TWS takes most settings. */
const ANSWERS: ReadonlyMap<number, Answer> = new Map<number, Answer>([
  [1, refuse(1, 354, "Requested market data is not subscribed.")],
  [
    3,
    refuse(
      0,
      321,
      "Error validating request.-'bN' : cause - The API interface is currently in Read-Only mode.",
    ),
  ],
  [5, end({ id: 53, version: true, pbSince: SINCE.PROTOBUF_ORDERS })],
  [6, accountUpdates],
  [7, end({ id: 55, version: true, reqId: 1, pbSince: SINCE.PROTOBUF_ORDERS })],
  [8, (_, { serverVersion, nextValidId }) => [encodeNextValidId(serverVersion, nextValidId)]],
  [9, refuse(1, 200, "No security definition has been found for the request")],
  [16, end({ id: 53, version: true, pbSince: SINCE.PROTOBUF_ORDERS })],
  [17, (_, { serverVersion, accounts }) => [encodeManagedAccounts(serverVersion, accounts)]],
  [20, refuse(0, 162, "Historical Market Data Service error message:No market data permissions")],
  [49, (_, { serverVersion, now }) => [encodeCurrentTime(serverVersion, Math.floor(now.getTime() / 1000))]],
  [61, end({ id: 62, version: true, pbSince: SINCE.PROTOBUF_ENDS })],
  [62, accountSummary],
  [74, end({ id: 72, version: true, reqId: 1, pbSince: SINCE.PROTOBUF_ENDS })],
  [76, end({ id: 74, version: true, reqId: 1, pbSince: SINCE.PROTOBUF_ENDS })],
  [99, end({ id: 102, version: false, pbSince: SINCE.PROTOBUF_ENDS })],
  [105, currentTimeInMillis],
]);

/** What TWS answers a request of a client that is logged on; empty when it says nothing. */
export function answerTo(message: Message, context: AnswerContext): Uint8Array[] {
  return ANSWERS.get(message.id)?.(message, context) ?? [];
}
