// Runs the tests with real clients: makes their environments, then the tests. `--record` writes the fixtures anew, `--clean` removes the environments.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareEnvironments } from "./environments.mjs";

const cache = process.env.IB_BUGREPORT_CLIENTS_CACHE ?? join(homedir(), ".cache", "ib-bugreport", "clients");

if (process.argv.includes("--clean")) {
  rmSync(cache, { recursive: true, force: true });
  console.log(`removed ${cache}`);
} else {
  const started = Date.now();
  const environments = prepareEnvironments(cache);
  if (typeof environments === "string") {
    console.error(environments);
    process.exit(1);
  }
  const made = Date.now();
  const { status } = spawnSync(
    process.execPath,
    [
      fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url)),
      "run",
      "--config",
      fileURLToPath(new URL("vitest.config.ts", import.meta.url)),
      ...process.argv.slice(2).filter((word) => word !== "--record"),
    ],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        IB_BUGREPORT_CLIENTS: JSON.stringify(environments),
        ...(process.argv.includes("--record") ? { IB_BUGREPORT_RECORD: "1" } : {}),
      },
    },
  );
  const seconds = (from, to) => `${((to - from) / 1000).toFixed(0)} s`;
  console.log(`environments ${seconds(started, made)}, tests ${seconds(made, Date.now())}`);
  process.exit(status ?? 1);
}
