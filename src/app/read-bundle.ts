import { readZip } from "../bundle/read.ts";
import type { FactObservations } from "../facts.ts";
import type { Observation } from "../model/observation.ts";

/** What a bundle says, or why it is refused. */
export type ReadBundle =
  | { readonly ok: true; readonly facts: FactObservations; readonly files: ReadonlyMap<string, Buffer> }
  | { readonly ok: false; readonly reason: string };

/** Reads a bundle, which may be a stranger's: shapes are checked, prototype keys dropped. Not yet redacted again. */
export async function readBundle(path: string, wanted?: (name: string) => boolean): Promise<ReadBundle> {
  const zip = await readZip(path, wanted && ((name) => ALWAYS.has(name) || wanted(name)));
  if (!zip.ok) return zip;
  const text = zip.files.get("facts.json");
  if (text === undefined) return { ok: false, reason: "it holds no facts.json, so it is no bundle of ours" };
  try {
    const parsed: unknown = parseSafely(text.toString("utf8"));
    return { ok: true, facts: observations(parsed), files: zip.files };
  } catch {
    return { ok: false, reason: "its facts.json is not JSON" };
  }
}

/** The facts, and the manifest to check them against. */
const ALWAYS = new Set(["facts.json", "manifest.json"]);

/** JSON without the keys that could reach a prototype. */
export function parseSafely(text: string): unknown {
  return JSON.parse(text, (key, value) => (FORBIDDEN.has(key) ? undefined : value));
}

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** Keeps what has the shape of an observation; rules meet nothing else. */
function observations(parsed: unknown): FactObservations {
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return {};
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => isObservation(value)));
}

function isObservation(value: unknown): value is Observation<unknown> {
  if (typeof value !== "object" || value === null || !("status" in value)) return false;
  if (value.status === "observed") return "value" in value;
  if (value.status === "skipped") return "reason" in value && typeof value.reason === "string";
  return value.status === "failed" && "error" in value && typeof value.error === "string";
}
