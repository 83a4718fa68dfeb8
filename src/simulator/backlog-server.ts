import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Listens and then stands still: the system completes connections, nobody accepts them. */
const STANDSTILL = `
const { parentPort, workerData } = require("node:worker_threads");
const server = require("node:net").createServer();
server.once("error", (error) => parentPort.postMessage({ error: error.message }));
server.listen(workerData, () => {
  parentPort.postMessage({ port: server.address().port });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
`;

/**
 * A port whose connections wait in the system's queue for ever, as those of a wedged Gateway do. Node accepts
 * whatever it can, so a thread of its own is stopped dead. Rejects when the port cannot be had.
 */
export async function startBacklogServer(
  host: string,
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const worker = new Worker(STANDSTILL, { eval: true, workerData: { host, port, exclusive: true } });
  const [answer] = await once(worker, "message");
  const close = async () => void (await worker.terminate());
  if (typeof answer.port === "number") return { port: answer.port, close };
  await close();
  throw new Error(String(answer.error));
}
