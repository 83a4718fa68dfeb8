import { findScenario, scenarios, serve } from "../../simulator/index.ts";
import { EXIT } from "../exit-codes.ts";
import { interruptible } from "../interrupt.ts";
import type { Io } from "../io.ts";
import { portNumber } from "../numbers.ts";
import { UsageError } from "../usage-error.ts";

interface Flags {
  readonly port?: string;
  readonly list?: boolean;
}

/** `ib-bugreport simulate SCENARIO`: serves the simulator until stopped. */
export async function simulate(used: { args: readonly string[]; flags: Flags; io: Io }): Promise<number> {
  const { args, flags, io } = used;
  if (flags.list) {
    const width = Math.max(...scenarios.map(({ id }) => id.length));
    for (const { id, title } of scenarios) io.stdout.write(`${id.padEnd(width)}  ${title}\n`);
    return EXIT.ok;
  }
  const scenario = scenarioNamed(args[0] ?? "healthy");
  const port = flags.port === undefined ? {} : { port: portNumber("--port", flags.port) };
  const { stop: signal, release } = interruptible();
  try {
    await serve({
      scenario,
      ...port,
      signal,
      onListening: (simulator) =>
        io.stdout.write(`${simulator.host}:${simulator.port} plays ${scenario.id}: ${scenario.title}\n`),
    });
    return EXIT.ok;
  } catch (error) {
    throw portFault(error, flags.port);
  } finally {
    release();
  }
}

/** The scenario of that name; an unknown one is a usage error that names the nearest. */
export function scenarioNamed(id: string) {
  const scenario = findScenario(id);
  if (scenario !== undefined) return scenario;
  const near = scenarios.filter((one) => one.id.includes(id) || id.includes(one.id)).map((one) => one.id);
  const hint =
    near.length > 0 ? `did you mean ${near.slice(0, 3).join(", ")}?` : "simulate --list shows them";
  throw new UsageError(`there is no scenario "${id}"; ${hint}`);
}

/** A port that cannot be had is the caller's to change. */
export function portFault(error: unknown, port: string | undefined): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!["EADDRINUSE", "EACCES", "EADDRNOTAVAIL"].includes(code)) return error;
  return new UsageError(`--port ${port}: the port cannot be used (${code}); name another`);
}
