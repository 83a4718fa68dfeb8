import { type Simulator, startSimulator } from "./start-simulator.ts";

/** A day: long enough for any debugging session, short enough not to be forgotten for ever. */
const MAX_MS = 24 * 60 * 60 * 1000;

/** Serves a simulator until it is told to stop or its time is up; `onListening` gets it once it can be dialled. */
export async function serve(
  options: Parameters<typeof startSimulator>[0] & {
    onListening: (simulator: Simulator) => void;
    signal: AbortSignal;
    maxMs?: number;
  },
): Promise<void> {
  const simulator = await startSimulator(options);
  options.onListening(simulator);
  await stopped(options.signal, options.maxMs ?? MAX_MS);
  await simulator.close();
}

/** Resolves when the signal is aborted or the time is up. */
function stopped(signal: AbortSignal, maxMs: number): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const timer = setTimeout(finish, maxMs);
    signal.addEventListener("abort", finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      done();
    }
  });
}
