import { createServer } from "node:net";
import { expect, test } from "vitest";
import type { TwsHandshake } from "../../src/probes/handshake.ts";
import { collect, folder, simulator } from "./cli.ts";

/** A port that was free a moment ago, so that it refuses. */
async function refusing(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((done) =>
    server.listen(0, "127.0.0.1", () => done(Number(Object(server.address()).port))),
  );
  await new Promise((done) => server.close(done));
  return port;
}

const cancelled = (port: number) => `[INFO] Connecting to 127.0.0.1:${port} with client id: 1
[INFO] Connection cancelled
[ERROR] Not connected (code: 504)
`;

test("a stale port in .env refuses; the log's port is asked as well, and decides", async () => {
  const tws = await simulator("healthy");
  const stale = await refusing();
  const project = await folder({ ".env": `IB_PORT=${stale}\n`, "bot.log": cancelled(tws.port) });
  const run = await collect(project);
  expect(run.verdict).toMatchObject({ failureMode: "cancelled-by-own-loop", confidence: "proven" });
  const { value } = run.facts["tws.handshake"] as { value: TwsHandshake };
  expect(value.port).toBe(stale);
  expect(value.attempts.map(({ port, outcome }) => [port, outcome])).toEqual([
    [stale, "refused"],
    [tws.port, "session"],
  ]);
  expect(run.report).toContain(`connects to \`127.0.0.1:${tws.port}\` (\`bot.log\`)`);
});

test("nothing but the log names a port: it is the one that is asked", async () => {
  const tws = await simulator("healthy");
  const project = await folder({ "bot.log": cancelled(tws.port) });
  const run = await collect(project);
  expect(run.verdict).toMatchObject({ failureMode: "cancelled-by-own-loop", confidence: "proven" });
  expect(run.facts["project.target"]).toMatchObject({
    value: { port: tws.port, origin: { port: "bot.log" } },
  });
});

test("a port given with --port is the only one asked", async () => {
  const tws = await simulator("healthy");
  const stale = await refusing();
  const project = await folder({ "bot.log": cancelled(tws.port) });
  const run = await collect(project, ["--port", String(stale)]);
  const { value } = run.facts["tws.handshake"] as { value: TwsHandshake };
  expect(value.attempts.map(({ port }) => port)).toEqual([stale]);
});
