import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { endingOf } from "../../../../src/capture/run/tap/ending-of.ts";
import { createSystem } from "../../../../src/system/index.ts";

/** Our socket and its peer. */
async function pair(): Promise<[own: Socket, peer: Socket]> {
  const server = createServer({ allowHalfOpen: true });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const accepted = once(server, "connection");
  const own = connect({ host: "127.0.0.1", port, allowHalfOpen: true });
  const [[peer]] = await Promise.all([accepted as Promise<[Socket]>, once(own, "connect")]);
  for (const socket of [own, peer]) socket.on("error", () => {});
  onTestFinished(() => {
    own.destroy();
    peer.destroy();
    server.close();
  });
  return [own, peer];
}

test("an end after data is a FIN, also when our own side has ended meanwhile", async () => {
  const [own, peer] = await pair();
  const ending = endingOf(createSystem(), own);
  peer.end("last words");
  await once(own.resume(), "end");
  expect(await ending()).toBe(process.platform === "linux" ? "fin" : "fin-or-reset");
  own.end();
  // The kernel may have forgotten the connection by now; then it may have been either, never surely a reset.
  expect(await ending()).not.toBe("reset");
});

test("elsewhere than on Linux nobody can tell", async () => {
  const [own, peer] = await pair();
  const ending = endingOf({ ...createSystem(), platform: "darwin" }, own);
  peer.end();
  await once(own.resume(), "end");
  expect(await ending()).toBe("fin-or-reset");
});
