import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { cleanLine } from "../../../src/formats/logs/clean-line.ts";
import { parseHead } from "../../../src/formats/logs/head.ts";
import { jsonEntry } from "../../../src/formats/logs/json-line.ts";
import { PLAIN_ALARMS, PLAIN_LINES } from "./plain-lines.ts";
import { read } from "./read.ts";

const root = fileURLToPath(new URL("../../fixtures/clients", import.meta.url));

describe("what real clients printed, line by line", () => {
  it.each(readdirSync(root))(
    "%s: every line is an event, or known to say nothing about the connection",
    (client) => {
      const unknown = new Set<string>();
      for (const path of logsOf(join(root, client)))
        for (const line of notUnderstood(readFileSync(path, "utf8"))) unknown.add(line);
      expect([...unknown]).toEqual([]);
    },
  );
});

function logsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "run.json")
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Lines that are no part of an event, and neither an entry of a low level nor among the plain ones. */
function notUnderstood(text: string): string[] {
  const events = read(text);
  const told = new Set(
    events.flatMap(({ line, lastLine }) =>
      Array.from({ length: lastLine - line + 1 }, (_, more) => line + more),
    ),
  );
  return text.split("\n").filter((raw, index) => {
    const line = cleanLine(raw);
    if (told.has(index + 1) || line.trim() === "") return false;
    const { level, message } = entryOf(line);
    if (level === null) return !PLAIN_LINES.some((plain) => plain.test(line));
    return (level === "error" || level === "warning") && !PLAIN_ALARMS.some((plain) => plain.test(message));
  });
}

function entryOf(line: string) {
  const json = jsonEntry(line);
  if (json !== null) return { level: json.level, message: json.message };
  const head = parseHead(line);
  return { level: head.level, message: head.messages.at(-1) ?? line };
}
