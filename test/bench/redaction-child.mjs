// One pass of redaction over standard input in a process of its own: `learn`, `rewrite`, `copy`; or `scan ZIP`.
import { once } from "node:events";
import { fstatSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [mode, zip] = process.argv.slice(2);
const from = (path) => import(fileURLToPath(new URL(`../../dist/${path}.js`, import.meta.url)));
const { createRedaction } = await from("engine/redact/index");
const { standardRedaction } = await from("redactors/documents");
const redaction = createRedaction(standardRedaction);
const { createSystem } = await from("system/index");
// A file is read as a run reads its logs.
const input = fstatSync(0).isFile() ? createSystem().files.stream("/dev/stdin") : process.stdin;
const document = { kind: "log", where: "logs/bench.log", open: () => input };
// Values to look for, as a run knows them: a user, a host, a password, an account.
for (const [kind, value] of [
  ["user", "kobyej066"],
  ["host", "trading-box7"],
  ["secret", "Quark7!Blue"],
  ["account", "U9876543"],
])
  redaction.know({ kind, value, origin: "bench" });

const began = process.hrtime.bigint();
if (mode === "learn") await redaction.learn(document);
else if (mode === "scan") {
  const { scanZip } = await from("bundle/scan");
  const hits = await scanZip(zip, { learned: redaction.learned() });
  if (hits.length > 0) throw new Error(`the final scan found ${hits.length} places`);
} else {
  const source = mode === "copy" ? input : redaction.stream(document).open();
  for await (const part of source) if (!process.stdout.write(part)) await once(process.stdout, "drain");
}
const ms = Number(process.hrtime.bigint() - began) / 1e6;
console.error(JSON.stringify({ ms, rssMb: process.resourceUsage().maxRSS / 1024 }));
