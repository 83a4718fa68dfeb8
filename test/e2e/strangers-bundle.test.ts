import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ZipArchive } from "archiver";
import { describe, expect, test } from "vitest";
import { folder, ib } from "./cli.ts";

const observed = (value: unknown) => ({ status: "observed", value, tookMs: 1 });
const EVIL = "\u001b]0;owned\u0007\u001b[2J\u202e\u2066\u200f\u0000DU7654321";

/** A zip with `facts.json` of this text and nothing else, as anybody can make one. */
async function bundleOf(facts: string): Promise<string> {
  const path = join(await folder(), "stranger.zip");
  const zip = new ZipArchive();
  const parts: Buffer[] = [];
  zip.on("data", (part: Buffer) => parts.push(part));
  zip.append(facts, { name: "facts.json" });
  await zip.finalize();
  await writeFile(path, Buffer.concat(parts));
  return path;
}

const event = (change: object) => ({
  ...{
    kind: "error-code",
    client: "ibapi",
    at: null,
    atMs: null,
    level: "error",
    component: EVIL,
    text: EVIL,
  },
  ...{ artifact: `logs/${EVIL}`, line: 1, lastLine: 1, code: 326, reqId: -1 },
  ...change,
});

const logs = (events: unknown) => observed({ files: [], events, notKept: 0 });

/** What a stranger may put where facts belong; nothing of it is ours. */
const HOSTILE: Readonly<Record<string, string>> = {
  "keys that reach a prototype":
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"host.os":{"status":"observed","value":{"__proto__":{"container":"x"}},"tookMs":1}}',
  "facts of other shapes": JSON.stringify({
    "capture.logs": logs([null, 1, "x", {}, event({ frames: 3 }), event({ text: 5, component: [] })]),
    "tws.handshake": observed({ best: "a", attempts: [null, { outcome: "session", end: 7 }] }),
    "project.target": observed([]),
    "host.containers": observed({ running: {}, compose: "x" }),
    "capture.wire": observed({ connections: [{}] }),
    "host.os": observed(null),
  }),
  "a list in place of the object": "[1,2,3]",
  "depths without end": `{"host.os":{"status":"observed","tookMs":1,"value":${'{"a":'.repeat(4000)}1${"}".repeat(4000)}}}`,
  "terminal sequences and bidi in what is quoted": JSON.stringify({
    "capture.logs": logs([event({ text: `${EVIL} client id is already in use` })]),
  }),
};

describe("a stranger's bundle", () => {
  test.each(Object.entries(HOSTILE))(
    "%s: a verdict or a refusal in one line, nothing raw",
    async (_, facts) => {
      const path = await bundleOf(facts);
      const shown = await ib(["diagnose", path]);
      expect([0, 2], shown.stderr).toContain(shown.code);
      expect(`${shown.stdout}${shown.stderr}`.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(shown.stdout).not.toContain("DU7654321");
      if (shown.code === 2) expect(shown.stderr.trim().split("\n")).toHaveLength(1);
      const { stdout, code } = await ib(["diagnose", path, "--json"]);
      expect(stdout.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      if (code === 0) {
        const verdict = JSON.parse(stdout);
        expect(verdict).toMatchObject({ schemaVersion: 1, refutedBy: expect.stringMatching(/./) });
        expect(stdout).not.toMatch(/DU7654321|polluted/);
      }
    },
  );

  test("the code in it is heard all the same", async () => {
    const path = await bundleOf(HOSTILE["terminal sequences and bidi in what is quoted"] ?? "");
    const { stdout } = await ib(["diagnose", path, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ failureMode: "client-id-in-use" });
  });
});
