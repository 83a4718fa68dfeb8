import { createServer } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeServerHello } from "../../src/ib/hello.ts";
import { encodeManagedAccounts, encodeNextValidId } from "../../src/ib/session-messages.ts";
import type { Attempt } from "../../src/probes/attempt.ts";
import { connectToTws } from "../../src/probes/connect-to-tws.ts";
import { createSystem } from "../../src/system/index.ts";

interface Play {
  /** What the server sends, piece by piece. */
  readonly pieces: readonly Uint8Array[];
  readonly end: "fin" | "reset" | "stay";
}

/** One attempt at a server that says what it says, whatever it hears. */
async function attemptAt({ pieces, end }: Play): Promise<Attempt> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, async (socket) => {
    socket.on("error", () => {});
    socket.on("end", () => socket.end());
    socket.resume();
    for (const piece of pieces) {
      if (socket.writable) socket.write(piece);
      await new Promise((turn) => setTimeout(turn, 1));
    }
    if (end === "fin") socket.end();
    if (end === "reset") socket.resetAndDestroy();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const attempt = await connectToTws({
    ...{ system: createSystem(), address: "127.0.0.1", family: 4, maxVersion: 200, clientId: 7 },
    port: typeof address === "object" && address ? address.port : 0,
    limits: { dialMs: 1000, helloMs: 60, sessionMs: 60 },
    signal: new AbortController().signal,
  });
  server.close();
  return attempt;
}

const hello = encodeServerHello(176, "20260301 09:30:00 EST");
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 50 }),
  // Bytes that look like lengths and small ids, so that frames come about.
  fc.uint8Array({ max: 12, maxLength: 30 }),
  fc.constantFrom(hello, encodeManagedAccounts(176, ["DU1"]), encodeNextValidId(176, 1)),
);
const play = fc.record({
  pieces: fc
    .tuple(fc.boolean(), fc.array(piece, { maxLength: 6 }))
    .map(([sane, rest]) => (sane ? [hello, ...rest] : rest)),
  end: fc.constantFrom("fin", "reset", "stay"),
});

test("whatever a server says, the attempt ends with a plain and small fact", async () => {
  await fc.assert(
    fc.asyncProperty(play, async (plan) => {
      const attempt = await attemptAt(plan as Play);
      expect(JSON.parse(JSON.stringify(attempt))).toEqual(attempt);
      expect(JSON.stringify(attempt).length).toBeLessThan(8000);
      if (attempt.outcome === "session") expect(attempt.session?.managedAccounts).not.toBeNull();
      if (attempt.hello) expect(attempt.hello.serverVersion).toBe(176);
    }),
    { numRuns: 60, interruptAfterTimeLimit: 20_000 },
  );
});
