import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeError, encodeError } from "../../src/ib/error-message.ts";
import { createFrameSplitter } from "../../src/ib/framing.ts";
import { decodeMessage, type Message } from "../../src/ib/message.ts";
import { decodeProtobuf, encodeProtobuf, protobufNumber, protobufText } from "../../src/ib/protobuf.ts";
import {
  decodeManagedAccounts,
  decodeNextValidId,
  encodeCurrentTime,
  encodeManagedAccounts,
  encodeNextValidId,
} from "../../src/ib/session-messages.ts";
import { decodeStartApi, encodeStartApi } from "../../src/ib/start-api.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** Every server version at which a layout changes, with its neighbours. */
const VERSIONS = [100, 152, 153, 165, 166, 193, 194, 200, 201, 202, 203, 206, 207, 212, 213, 225];

function bodyOf(frame: Uint8Array): Uint8Array {
  const [event, ...rest] = createFrameSplitter().push(frame);
  if (event?.kind !== "frame" || rest.length > 0) throw new Error("not one frame");
  return event.body;
}

function readBack(version: number, frame: Uint8Array): Message {
  const message = decodeMessage(version, bodyOf(frame));
  if (!message) throw new Error("not a message");
  return message;
}

test.each([
  [69, "000000023700"],
  [71, "000000073731003200" + "3700"],
  [176, "000000083731003200" + "370000"],
  [200, "000000083731003200" + "370000"],
  [201, "0000000900000047" + "3200370000"],
  [212, "0000000900000047" + "3200370000"],
  [213, "000000060000010f" + "0807"],
])("startApi for server version %i is what IB's clients send", (version, bytes) => {
  expect(hex(encodeStartApi(version, { clientId: 7, optionalCapabilities: "" }))).toBe(bytes);
});

test.each([
  [
    "managed accounts, 213",
    encodeManagedAccounts(213, ["DU1234567"]),
    "0000000f000000d70a09445531323334353637",
  ],
  ["next valid id, 200", encodeNextValidId(200, 1), "00000006390031003100"],
  ["next valid id, 201", encodeNextValidId(201, 1), "000000080000000931003100"],
  ["next valid id, 213", encodeNextValidId(213, 1), "00000006000000d10801"],
  ["current time, 176", encodeCurrentTime(176, 5), "0000000734390031003500"],
])("%s is byte for byte what TWS sends", (_, frame, bytes) => {
  expect(hex(frame)).toBe(bytes);
});

test("a session is read back at every server version", () => {
  for (const version of VERSIONS) {
    const start = { clientId: 123456, optionalCapabilities: "+PACEAPI" };
    expect(decodeStartApi(readBack(version, encodeStartApi(version, start)))).toEqual(start);
    expect(decodeManagedAccounts(readBack(version, encodeManagedAccounts(version, ["DU1", "U2"])))).toEqual([
      "DU1",
      "U2",
    ]);
    expect(decodeManagedAccounts(readBack(version, encodeManagedAccounts(version, [])))).toEqual([]);
    expect(decodeNextValidId(readBack(version, encodeNextValidId(version, 42)))).toBe(42);
  }
});

test("an error is read back at every server version, whatever its layout", () => {
  const error = {
    ...{ requestId: -1, code: 10141, text: "Bitte zuerst bestätigen\nÖ", advancedOrderReject: "" },
    timeMs: 1_767_225_600_000,
  };
  for (const version of VERSIONS) {
    const message = readBack(version, encodeError(version, error));
    expect(decodeError(version, message)).toEqual({ ...error, timeMs: version >= 194 ? error.timeMs : null });
  }
});

test("any bytes are a message or not, and no decoder throws", () => {
  fc.assert(
    fc.property(fc.constantFrom(...VERSIONS), fc.uint8Array({ maxLength: 60 }), (version, body) => {
      const message = decodeMessage(version, body);
      if (!message) return;
      decodeError(version, message);
      decodeManagedAccounts(message);
      decodeNextValidId(message);
      decodeStartApi(message);
    }),
  );
});

test("messages with the right id and any fields do not make a decoder throw", () => {
  const id = fc.constantFrom(4, 9, 15, 71, 204, 209, 215, 271);
  const rest = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.stringMatching(/^[0-9\0,.eE+-]{0,30}$/).map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...VERSIONS), id, rest, (version, number, fields) => {
      const prefix =
        version > 200 ? Buffer.from([0, 0, number >> 8, number & 255]) : Buffer.from(`${number}\0`);
      const message = decodeMessage(version, Buffer.concat([prefix, fields]));
      if (!message) return;
      const error = decodeError(version, message);
      if (error) expect(Number.isInteger(error.code)).toBe(true);
      const next = decodeNextValidId(message);
      if (next !== null) expect(Number.isInteger(next)).toBe(true);
      decodeManagedAccounts(message);
      decodeStartApi(message);
    }),
  );
});

test("protobuf numbers and texts are read back, negative ones included", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.string(), (number, text) => {
      const fields = decodeProtobuf(
        encodeProtobuf([
          [1, number],
          [4, text],
        ]),
      );
      expect(fields && protobufNumber(fields, 1)).toBe(number);
      expect(fields && protobufText(fields, 4)).toBe(Buffer.from(text).toString("utf8"));
    }),
  );
  expect(hex(encodeProtobuf([[1, -1]]))).toBe("08ffffffffffffffffff01");
});

test("any bytes are protobuf or not, without a throw", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void decodeProtobuf(bytes)));
  expect(decodeProtobuf(Buffer.from("0aff01", "hex"))).toBeNull();
});
