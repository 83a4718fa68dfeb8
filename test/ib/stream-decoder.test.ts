import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeError } from "../../src/ib/error-message.ts";
import { encodeFrame } from "../../src/ib/framing.ts";
import { encodeClientHello, encodeServerHello } from "../../src/ib/hello.ts";
import { encodeTextMessage } from "../../src/ib/message.ts";
import { encodeManagedAccounts, encodeNextValidId } from "../../src/ib/session-messages.ts";
import { encodeStartApi } from "../../src/ib/start-api.ts";
import { createStreamDecoder } from "../../src/ib/stream-decoder.ts";
import type { WireMessage, WireSide } from "../../src/ib/wire-record.ts";

function decode(from: WireSide, chunks: Uint8Array[], serverVersion: number | null = null) {
  const messages: Omit<WireMessage, "atMs">[] = [];
  const conversation = { serverVersion };
  const decoder = createStreamDecoder({
    from,
    conversation,
    onMessage: (message) => messages.push(message),
  });
  for (const chunk of chunks) decoder.push(chunk);
  return { messages, decoder, conversation };
}

function cut(bytes: Uint8Array, sizes: number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    if (at >= bytes.length) break;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

const ERROR = { requestId: -1, code: 326, text: "in use", advancedOrderReject: "", timeMs: null };

describe("createStreamDecoder", () => {
  it.each([100, 176, 193, 200, 201, 210, 213, 225])(
    "names a session of server version %i in any chunking",
    (version) => {
      const program = Buffer.concat([
        encodeClientHello({ min: 100, max: version, options: "+PACEAPI" }),
        encodeStartApi(version, { clientId: 7, optionalCapabilities: "" }),
        encodeTextMessage(version, 3, ["secret", "order"]),
      ]);
      const tws = Buffer.concat([
        encodeServerHello(version, "20260301 09:30:00 EST"),
        encodeManagedAccounts(version, ["DU1", "DU2"]),
        encodeNextValidId(version, 12),
        encodeError(version, ERROR),
        encodeTextMessage(version, 61, ["3", "DU1", "AAPL"]),
        encodeTextMessage(version, 999, ["?"]),
      ]);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 9 })), (sizes) => {
          const asked = decode("program", cut(program, sizes), version).messages;
          expect(asked.map(({ name, fields }) => [name, fields])).toEqual([
            ["hello", { versions: version === 100 ? "v100" : `v100..${version}`, options: "+PACEAPI" }],
            ["startApi", { clientId: "7", optionalCapabilities: "" }],
            ["placeOrder", null],
          ]);
          const { messages, conversation } = decode("tws", cut(tws, sizes));
          expect(conversation.serverVersion).toBe(version);
          expect(messages.map(({ name }) => name)).toEqual(
            ["hello", "managedAccounts", "nextValidId", "error", "position"].concat(
              version > 200 ? "message 799" : "message 999",
            ),
          );
          expect(messages[1]?.fields).toEqual({ accounts: "DU1,DU2" });
          expect(messages[2]?.fields).toEqual({ orderId: "12" });
          expect(messages[3]?.fields).toMatchObject({
            requestId: "-1",
            errorCode: "326",
            errorText: "in use",
          });
          expect(messages[4]?.fields).toBeNull();
          const bytes = messages.reduce((sum, message) => sum + message.bytes, 0);
          expect(bytes).toBe(tws.length);
        }),
        { numRuns: 30 },
      );
    },
  );

  it("never throws, whatever the bytes and the chunking", () => {
    const hello = encodeServerHello(176, "now");
    fc.assert(
      fc.property(
        fc.constantFrom<WireSide>("program", "tws"),
        fc.boolean(),
        fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }),
        (from, greeted, chunks) => {
          const { messages } = decode(from, greeted ? [hello, ...chunks] : chunks);
          for (const { bytes } of messages) expect(bytes).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["HTTP/1.1 400 Bad Request\r\n\r\n", "http"],
    ["SSH-2.0-OpenSSH_9.2\r\n", "ssh"],
    ["\x15\x03\x01\x00\x02\x02\x46", "tls"],
  ])("names a stranger that answers %j", (bytes, name) => {
    const { messages, decoder } = decode("tws", [Buffer.from(bytes, "latin1")]);
    expect(messages).toMatchObject([{ name, framing: "foreign", bytes: bytes.length }]);
    expect(decoder.lost).toBe(true);
  });

  it("reads the hello of clients and servers from before version 100", () => {
    expect(decode("program", [Buffer.from("6"), Buffer.from("6\0")]).messages).toMatchObject([
      { name: "hello", framing: "legacy", fields: { versions: "66" } },
    ]);
    const answer = Buffer.from("76\x0020260301 09:30:00 EST\0");
    expect(decode("tws", [answer]).messages).toMatchObject([
      { framing: "legacy", fields: { serverVersion: "76", connectionTime: "20260301 09:30:00 EST" } },
    ]);
  });

  it("passes over long messages without keeping them, and finds the next", () => {
    const long = encodeFrame(Buffer.concat([Buffer.from("17\0"), Buffer.alloc(3_000_000, 65)]));
    const stream = Buffer.concat([encodeServerHello(176, "now"), long, encodeNextValidId(176, 5)]);
    const sizes = Array.from({ length: 100 }, () => 65_536);
    const { messages } = decode("tws", cut(stream, sizes));
    expect(messages.map(({ name, bytes }) => [name, bytes]).slice(1)).toEqual([
      ["historicalData", long.length],
      ["nextValidId", 4 + 6],
    ]);
  });

  it("gives up on an impossible length and on a stream of zeros", () => {
    const hello = encodeServerHello(176, "now");
    const corrupt = decode("tws", [hello, Uint8Array.of(0xff, 0xff, 0xff, 0xfc, 1, 2)]);
    expect(corrupt.messages.at(-1)).toMatchObject({
      name: "impossible length",
      fields: { length: "4294967292" },
    });
    expect(corrupt.decoder.lost).toBe(true);
    expect(decode("tws", [hello, Buffer.alloc(100_000)]).decoder.lost).toBe(true);
  });

  it("bounds the fields of a message", () => {
    const many = encodeTextMessage(176, 49, [1, "x".repeat(9_000), ...Array.from({ length: 500 }, () => 1)]);
    const fields = decode("tws", [encodeServerHello(176, "now"), many]).messages[1]?.fields ?? {};
    expect(Object.keys(fields)).toHaveLength(64);
    expect(Math.max(...Object.values(fields).map((value) => value.length))).toBe(2_000);
  });
});
