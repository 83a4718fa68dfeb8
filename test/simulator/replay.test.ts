import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { startReplay } from "../../src/simulator/index.ts";
import { encodeRecorded } from "../../src/simulator/replay/encode-recorded.ts";
import { readRecording } from "../../src/simulator/replay/read-recording.ts";
import { observeProbes } from "../probes/observe-probes.ts";
import { systemWithUsualPorts } from "../probes/usual-ports.ts";

interface Line {
  readonly from: "program" | "tws";
  readonly name: string;
  readonly id?: number;
  readonly framing?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

const hello = (serverVersion: string, connectionTime = "20260301 09:30:00 EST"): Line[] => [
  { from: "program", name: "hello", framing: "hello", fields: { versions: "v100..187" } },
  { from: "tws", name: "hello", framing: "hello", fields: { serverVersion, connectionTime } },
  { from: "program", name: "startApi", id: 71, fields: { clientId: "1" } },
];

/** A `wire.ndjson` of one connection; TWS ends it as said, or not at all. */
function recording(lines: readonly Line[], end?: "fin" | "reset"): string {
  const records: object[] = [
    { type: "start", schemaVersion: 1, startedAt: "2026-03-01T14:30:00Z", host: "h", port: 1 },
  ];
  records.push({ type: "open", connection: 1, atMs: 0 });
  for (const [index, line] of lines.entries()) {
    records.push({
      type: "message",
      connection: 1,
      atMs: index,
      framing: "text",
      id: null,
      bytes: 1,
      fields: null,
      ...line,
    });
  }
  if (end) records.push({ type: "end", connection: 1, atMs: lines.length, from: "tws", how: end });
  return records.map((record) => JSON.stringify(record)).join("\n");
}

/** What the handshake probe meets at a replay. */
async function probed(wire: string) {
  const replay = await startReplay({ wire });
  if (!replay) throw new Error("nothing to replay");
  onTestFinished(() => replay.close());
  const { handshake } = await observeProbes({ port: replay.port }, {}, systemWithUsualPorts());
  return handshake?.attempts[0];
}

test("a recorded session is served again, its account in the shape of one", async () => {
  const attempt = await probed(
    recording([
      ...hello("176"),
      {
        from: "tws",
        name: "managedAccounts",
        id: 15,
        fields: { accounts: "<account-1:paper>,<account-2:live>" },
      },
      { from: "tws", name: "nextValidId", id: 9, fields: { orderId: "42" } },
      {
        ...{ from: "tws", name: "error", id: 4 },
        fields: { requestId: "-1", errorCode: "2110", errorText: "Connectivity is broken" },
      },
      { from: "tws", name: "message 77", id: 77, fields: { "1": "x" } },
      { from: "tws", name: "position", id: 61 },
    ]),
  );
  expect(attempt).toMatchObject({
    outcome: "session",
    hello: { serverVersion: 176, connectionTime: "20260301 09:30:00 EST" },
    session: {
      managedAccounts: ["DU0000001", "U0000002"],
      nextValidId: 42,
      errors: [{ code: 2110, message: "Connectivity is broken" }],
      others: [{ id: 77, count: 1 }],
    },
  });
});

test("a session recorded above 200 is served in the framing the client asks for", async () => {
  const attempt = await probed(
    recording([
      ...hello("223"),
      {
        from: "tws",
        name: "managedAccounts",
        id: 15,
        framing: "protobuf",
        fields: { accounts: "<account-1:paper>" },
      },
      { from: "tws", name: "nextValidId", id: 9, framing: "protobuf", fields: { orderId: "1" } },
    ]),
  );
  expect(attempt).toMatchObject({ outcome: "session", hello: { serverVersion: 200 } });
});

test("TWS's end is served as it was", async () => {
  const rejected: Line = {
    from: "tws",
    name: "error",
    id: 4,
    fields: { requestId: "-1", errorCode: "326", errorText: "in use" },
  };
  expect(await probed(recording([...hello("176"), rejected], "fin"))).toMatchObject({
    outcome: "rejected",
    end: { by: "peer", how: "fin" },
  });
  expect(await probed(recording(hello("176").slice(0, 1), "reset"))).toMatchObject({
    outcome: "closed-before-hello",
    end: { by: "peer", how: "reset" },
  });
});

test("where the program hung up first, TWS's end waits for this client's own", async () => {
  const session: Line[] = [
    ...hello("176"),
    { from: "tws", name: "managedAccounts", id: 15, fields: { accounts: "<account-1:paper>" } },
    { from: "tws", name: "nextValidId", id: 9, fields: { orderId: "1" } },
  ];
  const ends = (["program", "tws"] as const).map((from) =>
    JSON.stringify({ type: "end", connection: 1, atMs: session.length, from, how: "fin" }),
  );
  const attempt = await probed([recording(session), ...ends].join("\n"));
  expect(attempt).toMatchObject({ outcome: "session", end: { by: "us" } });
});

test("another service and broken streams are served as far as they were recorded", async () => {
  const first = hello("176").slice(0, 1);
  expect(await probed(recording([...first, { from: "tws", name: "ssh", framing: "foreign" }]))).toMatchObject(
    {
      foreign: { service: "ssh" },
    },
  );
  expect(
    await probed(
      recording([
        ...hello("176"),
        { from: "tws", name: "impossible length", fields: { length: "4294967292" } },
      ]),
    ),
  ).toMatchObject({ session: { malformed: [{ what: "negative-length" }] } });
});

test("a client that leaves a request out still gets what follows", async () => {
  const attempt = await probed(
    recording([
      ...hello("176"),
      { from: "tws", name: "managedAccounts", id: 15, fields: { accounts: "<account-1:paper>" } },
      { from: "program", name: "reqIds", id: 8 },
      { from: "tws", name: "nextValidId", id: 9, fields: { orderId: "7" } },
    ]),
  );
  expect(attempt).toMatchObject({ outcome: "session", session: { nextValidId: 7 } });
});

test("a recording without a connection serves nothing", async () => {
  expect(await startReplay({ wire: "" })).toBeNull();
  expect(await startReplay({ wire: '{"type":"start","schemaVersion":1}\nnot json\n[]\nnull' })).toBeNull();
});

test("no recorded field makes serving it throw", () => {
  const names = fc.constantFrom("managedAccounts", "nextValidId", "error", "hello", "impossible length", "x");
  const field = fc.constantFrom(
    "orderId",
    "requestId",
    "errorCode",
    "errorTime",
    "length",
    "serverVersion",
    "1",
    "2",
  );
  const value = fc.oneof(fc.string(), fc.constantFrom("1e999", "-1", "1.5", "99999999999999999999", "NaN"));
  const framing = fc.constantFrom("text", "raw-text", "protobuf", "hello", "foreign" as const);
  const fields = fc.option(fc.dictionary(field, value));
  fc.assert(
    fc.property(names, framing, fields, fc.constantFrom(100, 200, 225), (name, framing, fields, version) => {
      const message = { atMs: 0, from: "tws", name, id: 9, framing, bytes: 0, fields } as const;
      encodeRecorded(message, version);
    }),
  );
});

test("no text makes reading a recording throw", () => {
  const record = fc.record({
    type: fc.constantFrom("message", "end", "open", "x"),
    connection: fc.oneof(fc.integer(), fc.string()),
    atMs: fc.anything(),
    from: fc.constantFrom("tws", "program", 1),
    name: fc.anything(),
    id: fc.anything(),
    framing: fc.constantFrom("text", "hello", "protobuf", null),
    fields: fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything())),
  });
  const line = fc.oneof(
    fc.string(),
    fc.json(),
    record.map((value) => JSON.stringify(value)),
  );
  fc.assert(fc.property(fc.array(line), (lines) => void readRecording(lines.join("\n"))));
});
