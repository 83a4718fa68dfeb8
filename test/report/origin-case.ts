import type { FactObservations } from "../../src/facts.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import type { ReportInput } from "../../src/report/index.ts";

const LOG = "logs/pasted.log";
const lines = [
  "Connecting to 127.0.0.1:7497 with client id: 1",
  "Connection cancelled",
  "Not connected (code: 504, req_id=-1)",
];
const kinds = ["connecting", "connection-cancelled", "error-code"] as const;

/** Facts of the case the project grew from: a healthy TWS that offers 176, and a program that cancels itself. */
export const originFacts = {
  "project.target": {
    status: "observed",
    tookMs: 1,
    value: {
      host: "127.0.0.1",
      port: 7497,
      clientId: 1,
      account: null,
      mode: "paper",
      origin: { port: ".env:2", clientId: ".env:3", mode: ".env:4" },
      logged: null,
    },
  },
  "tws.addresses": {
    status: "observed",
    tookMs: 1,
    value: {
      host: "127.0.0.1",
      addresses: [{ address: "127.0.0.1", family: 4, loopback: true }],
      error: null,
      tookMs: 1,
    },
  },
  "tws.handshake": {
    status: "observed",
    tookMs: 512,
    value: {
      host: "127.0.0.1",
      port: 7497,
      offered: "v100..200",
      clientId: 987654,
      best: 0,
      notTried: [],
      attempts: [
        {
          address: "127.0.0.1",
          family: 4,
          port: 7497,
          outcome: "session",
          dial: { ok: true, errno: null, ms: 0.4 },
          firstByteMs: 2,
          helloMs: 2.1,
          hello: {
            serverVersion: 176,
            atLimit: false,
            release: "≈ 10.19",
            connectionTime: "20261122 11:00:00 EST",
            encoding: "ascii",
            clockSkewSeconds: 0,
            zoneKnown: true,
            raw: "176\\x0020261122 11:00:00 EST\\x00",
            bytes: 29,
            pieces: 1,
          },
          redirect: null,
          foreign: null,
          nonsense: null,
          bytesReceived: 190,
          silenceMs: null,
          session: {
            startedAtMs: 2.2,
            managedAccounts: ["<account-1:paper>"],
            managedAccountsAtMs: 3.1,
            nextValidId: 1,
            nextValidIdAtMs: 3.2,
            errors: [
              { atMs: 4, requestId: -1, code: 2104, message: "Market data farm connection is OK:usfarm" },
            ],
            errorsNotKept: 0,
            others: [],
            malformed: [],
            waitedMs: 500,
          },
          end: { by: "us", how: "fin", afterMs: 505 },
        },
      ],
    },
  },
  "tws.siblings": { status: "skipped", reason: "the configured port answers as TWS" },
  "tws.witness": { status: "failed", error: "deadline of 10000 ms passed", tookMs: 10_000 },
  "capture.logs": {
    status: "observed",
    tookMs: 3,
    value: {
      droppedEvents: 0,
      files: [
        {
          path: "pasted.log",
          artifact: LOG,
          origin: "flag",
          bytes: 180,
          lines: 3,
          modifiedMs: null,
          clients: ["nautilus"],
          omittedLines: 0,
          encoding: "utf-8",
          problem: null,
        },
      ],
      events: lines.map((text, index) => ({
        kind: kinds[index] ?? "attempt",
        client: "nautilus",
        at: null,
        atMs: null,
        level: index === 2 ? "error" : "info",
        component: "InteractiveBrokersClient-001",
        text,
        ...(index === 2 ? { code: 504, reqId: -1 } : {}),
        artifact: LOG,
        line: index + 1,
        lastLine: index + 1,
      })),
    },
  },
  "host.os": {
    status: "observed",
    tookMs: 40,
    value: {
      platform: "win32",
      name: "Windows 11 Pro",
      version: "24H2",
      build: "26100",
      kernel: "10.0.26100",
      arch: "x64",
      cpus: 8,
      memoryMb: 16_000,
      freeMemoryMb: 8_000,
      container: null,
      wsl: null,
      virtualMachine: null,
      locale: "en-US",
      timeZone: "America/New_York",
      clockUtc: "2026-11-22T16:00:00.000Z",
      utcOffsetMinutes: -300,
    },
  },
} satisfies FactObservations;

const cancelled: Finding = {
  rule: "cancelled-by-own-loop",
  failureMode: "cancelled-by-own-loop",
  fault: "program",
  confidence: "proven",
  severity: "error",
  summary:
    "The log shows `Connection cancelled` right after `Connecting to`, while TWS answers the same handshake.",
  remedy: "Run the node from synchronous code, or await node.run_async().",
  refutedBy: "A run with PYTHONASYNCIODEBUG=1 in which the connection fails without a cancelled task.",
  evidence: [
    {
      artifact: LOG,
      lines: [1, 2],
      quote: "Connecting to 127.0.0.1:7497 with client id: 1 ⏎ Connection cancelled",
    },
    { fact: "tws.handshake", path: "attempts[0].hello.serverVersion", quote: "176" },
  ],
  alternatives: [],
  ruledOut: [],
  libraryDefect: {
    component: "nautilus_trader",
    id: "nautilus-swallows-cancellation",
    summary: "The adapter swallows the cancellation and goes on to a request that prints 504.",
  },
};

export const originVerdict: Verdict = {
  schemaVersion: 1,
  headline: `${cancelled.summary} To be put right in the user's program.`,
  failureMode: "cancelled-by-own-loop",
  fault: "program",
  confidence: "proven",
  findings: [cancelled],
  alternatives: [],
  ruledOut: [
    {
      fault: "tws",
      evidence: { fact: "tws.handshake", path: "attempts[0].outcome", quote: "session" },
    },
  ],
  undetermined: [
    { rule: "ibapi-mismatch", missing: "project.python: was not looked at" },
    { rule: "ibapi-shadowed", missing: "project.python: was not looked at" },
  ],
  refutedBy: cancelled.refutedBy,
};

export const originInput: ReportInput = {
  verdict: originVerdict,
  facts: originFacts,
  words: {
    title: null,
    expected: "The client connects.",
    actual: "It prints 504.",
    steps: ["Start TWS", "python live.py"],
    tried: ["another client id", "Python 3.12"],
  },
  redactions: [
    { redactor: "ib-account", where: "facts.json", count: 2, lines: [] },
    { redactor: "user-name", where: LOG, count: 1, lines: [3] },
  ],
  contents: [{ path: LOG, bytes: 180, source: "pasted.log" }],
  toolVersion: "0.1.0",
  times: { startedAt: "2026-11-22T16:00:00.000Z", tookMs: 712 },
};
