import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { report } from "../../src/app/report.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { createSystem } from "../../src/system/index.ts";
import { clients } from "./clients.ts";
import { environments, isHere, play } from "./play.ts";
import { type Play, RIGHT, WRONG } from "./plays.ts";

const client = clients.find(({ id }) => id === "nautilus_trader-1.220.0");
if (client === undefined) throw new Error("the client of the first report is gone");

/** What `collect` says in the folder of a program that has just run, while TWS is still there. */
async function collected(
  origin: string,
  scenario = "healthy",
): Promise<{ verdict: Verdict; markdown: string }> {
  if (client === undefined) throw new Error("unreachable");
  const one: Play = { client, scenario, id: origin, origin };
  let verdict: Verdict | undefined;
  let markdown = "";
  await play(one, async (folder, _port, output) => {
    // As a person would keep it: the program's output beside the program
    await writeFile(join(folder, "output.log"), `${output.stdout}${output.stderr}`);
    const result = await report({ project: folder, out: folder, system: createSystem({ cwd: folder }) });
    verdict = result.verdict;
    markdown = await readFile(result.report, "utf8");
    await rm(result.bundle, { force: true });
  });
  if (verdict === undefined) throw new Error("no report was made");
  return { verdict, markdown };
}

describe.concurrent.skipIf(!isHere(client))(
  "collect, after a program that cancels its own connection",
  () => {
    it.each(WRONG)("%s", async (origin) => {
      const { verdict, markdown } = await collected(origin);
      expect(verdict).toMatchObject({ failureMode: "cancelled-by-own-loop", fault: "program" });
      expect(["proven", "likely"]).toContain(verdict.confidence);
      const [first] = verdict.findings;
      expect(first?.libraryDefect).toMatchObject({
        component: "nautilus_trader",
        id: "nautilus-swallows-cancellation",
      });
      const quotes = first?.evidence.map(({ quote }) => quote).join("\n");
      expect(quotes).toContain("Connecting to 127.0.0.1:");
      expect(quotes).toMatch(origin === "not_awaited" ? /never awaited|destroyed/ : /Connection cancelled/);
      expect(markdown).toContain("cancel");
    });
  },
);

describe.concurrent.skipIf(!isHere(client))("collect, after a program that is written right", () => {
  it.each(RIGHT)("%s, healthy TWS", async (origin) => {
    const { verdict } = await collected(origin);
    expect(["none", "unknown"]).toContain(verdict.fault);
    expect(verdict.failureMode).not.toBe("cancelled-by-own-loop");
  });

  it.each([
    ["accept-silent", ["untrusted-address", "gateway-wedged", null]],
    ["not-listening", ["tws-not-running"]],
    ["client-id-in-use", ["client-id-in-use"]],
    ["start-api-silent", ["session-incomplete"]],
  ] as const)("the server is at fault: %s", async (scenario, modes) => {
    const { verdict } = await collected("right", scenario);
    expect(modes).toContain(verdict.failureMode);
  });
});

it("knows the environments that run.mjs made", () => {
  expect(Object.keys(environments), "run these tests with npm run test:clients").not.toEqual([]);
});
