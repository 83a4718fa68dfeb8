/** What a client's log tells of each attempt to connect: the outcome, and the event that decides it. */
import { describe, expect, test } from "vitest";
import type { LogEvent, Seen } from "../../../src/rules/evidence/fact-types.ts";
import { type LogAttempt, logAttempts } from "../../../src/rules/evidence/log-attempt.ts";

type Row = readonly [kind: string, atMs?: number | null | undefined, more?: Partial<LogEvent>];

/** Events of one log, a line each, a second apart where no time is given. */
function log(client: string, rows: readonly Row[], artifact = "logs/bot.log"): LogEvent[] {
  return rows.map(([kind, atMs = undefined, more], index) => {
    const line = index + 1;
    const plain = { artifact, line, lastLine: line, level: null, component: null, at: null };
    const time = { atMs: atMs === undefined ? index * 1000 : atMs };
    return { ...plain, ...time, kind, client, text: kind, ...more } as LogEvent;
  });
}

const attemptsOf = (events: readonly LogEvent[]): readonly LogAttempt[] =>
  logAttempts({ "capture.logs": { files: [], events, droppedEvents: 0 } } as unknown as Seen);

/** `outcome: line of the decisive event`, attempt by attempt. */
const told = (client: string, ...rows: readonly Row[]) =>
  attemptsOf(log(client, rows)).map(({ outcome, decisive }) => `${outcome}: ${decisive.line}`);

const untimed = (...kinds: readonly string[]): Row[] => kinds.map((kind) => [kind, null]);
const plain = (...kinds: readonly string[]): Row[] => kinds.map((kind) => [kind]);
const code = (number: number): Row => ["error-code", undefined, { code: number }];

describe("an attempt whose hello was answered", () => {
  test.each<[string, readonly Row[], string]>([
    ["goes on as nobody knows", plain("handshake"), "open: 1"],
    ["was refused by a code", [["handshake"], code(2104), code(326), code(507)], "closed-after-start: 3"],
    ["was closed", plain("handshake", "peer-closed", "peer-closed"), "closed-after-start: 2"],
    ["came to no session", plain("handshake", "init-timeout", "not-ready"), "session-incomplete: 2"],
    [
      "was given up before it closed",
      plain("handshake", "not-ready", "peer-closed"),
      "session-incomplete: 2",
    ],
    ["ended in an exception", plain("handshake", "traceback", "exception"), "exception: 2"],
    ["was ready", plain("handshake", "api-ready"), "ready: 2"],
    [
      "was ready once both messages came",
      plain("handshake", "managed-accounts", "next-valid-id"),
      "ready: 3",
    ],
    ["had half a session", plain("handshake", "next-valid-id", "peer-closed"), "closed-after-start: 3"],
    ["was ready, then cut", plain("handshake", "api-ready", "peer-closed", "connection-lost"), "dropped: 3"],
    ["was cut, then ended itself", plain("handshake", "api-ready", "peer-closed", "stopping"), "dropped: 3"],
    ["ended itself", plain("handshake", "api-ready", "disconnecting", "peer-closed"), "ready: 2"],
    ["was stopped", plain("handshake", "api-ready", "stopping", "peer-closed", "disconnecting"), "ready: 2"],
    ["says that it is over, not whose doing", plain("handshake", "api-ready", "disconnected"), "ready: 2"],
    ["was ready behind an end", plain("handshake", "peer-closed", "api-ready"), "ready: 3"],
    ["was reset", [["handshake"], ["socket-error", 5, { errno: "ECONNRESET" }]], "closed-after-start: 2"],
    [
      "was ready, then reset",
      [["handshake"], ["api-ready"], ["socket-error", 5, { errno: "ECONNRESET" }]],
      "dropped: 3",
    ],
    ["was ready before its hello", plain("api-ready", "handshake"), "open: 2"],
  ])("%s", (_name, rows, outcome) => {
    expect(told("ib_async", ...rows)).toEqual([outcome]);
  });

  /** NautilusTrader does not say that it is ready: whoever lived longer than its time limit was. */
  const closedAt = (client: string, ms: number | null, kind = "peer-closed", ...between: readonly Row[]) =>
    told(client, ["handshake", 0], ...between, [kind, ms]);

  test("of NautilusTrader was ready when it outlived the limit for that", () => {
    expect(closedAt("nautilus", 16_501)).toEqual(["dropped: 2"]);
    expect(closedAt("nautilus", 16_500)).toEqual(["closed-after-start: 2"]);
    expect(closedAt("ib_async", 16_501)).toEqual(["closed-after-start: 2"]);
    expect(closedAt("nautilus", 16_501, "disconnected")).toEqual(["closed-after-start: 2"]);
    expect(closedAt("nautilus", null)).toEqual(["closed-after-start: 2"]);
    const hour = 3_600_000;
    expect(told("nautilus", ["handshake", hour], ["peer-closed", hour + 5])).toEqual([
      "closed-after-start: 2",
    ]);
    expect(told("nautilus", ["handshake", null], ["peer-closed", hour])).toEqual(["closed-after-start: 2"]);
  });

  test("of NautilusTrader that was being stopped was not cut", () => {
    expect(closedAt("nautilus", 20_000, "peer-closed", ["stopping", 9000])).toEqual([
      "closed-after-start: 3",
    ]);
    expect(told("nautilus", ["handshake", 0], ["peer-closed", 20_000], ["stopping", 20_001])).toEqual([
      "dropped: 2",
    ]);
  });
});

describe("an attempt that came to no hello", () => {
  const dead = (errno: string): Partial<LogEvent> => ({ errno });
  test.each<[string, string, readonly Row[], string]>([
    [
      "retries at once: closed",
      "nautilus",
      [["connecting"], ["version-retry", 0], ["version-retry", 1599]],
      "closed-before-hello: 3",
    ],
    [
      "retries late: silent",
      "nautilus",
      [["connecting"], ["version-retry", 0], ["version-retry", 1600]],
      "silent: 3",
    ],
    ["retries once", "nautilus", plain("connecting", "version-retry"), "no-hello: 2"],
    [
      "retries without times",
      "nautilus",
      untimed("connecting", "version-retry", "version-retry"),
      "no-hello: 2",
    ],
    [
      "writes to a dead socket",
      "nautilus",
      [["connecting"], ["connection-failed", 5, dead("EPIPE")]],
      "failed-at-once: 2",
    ],
    [
      "loses a socket that was alive",
      "nautilus",
      [["connecting"], ["socket-error", 5, dead("EPIPE")]],
      "closed-before-hello: 2",
    ],
    ["is closed", "ib_async", plain("connecting", "tcp-connected", "disconnected"), "closed-before-hello: 3"],
    ["is closed by the other side", "ib_async", plain("connecting", "peer-closed"), "closed-before-hello: 2"],
    ["was never connected", "ib_async", plain("connecting", "disconnected"), "open: 1"],
    [
      "hangs up itself",
      "ib_async",
      plain("connecting", "tcp-connected", "disconnecting", "disconnected"),
      "open: 1",
    ],
    [
      "hangs up an older one first",
      "ib_async",
      plain("disconnecting", "connecting", "tcp-connected", "disconnected"),
      "open: 1",
    ],
    [
      "waits for a hello",
      "ib_async",
      plain("connecting", "tcp-connected", "connect-timeout", "not-ready"),
      "silent: 3",
    ],
    ["waits for TCP", "ib_async", plain("connecting", "connect-timeout"), "unreachable: 2"],
    [
      "waits for TCP, in the older one",
      "ib_insync",
      plain("connecting", "connect-timeout"),
      "unreachable: 2",
    ],
    [
      "waits, of a client that does not tell for what",
      "ibapi",
      plain("connecting", "connect-timeout"),
      "open: 1",
    ],
    ["waits, and nothing says for what", "ib_async", plain("connect-timeout"), "open: 1"],
    [
      "fails at once",
      "ib_async",
      [
        ["connecting", 0],
        ["connection-failed", 2999],
      ],
      "failed-at-once: 2",
    ],
    [
      "fails late",
      "ib_async",
      [
        ["connecting", 0],
        ["connection-failed", 3000],
      ],
      "no-hello: 2",
    ],
    [
      "fails, its beginning without a time",
      "ib_async",
      [
        ["connecting", null],
        ["connection-failed", 9000],
      ],
      "failed-at-once: 2",
    ],
    [
      "fails, its end without a time",
      "ib_async",
      [
        ["connecting", -9000],
        ["connection-failed", null],
      ],
      "failed-at-once: 2",
    ],
    ["fails without times", "ib_async", untimed("connecting", "connection-failed"), "failed-at-once: 2"],
    [
      "fails by a code",
      "ibapi",
      [["connecting", 0], code(2104), ["error-code", 5, { code: 502 }]],
      "failed-at-once: 3",
    ],
    [
      "fails, of a client that always says so",
      "nautilus-rust",
      [
        ["connecting", 0],
        ["connection-failed", 5],
      ],
      "no-hello: 2",
    ],
    [
      "fails, and says what follows",
      "nautilus",
      [
        ["connecting", 0],
        ["connection-failed", 5],
        ["traceback", 6],
      ],
      "failed-at-once: 2",
    ],
    [
      "fails by an exception",
      "nautilus",
      [
        ["connecting", 0],
        ["traceback", 4],
        ["connection-failed", 5],
      ],
      "exception: 2",
    ],
    [
      "fails by an exception of its own",
      "nautilus",
      [
        ["connecting", 0],
        ["connection-failed", 5, { exception: "ValueError" }],
        ["traceback", 6],
      ],
      "exception: 3",
    ],
    [
      "fails, and something else breaks",
      "nautilus",
      [
        ["connecting", 0],
        ["connection-failed", 5],
        ["module-missing", 6],
      ],
      "exception: 3",
    ],
    [
      "is refused",
      "stoqey",
      [["connecting"], ["error-code", 5, { code: 502, text: "connect ECONNREFUSED 127.0.0.1:7497" }]],
      "refused: 2",
    ],
    [
      "has an errno besides the one in its text",
      "stoqey",
      [["connecting"], ["socket-error", 5, { errno: "ENOTFOUND", text: "not ECONNREFUSED" }]],
      "not-resolved: 2",
    ],
    [
      "gets no answer",
      "ibapi",
      [["connecting"], ["socket-error", 5, dead("EHOSTUNREACH")]],
      "unreachable: 2",
    ],
  ])("%s", (_name, client, rows, outcome) => {
    expect(told(client, ...rows)).toEqual([outcome]);
  });
});

describe("a cancellation", () => {
  test("decides, also one that is only an exception, unless TWS had failed before", () => {
    expect(told("nautilus", ...plain("connecting", "connection-cancelled", "socket-error"))).toEqual([
      "cancelled: 2",
    ]);
    const exception = "CancelledError";
    expect(told("ib_async", ["connecting"], ["connect-timeout", 5, { exception }])).toEqual(["cancelled: 2"]);
    expect(told("ib_async", ["connecting"], ["traceback", 5, { exception }])).toEqual(["exception: 2"]);
    for (const failure of ["version-retry", "connection-failed", "socket-error"])
      expect(
        told("nautilus", ...plain("connecting", failure, "connection-cancelled")),
        failure,
      ).not.toContain("cancelled: 3");
  });

  test("of a repeated attempt says nothing after one that failed", () => {
    const failed = plain("connecting", "peer-closed");
    const ready = plain("connecting", "handshake", "api-ready");
    const again = plain("attempt", "connecting", "connection-cancelled");
    expect(told("nautilus", ...failed, ...again)).toEqual(["closed-before-hello: 2", "open: 5"]);
    expect(told("nautilus", ...failed, ...again.slice(1))).toEqual([
      "closed-before-hello: 2",
      "cancelled: 4",
    ]);
    expect(told("nautilus", ...ready, ...again)).toEqual(["ready: 3", "cancelled: 6"]);
    expect(told("nautilus", ...again)).toEqual(["cancelled: 3"]);
  });
});

describe("a log is cut into attempts", () => {
  const lengths = (...rows: readonly Row[]) =>
    attemptsOf(log("ib_async", rows)).map(({ events }) => events.length);

  test.each<[string, readonly string[], readonly number[]]>([
    ["where one connects again", ["connecting", "peer-closed", "connecting", "handshake"], [2, 2]],
    ["where one is announced again", ["attempt", "connecting", "attempt", "connecting"], [2, 2]],
    ["where the program starts again", ["starting", "tcp-connected", "starting", "connecting"], [2, 2]],
    ["where TCP comes up again", ["tcp-connected", "handshake", "tcp-connected", "handshake"], [2, 2]],
    ["not before it has begun", ["starting", "attempt", "connecting", "tcp-connected", "handshake"], [5]],
  ])("%s", (_name, kinds, pieces) => {
    expect(lengths(...plain(...kinds))).toEqual(pieces);
  });

  test("one that is announced and not begun is open, whatever is printed there", () => {
    expect(told("ib_async", ...plain("attempt", "traceback"))).toEqual(["open: 1"]);
    expect(told("ib_async", ...plain("starting", "traceback"))).toEqual(["exception: 2"]);
  });

  test("each says where it went and how long it took, as far as its log does", () => {
    const to = { host: "gateway", port: 4002, clientId: 7 };
    const [dialled] = attemptsOf(
      log("ib_async", [
        ["starting", 0],
        ["connecting", 100, to],
        ["tcp-connected", 120],
        ["peer-closed", 350],
      ]),
    );
    expect(dialled).toMatchObject({ ...to, gapMs: 250, client: "ib_async", artifact: "logs/bot.log" });
    const [connected] = attemptsOf(
      log("ib_async", [
        ["tcp-connected", 120, to],
        ["peer-closed", 350],
      ]),
    );
    expect(connected).toMatchObject({ ...to, gapMs: 230 });
    const [neither] = attemptsOf(
      log("ib_async", [
        ["starting", 20],
        ["traceback", 350],
      ]),
    );
    expect(neither).toMatchObject({ host: null, port: null, clientId: null, gapMs: 330 });
    for (const times of [
      [null, 5],
      [5, null],
    ] as const) {
      const [untold] = attemptsOf(
        log("ib_async", [
          ["connecting", times[0]],
          ["peer-closed", times[1]],
        ]),
      );
      expect(untold?.gapMs).toBeNull();
    }
  });
});

describe("the two halves of what NautilusTrader prints", () => {
  const whole = (...rows: readonly Row[]) => log("nautilus", rows, "logs/out.log");
  const half = (...rows: readonly Row[]) => log("nautilus", rows, "logs/err.log");
  const begun = whole(["connecting", 1000], ["tcp-connected", 1010]);
  const outcomes = (...events: readonly LogEvent[]) =>
    attemptsOf(events).map(({ outcome, events }) => [outcome, events.length]);

  test.each<[string, number, readonly [string, number]]>([
    ["with its beginning", 1000, ["closed-before-hello", 3]],
    ["a minute after its end", 61_010, ["closed-before-hello", 3]],
    ["later", 61_011, ["open", 2]],
    ["before its beginning", 999, ["open", 2]],
  ])("are read as one where the second begins %s", (_name, at, told) => {
    expect(outcomes(...begun, ...half(["peer-closed", at]))).toEqual([told]);
  });

  test("are read by their times, lines without one where they stand, lines of both once", () => {
    const out = whole(["connecting", 1000], ["tcp-connected", null], ["stopping", 3000]);
    const twice: readonly Row[] = [
      ["exception", null],
      ["exception", null],
    ];
    const err = half(["traceback", 1000], ...twice, ["peer-closed", 2000], ["stopping", 3000]);
    const [one] = attemptsOf([...out, ...err]);
    expect(one?.events.map(({ kind }) => kind)).toEqual([
      "connecting",
      "tcp-connected",
      "traceback",
      "exception",
      "exception",
      "peer-closed",
      "stopping",
    ]);
  });

  test("say the same without times as they say apart", () => {
    const out = whole(["connecting", null], ["traceback", null]);
    expect(outcomes(...out, ...half(["traceback", null]))).toEqual([["exception", 2]]);
  });

  test("of another client's log are not read into it", () => {
    const other = log(
      "ib_async",
      [
        ["connecting", 1000],
        ["tcp-connected", 1010],
      ],
      "logs/out.log",
    );
    expect(outcomes(...other, ...half(["peer-closed", 1020]))).toEqual([
      ["open", 2],
      ["ended", 1],
    ]);
  });

  test("are read into one log, not into two", () => {
    const second = log(
      "nautilus",
      [
        ["connecting", 1000],
        ["tcp-connected", 1010],
      ],
      "logs/second.log",
    );
    expect(outcomes(...begun, ...second, ...half(["peer-closed", 1020]))).toEqual([
      ["closed-before-hello", 3],
      ["open", 2],
    ]);
  });

  test("are a log of their own where there is no other", () => {
    expect(outcomes(...half(["peer-closed", 1020]))).toEqual([["ended", 1]]);
  });
});

test("what IBC, a relay or TWS itself prints is no attempt of a client", () => {
  for (const client of ["ibc", "socat", "tws", "launcher"])
    expect(told(client, ...plain("connecting", "peer-closed")), client).toEqual([]);
});
