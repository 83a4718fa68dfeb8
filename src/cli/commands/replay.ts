import { once } from "node:events";
import { resolve } from "node:path";
import { readBundle } from "../../app/read-bundle.ts";
import { startReplay } from "../../simulator/index.ts";
import { createSystem } from "../../system/index.ts";
import { EXIT } from "../exit-codes.ts";
import { interruptible } from "../interrupt.ts";
import type { Io } from "../io.ts";
import { portNumber } from "../numbers.ts";
import { printable } from "../printable.ts";
import { UsageError } from "../usage-error.ts";
import { portFault } from "./simulate.ts";

interface Flags {
  readonly port?: string;
}

/** `ib-bugreport replay BUNDLE`: serves what TWS answered in a recorded run, until stopped. */
export async function replay(used: { args: readonly string[]; flags: Flags; io: Io }): Promise<number> {
  const { args, flags, io } = used;
  const path = resolve(createSystem().cwd, args[0] ?? "");
  const port = flags.port === undefined ? {} : { port: portNumber("--port", flags.port) };
  const bundle = await readBundle(path, (name) => name === "wire.ndjson");
  if (!bundle.ok) throw new UsageError(`${printable(path)} is refused: ${bundle.reason}`);
  const wire = bundle.files.get("wire.ndjson")?.toString("utf8") ?? "";
  const served = await startReplay({ wire, ...port }).catch((error: unknown) => {
    throw portFault(error, flags.port);
  });
  if (served === null)
    throw new UsageError(`${printable(path)} holds no recorded connection; \`run\` makes one that does`);
  const { stop, release } = interruptible();
  try {
    io.stdout.write(`${served.host}:${served.port} answers as TWS did in ${served.recorded} connection(s)\n`);
    if (!stop.aborted) await once(stop, "abort");
    return EXIT.ok;
  } finally {
    release();
    await served.close();
  }
}
