import type { Json } from "../../model/json.ts";

/** Rewrites a JSON value through its text, so that a value is judged with the key it stands under. */
export function rewriteJson(json: Json, rewrite: (text: string) => string): Json {
  const text = JSON.stringify(json);
  if (text === undefined) return json;
  const rewritten = rewrite(text);
  if (rewritten === text) return json;
  const parsed = parse(rewritten);
  return parsed.ok && sameShape(json, parsed.value) ? parsed.value : piecewise(json, rewrite);
}

/** The same for a JSON text, of which all else stays as it is written: the digits of a long number, keys that come twice. */
export function rewriteJsonText(text: string, rewrite: (text: string) => string): string {
  const json = JSON.parse(text) as Json;
  const written = atStrings(text);
  // An escaped letter would hide a key, or a secret, from all who look for it.
  const plain = written.map((part, index) => (index % 2 === 0 ? part : JSON.stringify(JSON.parse(part))));
  const rewritten = rewrite(plain.join(""));
  const parsed = parse(rewritten);
  if (!parsed.ok || !sameShape(json, parsed.value)) return JSON.stringify(rewriteJson(json, rewrite));
  const writings = new Map(plain.map((part, index) => [part, written[index] ?? part]));
  return atStrings(rewritten)
    .map((part, index) => (index % 2 === 0 ? part : (writings.get(part) ?? part)))
    .join("");
}

/** A valid JSON text in parts: what is between its strings, and at the odd places the strings with their quotes. */
function atStrings(text: string): string[] {
  const parts: string[] = [];
  let done = 0;
  for (let start = text.indexOf('"'); start !== -1; start = text.indexOf('"', done)) {
    let end = start + 1;
    while (text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
    parts.push(text.slice(done, start), text.slice(start, ++end));
    done = end;
  }
  return [...parts, text.slice(done)];
}

function parse(text: string): { ok: true; value: Json } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch {
    return { ok: false };
  }
}

/** Hiding may change texts, keys and numbers, never what contains what. */
function sameShape(a: Json, b: Json): boolean {
  if (a === null || typeof a !== "object") return b === null || typeof b !== "object";
  if (b === null || typeof b !== "object") return false;
  const [left, right] = [Object.values(a), Object.values(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.length &&
    left.every((item: Json, index) => sameShape(item, right[index] as Json))
  );
}

/** Where a stretch across several values was hidden: every text and every pair of key and text by itself. */
function piecewise(json: Json, rewrite: (text: string) => string): Json {
  if (typeof json === "string") return rewrite(json);
  if (Array.isArray(json)) return json.map((item: Json) => piecewise(item, rewrite));
  if (typeof json !== "object" || json === null) {
    const text = JSON.stringify(json);
    const rewritten = rewrite(text);
    return rewritten === text ? json : rewritten;
  }
  return Object.fromEntries(
    Object.entries(json).map(([key, value]: [string, Json]) => {
      if (value === null || typeof value !== "object") {
        const pair = parse(rewrite(JSON.stringify({ [key]: value })));
        if (pair.ok && sameShape({ [key]: value }, pair.value))
          return Object.entries(pair.value ?? {})[0] ?? [key, ""];
      }
      return [rewrite(key), piecewise(value, rewrite)];
    }),
  );
}
