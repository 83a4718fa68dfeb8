import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scanZip } from "../../src/bundle/scan.ts";
import { createSpool, isLeftOut } from "../../src/bundle/spool.ts";
import { writeZip } from "../../src/bundle/zip.ts";
import { createRedaction } from "../../src/engine/redact/index.ts";
import type { BundleEntry } from "../../src/model/bundle.ts";
import { textRedaction } from "../../src/redactors/index.ts";
import { freshSeed } from "../fakes/seed.ts";
import { negatives } from "../fixtures/redaction/negatives.ts";
import { positives } from "../fixtures/redaction/positives.ts";
import { createRandom } from "../fixtures/redaction/random.ts";

const seed = freshSeed("final scan");

/** Writes a zip as if the text had been redacted, and scans it. */
async function scanned(
  text: string,
  name = "logs/bot.log",
  known: ReturnType<typeof createRedaction> | null = null,
) {
  const spool = await createSpool(tmpdir());
  const entry = await spool.add({ path: name, content: text, source: "test" } as unknown as BundleEntry);
  if (isLeftOut(entry)) throw new Error(entry.reason);
  const path = join(await mkdtemp(join(tmpdir(), "scan-")), "a.zip");
  await writeZip(path, [entry]);
  await spool.clear();
  return scanZip(path, { learned: known?.learned() ?? [] });
}

test("with a rewriter that does nothing, the final scan alone refuses reports with secrets", async () => {
  const random = createRandom(seed);
  const secrets = positives(seed);
  const harmless = negatives(seed);
  const reports = 150;
  let refused = 0;
  for (let report = 0; report < reports; report++) {
    const lines = Array.from({ length: 40 }, () => random.pick(harmless).text);
    for (let planted = 0; planted < 5; planted++)
      lines.splice(random.int(0, 39), 0, random.pick(secrets).text);
    const text = lines.join("\n");
    const redaction = createRedaction(textRedaction);
    redaction.learnText(text);
    if ((await scanned(text, "logs/bot.log", redaction)).length > 0) refused++;
  }
  expect(refused / reports).toBeGreaterThanOrEqual(0.99);
});

test("what the redaction wrote passes the scan", async () => {
  const secrets = positives(seed).filter((_, index) => index % 6 === 0);
  const text = secrets.map((one) => one.text).join("\n\n");
  const redaction = createRedaction(textRedaction);
  redaction.learnText(text);
  expect(await scanned(redaction.text(text, "logs/bot.log"), "logs/bot.log", redaction)).toEqual([]);
});

test("harmless lines pass the scan", async () => {
  expect(
    await scanned(
      negatives(seed)
        .map(({ text }) => text)
        .join("\n"),
    ),
  ).toEqual([]);
});

test("a hit names entry, line and rule, never the value", async () => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ value: "Quark7!Blue", kind: "secret", origin: "test" });
  const hits = await scanned("one\ntwo\nthree Quark7!Blue\nU1234567\n", "logs/bot.log", redaction);
  expect(hits).toEqual([
    { entry: "logs/bot.log", line: 3, rule: "learned-secret" },
    { entry: "logs/bot.log", line: 4, rule: "shape-account" },
  ]);
});

test("names of entries are scanned, and encodings, and what lies across blocks", async () => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ value: "Quark7!Blue", kind: "secret", origin: "test" });
  expect(await scanned("x", "logs/U1234567.log")).toMatchObject([{ line: 0, rule: "shape-account" }]);
  for (const coded of [
    Buffer.from("xQuark7!Bluey").toString("base64"),
    Buffer.from("Quark7!Blue").toString("hex"),
    encodeURIComponent("Quark7!Blue"),
  ])
    expect(await scanned(`a ${coded} b`, "a.log", redaction), coded).toHaveLength(1);
  const padding = "a line without anything\n".repeat(60_000).slice(0, 1_048_570);
  expect(await scanned(`${padding}Quark7!Blue`, "a.log", redaction)).toHaveLength(1);
});

test("a password of digits is not found within longer numbers, which the redaction keeps as well", async () => {
  const redaction = createRedaction(textRedaction);
  redaction.learnText("IB_PASSWORD=48213957", "log");
  const text = "time 1748213957123, permId=2048213957\n";
  expect(redaction.text(text, "x", "log")).toBe(text);
  expect(await scanned(text, "logs/bot.log", redaction)).toEqual(await scanned("nothing\n"));
  expect(await scanned("typed 48213957\n", "logs/bot.log", redaction)).not.toEqual(
    await scanned("nothing\n"),
  );
});
