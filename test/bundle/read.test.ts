/** A stranger's zip: each bound refuses by itself and says why, and what lies within it is read. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type ReadZip, readZip } from "../../src/bundle/read.ts";
import { type RawEntry, rawEntry, rawZip } from "./raw-zip.ts";

async function read(entries: readonly RawEntry[], wanted?: (name: string) => boolean): Promise<ReadZip> {
  const folder = await mkdtemp(join(tmpdir(), "read-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "a.zip");
  await writeFile(path, rawZip(entries));
  return readZip(path, wanted);
}

const reason = async (...given: Parameters<typeof read>) => {
  const answer = await read(...given);
  return answer.ok ? null : answer.reason;
};
const many = (count: number) => Array.from({ length: count }, (_, index) => rawEntry(`${index}.log`, ""));

test("two thousand entries are read, one more is refused", async () => {
  expect(await reason(many(2000))).toBeNull();
  expect(await reason(many(2001))).toContain("more than 2000 entries");
});

test.each([
  ["C:/x", /leads out|readable/],
  ["a/../../x", /leads out|readable/],
  ["a\\..\\x", /leads out|readable/],
  ["/etc/x", /leads out|readable/],
  ["a\u202egol.x", /unusable name/],
  ["a\nb", /unusable name/],
  ["x".repeat(513), /unusable name/],
])("the name %j is refused", async (name, words) => {
  expect(await reason([rawEntry(name, "x")])).toMatch(words);
});

test("names that only look like those are read", async () => {
  const names = ["a..b/c..log", "logs/..hidden", "x".repeat(512), "ü.log"];
  const answer = await read(names.map((name) => rawEntry(name, name)));
  expect(answer.ok && [...answer.files]).toEqual(names.map((name) => [name, Buffer.from(name)]));
});

test("two entries of one name are refused, also where neither is wanted", async () => {
  const twice = [rawEntry("a.log", "1"), rawEntry("b.log", "2"), rawEntry("a.log", "3")];
  expect(await reason(twice, (name) => name === "b.log")).toContain("the same name");
});

test("only what is wanted is read", async () => {
  const answer = await read([rawEntry("a.log", "1"), rawEntry("b.log", "2")], (name) => name === "b.log");
  expect(answer.ok && [...answer.files.keys()]).toEqual(["b.log"]);
});

test("an entry that unpacks to more, or to less, than it says is refused", async () => {
  for (const says of [10, 30])
    expect(await reason([{ ...rawEntry("a.log", "x".repeat(20)), says }])).toContain("not a readable zip");
});

test("64 MiB in an entry and 256 in all are too much, and it is known before they are unpacked", async () => {
  const mib = 1024 * 1024;
  expect(await reason([{ ...rawEntry("a.log", "x"), says: 64 * mib + 1 }])).toContain("more than 64 MiB");
  const { deflated, says } = rawEntry("x", Buffer.alloc(52 * mib));
  const entries = ["a", "b", "c", "d", "e"].map((name) => ({ name, deflated, says }));
  expect(await reason(entries)).toContain("more than 256 MiB");
  expect(await reason(entries, (name) => name < "c")).toBeNull();
});

test.each(["null", "[]", "{}", '{"entries":{}}', '{"entries":[null]}', "{", "\u0000"])(
  "a manifest of %j is not one of ours",
  async (text) => {
    expect(await reason([rawEntry("manifest.json", text)])).toContain("not one of ours");
  },
);
