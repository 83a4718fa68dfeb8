import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { freshSeed } from "../fakes/seed.ts";
import { createRandom } from "../fixtures/redaction/random.ts";
import * as make from "../fixtures/redaction/values.ts";
import { collect, folder, ib, simulator } from "./cli.ts";

const seed = freshSeed("canary");
/** A secret need not stay whole to be told: no piece of this length may stay. */
const PIECE = 8;

/** What is planted, by the place it is planted in. */
function plant() {
  const random = createRandom(seed);
  const password = () => `${make.plainPassword(random)}${random.text(4, "!#%&*+=?@^~")}${make.word(random)}`;
  return {
    password: password(),
    otherPassword: password(),
    login: `${make.word(random)}${make.word(random)}${random.text(3, "123456789")}`,
    account: `U${random.text(7, "123456789")}`,
    token: make.alnum(40)(random),
    totp: make.base32(32)(random),
    flex: make.digits(24)(random),
    oauth: make.base64(44)(random),
    key: make.base64(64)(random),
    environment: make.urlsafe(36)(random),
    argument: password(),
    file: password(),
    email: `${make.word(random)}.${make.word(random)}@${make.word(random)}.example.net`,
    address: make.publicIp(random),
    mac: make.mac(":")(random),
    bearer: make.urlsafe(48)(random),
  };
}

test("of secrets planted in every input no piece is in the bundle or the report", async () => {
  const secret = plant();
  const tws = await simulator("healthy");
  const base64 = Buffer.from(`${secret.login}:${secret.password}`).toString("base64");
  const hex = Buffer.from(secret.password).toString("hex");
  const project = await folder({
    ".env":
      `IB_HOST=${tws.host}\nIB_PORT=${tws.port}\nIB_CLIENT_ID=7\nTWS_ACCOUNT=${secret.account}\n` +
      `TWS_USERID=${secret.login}\nTWS_PASSWORD='${secret.password}'\nPOLYGON_API_KEY=${secret.token}\n`,
    "config.ini": `IbLoginId=${secret.login}\nIbPassword=${secret.otherPassword}\nIbLoginTotpSecret=${secret.totp}\n`,
    "settings.yaml": `flex_token: "${secret.flex}"\nibind:\n  access_token_secret: ${secret.oauth}\nmail: ${secret.email}\n`,
    "config.json": JSON.stringify({ ib: { oauth_consumer_key: secret.bearer, note: secret.otherPassword } }),
    "secrets/vnc_password": `${secret.file}\n`,
    "bot.py": `import os\nPASSWORD = "${secret.password}"\nACCOUNT = "${secret.account}"\n`,
    [`logs/${secret.account}_2026-03-01.log`]:
      `2026-03-01T09:30:00.0Z [INFO] T-001.InteractiveBrokersClient-001: typed ${secret.password} for ${secret.login}\n` +
      `2026-03-01T09:30:01.0Z [DEBUG] T-001.X: Authorization: Basic ${base64}, bytes ${hex}\n` +
      `2026-03-01T09:30:01.5Z [DEBUG] T-001.X: ${secret.otherPassword} ${encodeURIComponent(secret.password)}\n` +
      `2026-03-01T09:30:02.0Z [ERROR] T-001.X: Authorization: Bearer ${secret.bearer} from ${secret.address} ${secret.mac}\n` +
      `Traceback (most recent call last):\n  File "/home/${secret.login}/bot.py", line 3, in <module>\n    login("${secret.login}", "${secret.password}")\n` +
      `ValueError: account ${secret.account} of ${secret.email} is locked\n` +
      `starting x11vnc with ${secret.file}, then ${Buffer.from(secret.file).toString("hex")}\n` +
      `-----BEGIN PRIVATE KEY-----\n${secret.key}\n-----END PRIVATE KEY-----\n`,
  });
  const run = await collect(
    project,
    [
      "--log",
      `logs/${secret.account}_2026-03-01.log`,
      "--tried",
      `I typed ${secret.argument} as my password: ${secret.argument}`,
    ],
    { env: { MY_SERVICE_TOKEN: secret.environment, IB_PASSWORD: secret.password, USER: secret.login } },
  );
  expect(run.code).toBe(0);
  const written = [
    await readFile(run.bundlePath),
    run.report,
    run.stdout,
    run.stderr,
    ...run.files.keys(),
    ...run.files.values(),
  ];
  for (const [kind, value] of Object.entries({ ...secret, base64, hex })) {
    for (let at = 0; at + PIECE <= value.length; at++) {
      const piece = value.slice(at, at + PIECE);
      // Public beginnings and ends are no secret: `.example.net`.
      if (".example.net".includes(piece) || /^[\d.:]+$/.test(piece)) continue;
      for (const text of written) expect(text.includes(piece), `${kind} at ${at}`).toBe(false);
    }
    for (const text of written) expect(text.includes(value), kind).toBe(false);
  }
  expect(run.files.get("redactions.json")).toContain("ib-account");
});

test("a project's own rules hide more in its bundles, and open none; a broken file of them is refused", async () => {
  const tws = await simulator("healthy");
  const files = {
    ".env": `IB_HOST=${tws.host}\nIB_PORT=${tws.port}\nTWS_ACCOUNT=U7654321\n`,
    "bot.log":
      "2026-03-01T09:30:00.0Z [INFO] T-001.X: Falcon runs STRAT-0815-x for U7654321 of jane@example.net\n",
  };
  const rules = {
    hide: ["Falcon"],
    keep: ["account", "email"],
    patterns: [{ kind: "strategy", pattern: "STRAT-####-*" }],
  };
  const project = await folder({ ...files, "ib-bugreport.redact.json": JSON.stringify(rules) });
  const run = await collect(project, ["--log", "bot.log"]);
  const log = [...run.files].find(([path]) => path.endsWith("bot.log"))?.[1] ?? "";
  expect(log).toMatch(/<hidden-1> runs <strategy-1> for <account-\d+:live> of <email-\d+>/);
  const broken = await folder({ ...files, "ib-bugreport.redact.json": '{"hide": "Falcon"}' });
  const refused = await ib(["collect", "--project", broken]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("ib-bugreport.redact.json");
});
