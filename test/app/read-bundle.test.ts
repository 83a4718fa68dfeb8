/** A bundle that may be a stranger's: what has the shape of an observation is kept, all else is refused or passed over. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readBundle } from "../../src/app/read-bundle.ts";
import { rawEntry, rawZip } from "../bundle/raw-zip.ts";

async function read(files: Readonly<Record<string, string>>, wanted?: (name: string) => boolean) {
  const folder = await mkdtemp(join(tmpdir(), "bundle-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "a.zip");
  await writeFile(path, rawZip(Object.entries(files).map(([name, text]) => rawEntry(name, text))));
  return readBundle(path, wanted);
}

const factsOf = async (facts: string) => {
  const bundle = await read({ "facts.json": facts });
  return bundle.ok ? bundle.facts : bundle.reason;
};

test("without facts, or with facts that are no JSON, it is refused", async () => {
  expect(await read({ "a.log": "x" })).toEqual({
    ok: false,
    reason: "it holds no facts.json, so it is no bundle of ours",
  });
  expect(await factsOf("{")).toBe("its facts.json is not JSON");
});

test("what does not fit its manifest is refused, also where nothing but the facts is read", async () => {
  const manifest = JSON.stringify({ entries: [{ path: "facts.json", sha256: "0" }] });
  const bundle = await read({ "facts.json": "{}", "manifest.json": manifest }, () => false);
  expect(bundle).toMatchObject({ ok: false, reason: expect.stringContaining("changed") });
});

test("the facts are read always, and else what is wanted", async () => {
  const files = { "facts.json": "{}", "a.log": "a", "b.log": "b" };
  const names = async (wanted?: (name: string) => boolean) => {
    const bundle = await read(files, wanted);
    return bundle.ok && [...bundle.files.keys()];
  };
  expect(await names()).toEqual(["facts.json", "a.log", "b.log"]);
  expect(await names((name) => name === "b.log")).toEqual(["facts.json", "b.log"]);
});

test.each(["null", "7", '"x"', "[]", '[{"status":"observed","value":1}]'])(
  "facts that are %s are none",
  async (facts) => {
    expect(await factsOf(facts)).toEqual({});
  },
);

test("what is no observation is passed over", async () => {
  const kept = {
    a: { status: "observed", value: null },
    b: { status: "skipped", reason: "not asked" },
    c: { status: "failed", error: "broke" },
  };
  const others = {
    ...{ d: null, e: "observed", f: [], g: {}, h: { status: "observed" }, i: { status: "skipped" } },
    ...{ j: { status: "skipped", reason: 1 }, k: { status: "failed" }, l: { status: "failed", error: {} } },
    ...{ m: { status: "other", value: 1, reason: "x", error: "x" }, n: { value: 1 } },
  };
  expect(await factsOf(JSON.stringify({ ...others, ...kept }))).toEqual(kept);
});

test("keys that reach a prototype are dropped at any depth", async () => {
  const evil = '{"__proto__":{"x":1},"constructor":1,"prototype":1,"kept":[{"__proto__":{"x":1}}]}';
  const facts = await factsOf(`{"a":{"status":"observed","value":${evil}},"__proto__":${evil}}`);
  expect(facts).toEqual({ a: { status: "observed", value: { kept: [{}] } } });
  expect(JSON.stringify(facts)).not.toMatch(/proto|constructor/);
});
