import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { endingOf } from "../../../../src/capture/run/tap/ending-of.ts";
import { relay } from "../../../../src/capture/run/tap/relay.ts";
import type { WireEnding, WireSide } from "../../../../src/ib/wire-record.ts";
import { createSystem } from "../../../../src/system/index.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const thing of open.splice(0)) thing.close();
});

/** A relay between a program's socket and a server's socket, both in the test's hands. */
async function pair() {
  const options = { allowHalfOpen: true, noDelay: true, pauseOnConnect: true };
  const server = createServer({ allowHalfOpen: true, noDelay: true });
  const tap = createServer(options);
  const port = async (listener: typeof server) => {
    listener.listen(0, "127.0.0.1");
    await once(listener, "listening");
    const address = listener.address();
    return typeof address === "object" && address ? address.port : 0;
  };
  const dial = async (to: number) => {
    const socket = connect({ host: "127.0.0.1", port: to, allowHalfOpen: true, noDelay: true });
    await once(socket, "connect");
    return socket;
  };
  const atServer = once(server, "connection");
  const atTap = once(tap, "connection");
  const tws = await dial(await port(server));
  tws.pause();
  const program = await dial(await port(tap));
  const [serverSide] = (await atServer) as [Socket];
  const [tapSide] = (await atTap) as [Socket];
  const ends: { from: WireSide; how: WireEnding; turn: number }[] = [];
  const seen = { program: 0, tws: 0 };
  const closed = new Promise<void>((resolve) => {
    relay({
      program: tapSide,
      tws,
      endingOf: { program: endingOf(createSystem(), tapSide), tws: endingOf(createSystem(), tws) },
      observer: {
        bytes: (from, chunk) => {
          seen[from] += chunk.length;
        },
        ended: (from, how, turn) => ends.push({ from, how, turn }),
        closed: resolve,
      },
    });
  });
  for (const socket of [program, serverSide]) socket.on("error", () => {});
  open.push(server, tap, { close: () => [program, serverSide, tws, tapSide].map((s) => s.destroy()) });
  return { program, server: serverSide, ends, seen, closed };
}

interface Conversation {
  /** The side that will end the connection, and the other one. */
  readonly source: Socket;
  readonly sink: Socket;
  readonly sides: Readonly<Record<WireSide, Socket>>;
  readonly other: WireSide;
  /** What arrived at each side, by the time it is read. */
  readonly received: Record<WireSide, string>;
}

/** Brings a connection into a state; answers what the source sent, which must arrive. */
const STATES = {
  "before a byte": async (talk: Conversation) => read(talk, ""),
  "after it spoke": async (talk: Conversation) => {
    talk.source.write("asked");
    return read(talk, "asked");
  },
  "after it was spoken to": async (talk: Conversation) => {
    const heard = once(talk.source, "data");
    talk.sink.write("told");
    await heard;
    return read(talk, "");
  },
  "after both spoke": async (talk: Conversation) => {
    const heard = [once(talk.source, "data"), once(talk.sink, "data")];
    talk.source.write("asked");
    talk.sink.write("told");
    await Promise.all(heard);
    talk.received[talk.other] = "asked";
    return read(talk, "asked");
  },
  "after the other side ended its half": async (talk: Conversation) => {
    const ended = once(talk.source.resume(), "end");
    talk.sink.end();
    await ended;
    return read(talk, "");
  },
  "while the other side does not read": async (talk: Conversation) => {
    const block = "x".repeat(64 * 1024);
    let sent = 0;
    while (talk.source.write(block) && sent < 64) sent += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return read(talk, block.repeat(sent + 1));
  },
} as const;

const UNREAD: ReadonlySet<string> = new Set(["after it spoke", "while the other side does not read"]);

/** Only Linux tells a reset that comes with data. */
function seenAs(how: WireEnding, state: string): unknown {
  const unsure = process.platform !== "linux" && (how === "fin" || UNREAD.has(state));
  return unsure ? expect.stringMatching(`^(?:${how}|fin-or-reset)$`) : how;
}

/** From now on the sink's bytes are kept; they flow when it is resumed. */
function read({ sink, received, other }: Conversation, sent: string): string {
  sink.pause();
  sink.on("data", (bytes) => {
    received[other] += String(bytes);
  });
  sink.pause();
  return sent;
}

async function readAll(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // Not `for await`: that would destroy the socket, whose other half is still needed.
  socket.on("data", (chunk) => chunks.push(chunk));
  await once(socket, "end");
  return Buffer.concat(chunks);
}

describe("relay", () => {
  it("passes any bytes in any chunking, both ways, and counts them", async () => {
    const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 5_000 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(chunks, chunks, async (up, down) => {
        const { program, server, seen, ends, closed } = await pair();
        const received = Promise.all([readAll(server), readAll(program)]);
        for (const chunk of up) program.write(chunk);
        for (const chunk of down) server.write(chunk);
        program.end();
        server.end();
        const [atServer, atProgram] = await received;
        await closed;
        expect(atServer.equals(Buffer.concat(up))).toBe(true);
        expect(atProgram.equals(Buffer.concat(down))).toBe(true);
        expect(seen).toEqual({ program: atServer.length, tws: atProgram.length });
        expect(ends.map(({ how }) => how)).toEqual(["fin", "fin"]);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps a connection open whose program has only ended its own half", async () => {
    const { program, server, ends, closed } = await pair();
    program.end("ask");
    expect(String(await readAll(server))).toBe("ask");
    server.end("answer");
    expect(String(await readAll(program))).toBe("answer");
    await closed;
    expect(ends.map(({ from }) => from)).toEqual(["program", "tws"]);
  });

  it.each(["program", "tws"] as const)("passes a reset of %s on as a reset", async (from) => {
    const { program, server, ends, closed } = await pair();
    const [source, sink] = from === "program" ? [program, server] : [server, program];
    sink.resume();
    const error = once(sink, "error").catch((reason) => [reason]);
    source.resetAndDestroy();
    expect((await error)[0].code).toBe("ECONNRESET");
    await closed;
    expect(ends).toMatchObject([{ from, how: "reset" }]);
  });

  describe.each(["program", "tws"] as const)("ended by %s", (from) => {
    const other = from === "program" ? "tws" : "program";

    describe.each(Object.keys(STATES) as (keyof typeof STATES)[])("%s", (state) => {
      it.each(["fin", "reset"] as const)(
        "with %s: both legs end, and the end is passed on as it is",
        async (how) => {
          const { program, server, ends, closed } = await pair();
          const sides = { program, tws: server };
          const [source, sink] = [sides[from], sides[other]];
          const received: Record<WireSide, string> = { program: "", tws: "" };
          let sunk: "fin" | "reset" | null = null;
          sink.on("end", () => (sunk ??= "fin")).on("error", () => (sunk ??= "reset"));
          const sent = await STATES[state]({ source, sink, received, sides, other });
          const gone = new Promise((resolve) => sink.once("close", resolve));
          if (how === "fin") source.end();
          else source.resetAndDestroy();
          sink.resume();
          // A side that is told of the end ends too, as programs do.
          sink.on("end", () => sink.end());
          await closed;
          await gone;
          const first = state === "after the other side ended its half" ? other : from;
          expect(ends[0]?.from).toBe(first);
          if (first === from) expect(ends[0]?.how).toEqual(seenAs(how, state));
          // With bytes before it, a reset looks like an end to Node, at this end as well.
          if (first === from && !UNREAD.has(state)) expect(sunk).toBe(how);
          if (how === "fin") expect(received[other]).toBe(sent);
        },
      );
    });
  });

  it("delivers what was sent before a reset", async () => {
    const { program, server, closed } = await pair();
    let received = "";
    program.on("data", (chunk) => {
      received += chunk;
    });
    server.write("last words", () => setTimeout(() => server.resetAndDestroy(), 20));
    await closed;
    expect(received).toBe("last words");
  });

  it("stops reading from one side while the other does not read", async () => {
    const { program, server, seen } = await pair();
    server.pause();
    const block = Buffer.alloc(1024 * 1024);
    let sent = 0;
    while (program.write(block) || sent < 64) {
      sent += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    // 64 MiB wait at the program's own door; the relay holds its buffers and the kernel's, no more.
    expect(seen.program).toBeLessThan(24 * 1024 * 1024);
    server.resume();
    program.end();
    const received = await readAll(server);
    expect(received.length).toBe((sent + 1) * block.length);
  });
});
