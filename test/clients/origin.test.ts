import { symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { report } from "../../src/app/report.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { createSystem } from "../../src/system/index.ts";
import { clients } from "./clients.ts";
import { environments, isHere, play } from "./play.ts";
import { RIGHT, WRONG } from "./plays.ts";

/** The version that the first report was about. */
const client = known(clients.find(({ id }) => id === "nautilus_trader-1.220.0"));

/** What `collect` says in the folder of a program that has just run, while TWS is still there. */
async function collected(
  origin: string,
  scenario = "healthy",
): Promise<{ verdict: Verdict; markdown: string }> {
  const made: { verdict: Verdict; markdown: string }[] = [];
  await play({ client, scenario, id: origin, origin }, async (folder, _port, output) => {
    // As a person would keep it: the program's output and its environment beside the program
    await writeFile(join(folder, "output.log"), `${output.stdout}${output.stderr}`);
    const python = environments[client.environment ?? ""] ?? "";
    await symlink(dirname(dirname(python)), join(folder, ".venv"), "junction");
    made.push(await report({ project: folder, out: folder, system: createSystem({ cwd: folder }) }));
  });
  return known(made[0]);
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("expected to be there");
  return value;
}

describe.skipIf(!isHere(client))("collect, after a program that cancels its own connection", () => {
  it.concurrent.each(WRONG)("%s", async (origin) => {
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
});

describe.skipIf(!isHere(client))("collect, after a program that is written right", () => {
  it.concurrent.each(RIGHT)("%s, healthy TWS", async (origin) => {
    const { verdict } = await collected(origin);
    expect(verdict).toMatchObject({ fault: "none" });
  });

  it.concurrent.each([
    ["accept-silent", ["untrusted-address", "gateway-wedged", "open"]],
    ["not-listening", ["tws-not-running"]],
    ["client-id-in-use", ["client-id-in-use"]],
    ["start-api-silent", ["session-incomplete"]],
  ] as const)("the server is at fault: %s", async (scenario, modes) => {
    const { verdict } = await collected("right", scenario);
    expect(modes).toContain(verdict.failureMode ?? "open");
  });
});

it("knows the environments that run.mjs made", () => {
  expect(Object.keys(environments), "run these tests with npm run test:clients").not.toEqual([]);
});
