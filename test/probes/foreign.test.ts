import { createServer as createHttpServer } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { encodeError } from "../../src/ib/error-message.ts";
import { encodeServerHello } from "../../src/ib/hello.ts";
import { encodeManagedAccounts, encodeNextValidId } from "../../src/ib/session-messages.ts";
import type { Attempt } from "../../src/probes/attempt.ts";
import { connectToTws } from "../../src/probes/connect-to-tws.ts";
import { createSystem } from "../../src/system/index.ts";

/** What one attempt meets at a server. */
async function attemptAt(server: Server, sessionMs = 2000): Promise<Attempt> {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return connectToTws({
    ...{ system: createSystem(), address: "127.0.0.1", family: 4, port, maxVersion: 200, clientId: 7 },
    limits: { dialMs: 1000, helloMs: 300, sessionMs },
    signal: new AbortController().signal,
  });
}

function server(onSocket: (socket: Socket) => void): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {});
    socket.on("end", () => socket.end());
    onSocket(socket);
  });
}

test("an HTTP server is named", async () => {
  expect(await attemptAt(createHttpServer())).toMatchObject({
    outcome: "foreign",
    foreign: { service: "http" },
  });
});

test("a service that answers whole lines only is named by what it says when we hang up", async () => {
  const lines = server((socket) => {
    socket.resume();
    socket.prependListener("end", () =>
      socket.end("<!DOCTYPE HTML>\n<html>Bad request version ('v100..200')</html>"),
    );
  });
  const attempt = await attemptAt(lines);
  expect(attempt).toMatchObject({ outcome: "foreign", foreign: { service: "http" }, firstByteMs: null });
  expect(attempt.silenceMs).toBeGreaterThan(0);
});

test("an echo is named", async () => {
  expect(await attemptAt(server((socket) => socket.pipe(socket)))).toMatchObject({
    foreign: { service: "echo" },
  });
});

test("a server of unknown kind is shown by its first bytes", async () => {
  const attempt = await attemptAt(server((socket) => void socket.write(Buffer.from("ff fb 01", "latin1"))));
  expect(attempt).toMatchObject({
    outcome: "foreign",
    foreign: { service: "unknown", firstBytes: "ff fb 01" },
  });
});

test("a TWS from before the v100 protocol is told from another service", async () => {
  const old = server((socket) => void socket.write("76\x0020260301 09:30:00 EST\0"));
  expect(await attemptAt(old)).toMatchObject({
    outcome: "version-out-of-range",
    hello: { serverVersion: 76 },
  });
});

const IN_USE = { requestId: -1, code: 326, text: "in use", advancedOrderReject: "", timeMs: null };

test("a refusal that does not hang up is not waited out", async () => {
  const deaf = server((socket) => {
    socket.once("data", () => socket.write(encodeServerHello(176, "20260301 09:30:00 EST")));
    setTimeout(() => socket.write(encodeError(176, IN_USE)), 50);
  });
  const attempt = await attemptAt(deaf, 20_000);
  expect(attempt).toMatchObject({ outcome: "session-incomplete", session: { errors: [{ code: 326 }] } });
  expect(attempt.session?.waitedMs).toBeLessThan(20_000);
});

test("messages that come with the hello are not lost", async () => {
  const eager = server((socket) => {
    socket.once("data", () => {
      const session = Buffer.concat([encodeManagedAccounts(176, ["DU1"]), encodeNextValidId(176, 7)]);
      socket.write(Buffer.concat([encodeServerHello(176, "20260301 09:30:00 EST"), session]));
    });
  });
  expect(await attemptAt(eager)).toMatchObject({
    outcome: "session",
    session: { managedAccounts: ["DU1"], nextValidId: 7 },
  });
});

test("a server that talks for ever does not keep us", async () => {
  const chatty = server((socket) => {
    socket.once("data", () => socket.write(encodeServerHello(176, "20260301 09:30:00 EST")));
    const timer = setInterval(() => socket.write("\0\0\0\x0677\x001\x001\0", "latin1"), 5);
    socket.once("close", () => clearInterval(timer));
  });
  const attempt = await attemptAt(chatty);
  expect(attempt.outcome).toBe("session-incomplete");
  expect(attempt.session?.others).toEqual([{ id: 77, count: expect.any(Number) }]);
});
