import { createServer, type Server, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createNet } from "../../src/system/net.ts";

const net = createNet();

async function serve(onSocket: (socket: Socket) => void): Promise<number> {
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {});
    onSocket(socket);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("a refused port is an answer with its errno", async () => {
  const port = await serve(() => {});
  const free = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => free.once("listening", ready));
  const address = free.address();
  await new Promise((closed) => free.close(closed));
  const dial = await net.dial(
    "127.0.0.1",
    typeof address === "object" ? (address?.port ?? port) : port,
    2000,
  );
  expect(dial).toMatchObject({ ok: false, code: "ECONNREFUSED" });
});

test("bytes arrive, then the peer's FIN is told from its RST", async () => {
  const finPort = await serve((socket) => socket.end("hello"));
  const fin = await net.dial("127.0.0.1", finPort, 2000);
  if (!fin.ok) throw new Error(fin.code);
  expect(Buffer.from((await fin.connection.receive(2000)) as Uint8Array).toString()).toBe("hello");
  expect(await fin.connection.receive(2000)).toBeNull();
  expect(fin.connection.end()).toBe("fin");
  await fin.connection.close(100);

  const resetPort = await serve((socket) => setTimeout(() => socket.resetAndDestroy(), 20));
  const reset = await net.dial("127.0.0.1", resetPort, 2000);
  if (!reset.ok) throw new Error(reset.code);
  expect(await reset.connection.receive(2000)).toBeNull();
  expect(reset.connection.end()).toBe("reset");
  await reset.connection.close(100);
});

test.runIf(process.platform === "linux")("an RST that comes with data is not taken for a FIN", async () => {
  const port = await serve((socket) => {
    // Both leave in one turn, so the other end finds both at its next look.
    socket.once("data", () => {
      socket.write("326");
      socket.resetAndDestroy();
    });
  });
  for (let round = 0; round < 5; round++) {
    const dial = await net.dial("127.0.0.1", port, 2000);
    if (!dial.ok) throw new Error(dial.code);
    await dial.connection.send(Buffer.from("hello"));
    while ((await dial.connection.receive(2000)) instanceof Uint8Array);
    expect(dial.connection.end()).toBe("reset");
    await dial.connection.close(10);
  }
});

test("silence is told from an end", async () => {
  const port = await serve(() => {});
  const dial = await net.dial("127.0.0.1", port, 2000);
  if (!dial.ok) throw new Error(dial.code);
  expect(await dial.connection.receive(50)).toBe("timeout");
  expect(dial.connection.end()).toBe("still-open");
  await dial.connection.close(10);
});

test("closing sends a FIN and waits for the peer's", async () => {
  let sawEnd = false;
  const port = await serve((socket) => {
    socket.resume();
    socket.on("end", () => {
      sawEnd = true;
      socket.end();
    });
  });
  const dial = await net.dial("127.0.0.1", port, 2000);
  if (!dial.ok) throw new Error(dial.code);
  await dial.connection.close(2000);
  expect(dial.connection.end()).toBe("fin");
  expect(sawEnd).toBe(true);
});

test("an unknown name is an answer", async () => {
  const answer = await net.lookup("no-such-host.invalid", 5000);
  expect(answer.ok).toBe(false);
});
