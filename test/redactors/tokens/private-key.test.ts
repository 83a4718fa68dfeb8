import { describe, expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../src/redactors/index.ts";
import { createRandom } from "../../fixtures/redaction/random.ts";

const LOG = [
  "2026-03-01 09:00:01,123 INFO nautilus_trader.adapters.interactive_brokers.client: Connecting to 127.0.0.1:7497",
  "/usr/lib/python3.13/site-packages/ib_async/connection.py:42: in connectAsync",
  "[INFO] BACKTESTER-001.InteractiveBrokersClient: Disconnected",
  "0000e1a7.6882c67b.01.01 permId=2038089191 orderId=12",
].join("\n");

const random = createRandom(11);
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base64 = (length: number) => Array.from({ length }, () => ALPHABET[random.int(0, 63)]).join("");

function redacted(text: string): string {
  const redaction = createRedaction(textRedaction);
  redaction.learnText(text);
  return redaction.text(text, "logs/bot.log");
}

describe("behind a private key that is cut off", () => {
  test.each([
    ["at the end of a line", (body: string[]) => body.join("\n")],
    ["within a line", (body: string[]) => `${body.join("\n")}\n${base64(23)}`],
    [
      "with the time before every line",
      (body: string[]) => body.map((line, at) => `09:00:0${at} D ${line}`).join("\n"),
    ],
    [
      "that is encrypted",
      (body: string[]) => ["Proc-Type: 4,ENCRYPTED", "DEK-Info: DES-EDE3-CBC,1234", "", ...body].join("\n"),
    ],
    ["in quotes", (body: string[]) => body.map((line) => `  "${line}\\n"`).join(" +\n")],
  ])("%s, the log stays", (_, write) => {
    const body = Array.from({ length: 4 }, () => base64(64));
    const out = redacted(`start\n-----BEGIN PRIVATE KEY-----\n${write(body)}\n${LOG}\nend`);
    for (const line of body) expect(out).not.toContain(line);
    expect(out.endsWith(`${LOG}\nend`)).toBe(true);
  });

  test("another key is hidden as well, and what stands between stays", () => {
    const [one, two] = [base64(64), base64(64)];
    const cut = `-----BEGIN PRIVATE KEY-----\n${one}\n${LOG}\n`;
    const out = redacted(`${cut}-----BEGIN PRIVATE KEY-----\n${two}\n${two}\n-----END PRIVATE KEY-----\n`);
    expect(out).not.toContain(one);
    expect(out).not.toContain(two);
    expect(out).toContain(LOG);
  });
});

test("lines of a log between those of a whole key stay", () => {
  const body = Array.from({ length: 3 }, () => base64(64));
  const out = redacted(
    `-----BEGIN PRIVATE KEY-----\n${body.join(`\n${LOG}\n`)}\n-----END PRIVATE KEY-----\n`,
  );
  for (const line of body) expect(out).not.toContain(line);
  expect(out.split(LOG)).toHaveLength(3);
});
