import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decodeClientHello,
  decodeServerHello,
  encodeClientHello,
  encodeServerHello,
} from "../../src/ib/hello.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("the client hello is that of every living client, byte for byte", () => {
  expect(hex(encodeClientHello({ min: 100, max: 225 }))).toBe("4150490000000009763130302e2e323235");
  expect(hex(encodeClientHello({ min: 100, max: 225, options: "+PACEAPI" }))).toBe(
    "4150490000000012763130302e2e323235202b50414345415049",
  );
});

test("the server hello is that of TWS, byte for byte", () => {
  expect(hex(encodeServerHello(176, "20260301 09:30:00 EST"))).toBe(
    "0000001a3137360032303236303330312030393a33303a30302045535400",
  );
});

test.each([
  ["v100..200", { min: 100, max: 200, options: null }],
  ["v157", { min: 157, max: 157, options: null }],
  ["v100..225 +PACEAPI", { min: 100, max: 225, options: "+PACEAPI" }],
  ["100..200", null],
  ["v100..", null],
])("a client that offers %s is understood", (text, expected) => {
  expect(decodeClientHello(Buffer.from(text))).toEqual(expected);
});

test.each([
  ["176\x0020260301 09:30:00 EST\0", { kind: "hello", serverVersion: 176, encoding: "ascii" }],
  [
    "187\x0020260301 09:30:00 Greenwich Mean Time\0",
    { connectionTime: "20260301 09:30:00 Greenwich Mean Time" },
  ],
  [
    "187\x0020260301 09:30:00 \xd6\xd0\xb9\xfa\0",
    { encoding: "gb18030", connectionTime: "20260301 09:30:00 中国" },
  ],
  ["187\x0020260301 09:30:00 Mitteleurop\xe4ische Zeit\0", { encoding: "latin-1" }],
  ["-1\x00127.0.0.1:7499\0", { kind: "redirect", to: "127.0.0.1:7499" }],
  ["-1\x00tws.example\0", { kind: "redirect", to: "tws.example" }],
  ["abc\0def\0", { kind: "nonsense", reason: "the version is no number" }],
  ["127.0.0.1:7499\0", { kind: "nonsense" }],
  ["176\0", { kind: "nonsense", reason: "one field instead of two" }],
  ["176\0a\0b\0", { kind: "nonsense", reason: "more than two fields" }],
  ["", { kind: "nonsense", reason: "empty message" }],
])("a first message %j is read as what it is", (text, expected) => {
  expect(decodeServerHello(Buffer.from(text, "latin1"))).toMatchObject(expected);
});

test("no bytes make a hello throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(["hello", "redirect", "nonsense"]).toContain(decodeServerHello(bytes).kind);
      // Behind a good version everything is a time, in some encoding.
      decodeServerHello(Buffer.concat([Buffer.from("187\0"), bytes]));
      decodeClientHello(bytes);
    }),
  );
});
