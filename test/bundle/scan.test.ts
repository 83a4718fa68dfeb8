import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { scanZip } from "../../src/bundle/scan.ts";
import { shapeHits } from "../../src/bundle/scan-shapes.ts";
import { valueSearch } from "../../src/bundle/scan-values.ts";
import { createSpool, isLeftOut } from "../../src/bundle/spool.ts";
import { writeZip } from "../../src/bundle/zip.ts";
import { createRedaction } from "../../src/engine/redact/index.ts";
import type { BundleEntry } from "../../src/model/bundle.ts";
import { textRedaction } from "../../src/redactors/index.ts";
import { freshSeed } from "../fakes/seed.ts";
import { negatives } from "../fixtures/redaction/negatives.ts";
import { positives } from "../fixtures/redaction/positives.ts";
import { createRandom } from "../fixtures/redaction/random.ts";
import { rawEntry, rawZip } from "./raw-zip.ts";

const seed = freshSeed("final scan");

/** Writes a zip as if the text had been redacted, and scans it. */
async function scanned(
  text: string | Buffer,
  name = "logs/bot.log",
  known: ReturnType<typeof createRedaction> | null = null,
) {
  const spool = await createSpool(tmpdir());
  const content =
    typeof text === "string"
      ? text
      : {
          open: async function* () {
            yield text;
          },
        };
  const entry = await spool.add({ path: name, content, source: "test" } as unknown as BundleEntry);
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
  // As many as a project has: of very many values the redaction looks for the rare writings no more, and the scan objects.
  for (let from = 0; from < secrets.length; from += 100) {
    const text = secrets
      .slice(from, from + 100)
      .map((one) => one.text)
      .join("\n\n");
    const redaction = createRedaction(textRedaction);
    redaction.learnText(text);
    expect(await scanned(redaction.text(text, "logs/bot.log"), "logs/bot.log", redaction)).toEqual([]);
  }
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

test("far into a file a hit is on its line, and is told once, also where stretches overlap", async () => {
  const line = "a line without anything\n";
  const lines = line.repeat(130_000).split("\n").slice(0, -1);
  // Before, in and after the last bytes of the first MiB, which are looked at twice, and far behind it.
  const at = [2, 43_650, 43_690, 43_700, 99_999, 129_999];
  for (const number of at) lines[number - 1] = "account U1234567, and U1234567 again";
  expect(await scanned(lines.join("\n"))).toEqual(
    at.map((number) => ({ entry: "logs/bot.log", line: number, rule: "shape-account" })),
  );
});

test("a hundred hits are told, of one line each rule", async () => {
  const redaction = createRedaction(textRedaction);
  redaction.know({ value: "Quark7!Blue", kind: "secret", origin: "test" });
  const text = "Quark7!Blue U1234567 Quark7!Blue\n".repeat(99);
  const hits = await scanned(text, "logs/bot.log", redaction);
  expect(hits).toHaveLength(100);
  expect(hits.slice(0, 2).map(({ line }) => line)).toEqual([1, 2]);
  expect(new Set(hits.map(({ line, rule }) => `${line} ${rule}`)).size).toBe(100);
});

test("what holds more entries than any bundle is too large, and a folder's name is scanned", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "scan-")), "a.zip");
  const entries = Array.from({ length: 10_001 }, (_, index) => rawEntry(`${index}/`, ""));
  await writeFile(path, rawZip(entries));
  expect(await scanZip(path, { learned: [] })).toEqual([{ entry: "10000/", line: 0, rule: "too-large" }]);
  await writeFile(path, rawZip([...entries.slice(0, 9999), rawEntry("U1234567/", "")]));
  expect(await scanZip(path, { learned: [] })).toEqual([
    { entry: "U1234567/", line: 0, rule: "shape-account" },
  ]);
});

test("it ends when the run does", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "scan-")), "a.zip");
  await writeFile(path, rawZip([rawEntry("a.log", "x")]));
  await expect(scanZip(path, { learned: [], signal: AbortSignal.abort() })).rejects.toThrow("abort");
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

/** What the scan alone finds of each group when nothing was redacted: by shapes, and with the values that were learned. */
test("of every group of the corpus the scan alone finds its part", () => {
  const found = new Map<string, { all: number; byShape: number; byValue: number }>();
  for (const { group, text } of positives(seed)) {
    const of = found.get(group) ?? { all: 0, byShape: 0, byValue: 0 };
    found.set(group, of);
    const bytes = Buffer.from(text, "utf8");
    const redaction = createRedaction(textRedaction);
    redaction.learnText(text);
    let shapes = 0;
    let values = 0;
    shapeHits(bytes.toString("latin1"), () => shapes++);
    valueSearch(redaction.learned())(bytes, bytes.toString("latin1"), () => values++);
    of.all++;
    if (shapes > 0) of.byShape++;
    if (shapes + values > 0) of.byValue++;
  }
  const figures = Object.fromEntries(
    [...found].map(([group, { all, byShape, byValue }]) => [
      group,
      { byShape: Math.round((100 * byShape) / all), withValues: Math.round((100 * byValue) / all) },
    ]),
  );
  console.log("the final scan alone, %:", JSON.stringify(figures));
  for (const group of ["propagation", "url", "token", "trading", "kv"])
    expect(figures[group]?.withValues, group).toBeGreaterThanOrEqual(99);
  for (const group of ["ib", "private-key"])
    expect(figures[group]?.withValues, group).toBeGreaterThanOrEqual(95);
  expect(figures["private-key"]?.byShape).toBeGreaterThanOrEqual(75);
});

const hex = (text: string) => Buffer.from(text, "utf8").toString("hex");
const reference = (text: string, base: 10 | 16) =>
  text.replace(/[^A-Za-z0-9 ]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return base === 10 ? `&#${code};` : `&#x${code.toString(16)};`;
  });
const WRITINGS: Readonly<Record<string, (value: string) => string | Buffer>> = {
  "as it is": (value) => value,
  "in capitals": (value) => value.toUpperCase(),
  "in an address": encodeURIComponent,
  "in an address, in small letters": (value) =>
    encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()),
  "in a form": (value) => new URLSearchParams({ a: value }).toString().slice(2),
  "in an address within one": (value) => encodeURIComponent(encodeURIComponent(value)),
  "as bytes of an address": (value) => `%${hex(value).replace(/..(?=.)/g, "$&%")}`,
  "in JSON": (value) => JSON.stringify(value),
  "in JSON within JSON": (value) => JSON.stringify(JSON.stringify(value)),
  "in JSON of .NET": (value) =>
    JSON.stringify(value).replace(/[&<>'+]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
  "in XML": (value) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;"),
  "in XML by numbers": (value) => reference(value, 10),
  "in XML by hexadecimal numbers": (value) => reference(value, 16),
  "in base64": (value) => Buffer.from(value).toString("base64"),
  "in base64 behind one byte": (value) => Buffer.from(`x${value}y`).toString("base64"),
  "in base64 behind two": (value) => Buffer.from(`xy${value}z`).toString("base64"),
  "in base64 of addresses": (value) => Buffer.from(value).toString("base64url"),
  "in base64 of PowerShell": (value) => Buffer.from(value, "utf16le").toString("base64"),
  "in hexadecimal": hex,
  "in hexadecimal capitals": (value) => hex(value).toUpperCase(),
  "in hexadecimal pairs": (value) => hex(value).replace(/..(?=.)/g, "$& "),
  "in UTF-16": (value) => Buffer.from(value, "utf16le"),
  "in a shell": (value) => value.replace(/[^A-Za-z0-9]/g, "\\$&"),
  "behind an escape": (value) => `"\\n${value}`,
};

test.each(Object.entries(WRITINGS))("a learned value is found %s, also in gzip", async (_, written) => {
  for (const [kind, value] of [
    ["secret", "Quark7!Blue&x"],
    ["secret", "k9Fq2ZxL0pWv"],
    ["account", "DU1234567"],
    ["email", "jane.roe@example.com"],
    ["user", "janeroe7"],
  ] as const) {
    const known = { learned: () => [{ kind, value }] } as ReturnType<typeof createRedaction>;
    const bytes = Buffer.concat([
      Buffer.from("one\ntwo "),
      Buffer.from(written(value) as string),
      Buffer.from("\n"),
    ]);
    expect(await scanned(bytes, "a.log", known), value).toContainEqual({
      entry: "a.log",
      line: 2,
      rule: `learned-${kind}`,
    });
    expect(await scanned(gzipSync(bytes), "a.gz", known), value).toContainEqual({
      entry: "a.gz",
      line: 2,
      rule: `learned-${kind}`,
    });
  }
});

test("gzip that cannot be unpacked is reported", async () => {
  const bytes = gzipSync(Buffer.from("nothing\n".repeat(9000)));
  expect(await scanned(bytes.subarray(0, 40), "a.gz")).toEqual([
    { entry: "a.gz", line: 0, rule: "unreadable" },
  ]);
});
