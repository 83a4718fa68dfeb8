import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from "yaml";
import type { ConfigDocument, ConfigEntry } from "./entry.ts";
import { typeOfText } from "./scalar.ts";

const MAX_DEPTH = 100;
const ASSIGNMENT = /^([A-Za-z_][\w.-]*)=/;

/** Reads YAML through the ranges of its parser; items like `KEY=value` (docker compose) count as settings. */
export function readYaml(text: string): ConfigDocument {
  const entries: ConfigEntry[] = [];
  const problems: string[] = [];
  const lines = new LineCounter();
  let documents: ReturnType<typeof parseAllDocuments>;
  try {
    documents = parseAllDocuments(text, { lineCounter: lines, logLevel: "silent", uniqueKeys: false });
  } catch {
    return { entries, problems: ["line 1: this is not YAML"] };
  }
  if (!Array.isArray(documents)) return { entries, problems };
  const visit = (node: unknown, path: readonly string[]): void => {
    if (path.length > MAX_DEPTH) return;
    if (isMap(node)) {
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : "?";
        visit(pair.value, [...path, key]);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        visit(item, [...path, String(index)]);
      });
    } else if (isScalar(node) && node.range && node.range[1] > node.range[0]) {
      entries.push(scalarEntry(text, node, path, lines.linePos(node.range[0]).line));
    } else if (isAlias(node)) {
      return;
    }
  };
  for (const document of documents) {
    for (const error of document.errors) problems.push(`line ${error.linePos?.[0].line ?? 1}: ${error.code}`);
    visit(document.contents, []);
  }
  return { entries, problems };
}

interface ScalarNode {
  readonly value: unknown;
  readonly range?: readonly [number, number, number] | null | undefined;
  readonly type?: string | null | undefined;
}

function scalarEntry(text: string, node: ScalarNode, path: readonly string[], line: number): ConfigEntry {
  const [start, end] = node.range ?? [0, 0, 0];
  const value = node.value === null || node.value === undefined ? "" : String(node.value);
  const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
  const assignment =
    typeof node.value === "string" && /^\d+$/.test(path.at(-1) ?? "") && ASSIGNMENT.exec(value);
  if (assignment && (quoted || node.type === "PLAIN")) {
    const from = text.indexOf("=", start) + 1;
    const word = value.slice(assignment[0].length);
    const range = [from, quoted ? end - 1 : end] as const;
    return {
      path: [...path.slice(0, -1), assignment[1] ?? ""],
      value: word,
      type: typeOfText(word),
      range,
      line,
    };
  }
  return { path, value, type: typeOf(node.value), range: [start, end], line };
}

function typeOf(value: unknown): ConfigEntry["type"] {
  if (typeof value === "number" || typeof value === "bigint") return "number";
  if (typeof value === "boolean") return "boolean";
  return value === null || value === undefined ? "null" : "string";
}
