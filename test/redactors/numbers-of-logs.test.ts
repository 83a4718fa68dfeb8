/** What logs of IB's clients are full of stays, however its digits fall: one id in some hundreds looks like an account. */
import { expect, test } from "vitest";
import { createRedaction } from "../../src/engine/redact/index.ts";
import { textRedaction } from "../../src/redactors/index.ts";
import { createRandom, DIGITS, HEX, type Random } from "../fixtures/redaction/random.ts";

const SEED = Number(process.env.REDACTION_SEED ?? Date.now() % 100_000);
const LINES = 20_000;

const execId = ({ text, int }: Random) => `${text(8, HEX)}.${text(8, HEX)}.0${int(1, 9)}.0${int(1, 9)}`;
const price = ({ text, int }: Random) => `${int(0, 5000)}.${text(int(2, 6), DIGITS)}`;
const nanoseconds = ({ text }: Random) => `17${text(17, DIGITS)}`;
const permId = ({ text, int }: Random) => `${int(1, 9)}${text(int(7, 9), DIGITS)}`;

const FORMS: readonly ((random: Random) => string)[] = [
  (random) => `ib_async.client DEBUG <<< 11,1,${random.int(1, 9999)},${execId(random)},${price(random)},`,
  (random) => `ib_async.client DEBUG <<< 5,${random.text(8, HEX)},${permId(random)},${random.text(8, HEX)}`,
  (random) =>
    `[INFO] TRADER-001.ExecEngine: OrderFilled(venue_order_id=${random.int(1, 9999)}, trade_id=${execId(random)}, ts_event=${nanoseconds(random)})`,
  (random) => `commissionReport execId=${execId(random)} commission=${price(random)} currency=USD`,
  (random) => `REQUEST ${random.int(1, 99)} ${execId(random)} conId=${permId(random)}`,
  (random) =>
    `orderStatus permId: ${permId(random)} clientId: ${random.int(0, 99)} avgFillPrice: ${price(random)}`,
  (random) =>
    `frame crc=${random.text(8, HEX).toUpperCase()} handle=${random.text(8, HEX)} at 0x${random.text(12, HEX)}`,
  (random) =>
    `session_ts=${nanoseconds(random)}, response=${price(random)}, session=client-${random.int(1, 99)}`,
];

test(`ids, numbers and times of ${LINES} lines stay, each read by itself (seed ${SEED})`, () => {
  const random = createRandom(SEED);
  const lines = Array.from({ length: LINES }, () => random.pick(FORMS)(random));
  const text = lines.join("\n");
  const redacted = createRedaction(textRedaction).text(text, "x").split("\n");
  expect(lines.flatMap((line, index) => (redacted[index] === line ? [] : [[line, redacted[index]]]))).toEqual(
    [],
  );
});
