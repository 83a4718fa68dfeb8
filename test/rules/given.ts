import { readLogs } from "../../src/capture/logs/read-logs.ts";
import { diagnose } from "../../src/engine/diagnose.ts";
import type { FactObservations, Facts } from "../../src/facts.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { rules } from "../../src/rules/index.ts";
import { scenarios, startSimulator } from "../../src/simulator/index.ts";
import { observeProbes } from "../probes/observe-probes.ts";
import { systemWithUsualPorts } from "../probes/usual-ports.ts";

/** What a case gives the rules: a simulated TWS to probe, logs to read, other facts as they are. */
export interface Given {
  /** Scenario of the simulator; its real probe facts are used. Without it only logs and facts are given. */
  readonly probe?: string;
  /** Name → text, read by the real readers; `{port}` stands for the probed port. */
  readonly logs?: Readonly<Record<string, string | Uint8Array>>;
  readonly facts?: Partial<Facts>;
  /** Changes the probe's facts, e.g. to another address. */
  readonly alter?: (facts: Partial<Facts>) => Partial<Facts>;
}

/** The machine's clock in all cases that have one. */
export const NOW = "2026-03-01T09:40:00.000Z";

/** The verdict on a case. */
export async function verdictOf(given: Given): Promise<Verdict> {
  return diagnose(rules, observations(await factsOf(given)));
}

/** All facts of a case. */
export async function factsOf(given: Given): Promise<Partial<Facts>> {
  const probed = given.probe === undefined ? {} : await probe(given.probe);
  const port = probed["tws.handshake"]?.port ?? 7497;
  const base: Partial<Facts> = {
    ...(given.probe === undefined ? {} : { "host.os": os(), "project.target": target({ port }) }),
    ...probed,
    ...(given.logs === undefined ? {} : { "capture.logs": await logs(given.logs, port) }),
  };
  const facts = { ...base, ...given.facts };
  return given.alter === undefined ? facts : given.alter(facts);
}

export function observations(facts: Partial<Facts>): FactObservations {
  return Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [id, { status: "observed", value, tookMs: 1 }]),
  );
}

async function logs(
  texts: Readonly<Record<string, string | Uint8Array>>,
  port: number,
): Promise<Facts["capture.logs"]> {
  const inputs = Object.entries(texts).map(([name, text]) => {
    const bytes = typeof text === "string" ? Buffer.from(text.replaceAll("{port}", String(port))) : text;
    return {
      path: name,
      origin: "given" as const,
      bytes: bytes.length,
      modifiedMs: Date.parse(NOW),
      async *open(range?: { start: number }) {
        yield bytes.subarray(range?.start ?? 0);
      },
    };
  });
  const signal = new AbortController().signal;
  return (await readLogs(inputs, { budgetMs: 5_000, now: () => performance.now(), signal })).value;
}

const probed = new Map<string, Promise<Partial<Facts>>>();

/** Real probe facts of a scenario; each scenario is played once. */
export function probe(id: string): Promise<Partial<Facts>> {
  const known = probed.get(id);
  if (known !== undefined) return known;
  const found = play(id);
  probed.set(id, found);
  return found;
}

async function play(id: string): Promise<Partial<Facts>> {
  const scenario = scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`there is no scenario "${id}"`);
  const tws = await startSimulator({ scenario });
  try {
    const elsewhere = tws.servingPort !== null && tws.servingPort !== tws.port;
    const serving: Record<number, number> = elsewhere ? { 4002: tws.servingPort ?? 0 } : {};
    const found = await observeProbes({ port: tws.port }, {}, systemWithUsualPorts(serving));
    const facts: Partial<Facts> = {
      "tws.addresses": found.addresses,
      ...(found.handshake === null ? {} : { "tws.handshake": found.handshake }),
      ...(found.siblings === null ? {} : { "tws.siblings": found.siblings }),
    };
    return JSON.parse(JSON.stringify(facts)) as Partial<Facts>;
  } finally {
    await tws.close();
  }
}

export function os(change: Partial<Facts["host.os"]> = {}): Facts["host.os"] {
  return {
    platform: "linux",
    name: "Debian GNU/Linux",
    version: "12",
    build: null,
    kernel: "6.1.0",
    arch: "x64",
    cpus: 4,
    memoryMb: 8000,
    freeMemoryMb: 4000,
    container: null,
    wsl: null,
    virtualMachine: null,
    locale: "en_US.UTF-8",
    timeZone: "UTC",
    clockUtc: NOW,
    utcOffsetMinutes: 0,
    ...change,
  };
}

export function target(change: Partial<Facts["project.target"]> = {}): Facts["project.target"] {
  return {
    host: "127.0.0.1",
    port: 7497,
    clientId: 1,
    account: null,
    mode: null,
    origin: { host: ".env:1", port: ".env:2", clientId: ".env:3" },
    logged: null,
    ...change,
  };
}
