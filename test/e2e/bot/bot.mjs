// A complete bot, as small as can be, that reports its own crashes; docs/bots.md explains it.
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { EventName, IBApi } from "@stoqey/ib";
// In a bot of your own: import { file, report } from "ib-bugreport";
import { file, report } from "../../../dist/index.js";

const [project, port, api] = process.argv.slice(2);
const log = (text) => appendFileSync(join(project, "bot.log"), `${new Date().toISOString()} ${text}\n`);

/** Decided once, by a person, for one repository of his own. Without this, nothing is ever posted. */
const consent = { by: "Ann Example", at: "2026-03-01T09:00:00Z", repos: ["ann/bot"], policy: "own-repo" };

process.on("uncaughtException", async (error) => {
  log(`crashed: ${error.stack}`);
  // First the report: local, and always written. Then the issue, which may fail without losing anything.
  const { bundle } = await report({ project, port: Number(port), clientId: 7, out: project });
  if (bundle !== null) {
    const receipt = await file(bundle, { repo: "ann/bot", consent, api });
    log(`reported: ${receipt.outcome} ${receipt.detail}`);
    console.log(JSON.stringify(receipt));
  }
  process.exit(1);
});

// Without maxReqPerSec the library reads .env into the environment.
const ib = new IBApi({ host: "127.0.0.1", port: Number(port), clientId: 7, maxReqPerSec: 40 });
ib.on(EventName.error, (error, code) => {
  log(`error ${code}: ${error.message}`);
  throw new Error(`cannot trade: ${error.message} (code: ${code})`);
});
ib.on(EventName.disconnected, () => {
  throw new Error("cannot trade: the connection is gone");
});
log("connecting");
ib.connect();
