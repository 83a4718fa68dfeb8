import fc from "fast-check";
import { expect, test } from "vitest";
import { readLogs } from "../../src/capture/logs/read-logs.ts";
import { NOW, observations } from "./given.ts";
import { lawful } from "./lawful.ts";
import { gatewayPastes } from "./pasted/gateway.ts";
import { ibAsyncPastes } from "./pasted/ib-async.ts";
import { mixedPastes } from "./pasted/mixtures.ts";
import { nautilusPastes } from "./pasted/nautilus.ts";
import { otherPastes } from "./pasted/other-clients.ts";

/** Real shapes of logs, as lines. */
const logs = [...nautilusPastes, ...ibAsyncPastes, ...otherPastes, ...gatewayPastes, ...mixedPastes].flatMap(
  ({ log }) => (typeof log === "string" ? [log.split("\n")] : []),
);

/** The lines of two logs as two programs write them to one file: each in its order, and otherwise anyhow. */
function interleaved(one: readonly string[], other: readonly string[], turns: readonly boolean[]): string {
  const left: readonly [string[], string[]] = [[...one], [...other]];
  const out: string[] = [];
  for (let at = 0; left[0].length + left[1].length > 0; at += 1) {
    const mine = left[turns[at % turns.length] ? 0 : 1];
    const line = (mine.length > 0 ? mine : left[0].length > 0 ? left[0] : left[1]).shift();
    if (line !== undefined) out.push(line);
  }
  return out.join("\n");
}

/** Everything that is read from a log whose bytes come in these pieces. */
async function read(text: string, cuts: readonly number[]) {
  const bytes = Buffer.from(text);
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const input = {
    ...{ path: "both.log", origin: "given" as const, bytes: bytes.length, modifiedMs: Date.parse(NOW) },
    async *open(range?: { start: number }) {
      let from = range?.start ?? 0;
      for (const to of places) {
        if (to > from) yield bytes.subarray(from, to);
        from = Math.max(from, to);
      }
    },
  };
  const limits = { budgetMs: 60_000, now: () => performance.now(), signal: new AbortController().signal };
  return (await readLogs([input], limits)).value;
}

test("two clients in one file, lines in any order and bytes cut anywhere: the same verdict, and a lawful one", async () => {
  const some = fc.constantFrom(...logs);
  await fc.assert(
    fc.asyncProperty(
      some,
      some,
      fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      async (one, other, turns, cuts) => {
        const text = interleaved(one, other, turns);
        const [whole, cut] = [await read(text, []), await read(text, cuts)];
        expect(cut).toEqual(whole);
        lawful(observations({ "capture.logs": whole }));
      },
    ),
    { numRuns: 150 },
  );
});
