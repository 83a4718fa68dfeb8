import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startGithub } from "../fakes/github/server.ts";
import { addRepo } from "../fakes/github/store.ts";
import { folder, simulator } from "./cli.ts";

const BOT = fileURLToPath(new URL("./bot/bot.mjs", import.meta.url));

test("a bot that crashes again and again files one issue", { timeout: 120_000 }, async () => {
  const tws = await simulator("hello-close");
  const github = await startGithub();
  onTestFinished(() => github.close());
  github.store.users.set("token-of-ann", "ann");
  const repo = addRepo(github.store, "ann/bot", { pushers: ["ann"] });
  const project = await folder();
  const env = { IB_BUGREPORT_STATE: await folder(), IB_BUGREPORT_GITHUB_TOKEN: "token-of-ann" };
  const outcomes: unknown[] = [];
  for (let crash = 1; crash <= 3; crash++) {
    const child = spawn(process.execPath, [BOT, project, String(tws.port), github.api], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let printed = "";
    child.stdout.on("data", (part) => {
      printed += part;
    });
    expect(await new Promise((done) => child.once("close", done))).toBe(1);
    outcomes.push(JSON.parse(printed).outcome);
  }
  expect(outcomes).toEqual(["filed", "duplicate", "duplicate"]);
  expect(repo.issues).toHaveLength(1);
  expect(repo.issues[0]).toMatchObject({ author: "ann", state: "open" });
  expect(await readFile(join(project, "bot.log"), "utf8")).toMatch(/crashed: Error: cannot trade/);
  expect(github.violations).toEqual([]);
});
