import { expect, test } from "vitest";
import { foreignService } from "../../src/ib/foreign-service.ts";
import { portMeaning } from "../../src/ib/ports.ts";
import { releaseOf } from "../../src/ib/server-versions.ts";
import { visibleBytes } from "../../src/ib/visible-bytes.ts";

test.each([
  ["HTTP/1.1 400 Bad Request\r\nserver: vert.x\r\n", "client-portal"],
  ["HTTP/1.0 200 OK\r\n\r\n", "http"],
  ["<!DOCTYPE html><html>", "http"],
  ["\x15\x03\x01\x00\x02\x02\x46", "tls"],
  ["\x16\x03\x03\x00\x7a", "tls"],
  ["SSH-2.0-OpenSSH_9.6\r\n", "ssh"],
  ["8=FIX.4.2\x019=65\x01", "fix"],
  ["\x05\xff", "socks"],
  ["220 mail.example ESMTP\r\n", "greeting"],
  ["-ERR unknown command\r\n", "database"],
  ["J\0\0\0\x0a8.0.36\0", "database"],
  ["RFB 003.008\n", "vnc"],
  ["\0\0\x12\x04\0\0\0\0\0\0\x03", "http"],
  ["API\0\0\0\0\x09v100..200", "echo"],
  ["\xff\xfb\x01", "unknown"],
])("a service that answers %j is named %s", (text, service) => {
  expect(foreignService(Buffer.from(text, "latin1")).service).toBe(service);
});

test.each([
  [176, 200, "≈ 10.19"],
  [200, 200, "200 or newer (TWS 10.34 or newer)"],
  [187, 187, "187 or newer (TWS 10.30 or newer)"],
  [180, 200, "between 10.25 and 10.30"],
  [98, 200, "older than 9.73.01"],
  [999, 200, "newer than 10.46"],
])("server version %i, %i offered, is %s", (version, limit, words) => {
  expect(releaseOf(version, limit)).toBe(words);
});

test("bytes are shown as text that can be searched and read", () => {
  expect(visibleBytes(Buffer.from("A\\\x00é\n", "latin1"))).toBe("A\\x5c\\x00\\xe9\\x0a");
});

test("a usual port says what listens there", () => {
  expect(portMeaning(7497)).toMatchObject({ mode: "paper", product: "tws" });
  expect(portMeaning(1234)).toBeNull();
});
