import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { cancelsItself } from "../clients/truth.ts";
import { verdictOf } from "./given.ts";

const root = fileURLToPath(new URL("../fixtures/clients", import.meta.url));

describe.concurrent("what real clients printed", () => {
  for (const client of readdirSync(root)) {
    for (const play of readdirSync(join(root, client))) {
      const folder = join(root, client, play);
      if (!statSync(folder).isDirectory()) continue;
      if (cancelsItself(play)) {
        test(`${client} × ${play}: the program cancels itself`, async () => {
          const verdict = await verdictOf({ probe: "healthy", logs: logsIn(folder) });
          expect(verdict).toMatchObject({ failureMode: "cancelled-by-own-loop", fault: "program" });
          expect(verdict.findings[0]?.libraryDefect?.component).toBe("nautilus_trader");
        });
      } else {
        test(`${client} × ${play}: never called a cancellation`, async () => {
          const verdict = await verdictOf({ logs: logsIn(folder) });
          expect(verdict.findings.map((one) => one.rule)).not.toContain("cancelled-by-own-loop");
        });
      }
    }
  }
});

function logsIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== "run.json",
  );
  return Object.fromEntries(
    files.map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "utf8")]),
  );
}
