import { describe, expect, test } from "vitest";
import { verdictOf } from "./given.ts";
import { inWords } from "./in-words.ts";
import { gatewayPastes } from "./pasted/gateway.ts";
import { ibAsyncPastes } from "./pasted/ib-async.ts";
import { mixedPastes } from "./pasted/mixtures.ts";
import { nautilusPastes } from "./pasted/nautilus.ts";
import { otherPastes } from "./pasted/other-clients.ts";
import type { Paste } from "./pasted/paste.ts";
import { shapePastes } from "./pasted/shapes.ts";

const all = { nautilusPastes, ibAsyncPastes, otherPastes, gatewayPastes, shapePastes, mixedPastes };

/** What `diagnose FILE…` says of a log that somebody pasted into an issue. */
describe.each(Object.entries(all))("%s", (_group, pastes) => {
  test.each(pastes)("$name", async ({ log, says, fault, among = [], never = [] }) => {
    const verdict = await verdictOf({ logs: filesOf(log) });
    expect(verdict.failureMode, verdict.headline).toBe(says);
    if (fault !== undefined) expect(verdict.fault).toBe(fault);
    const named = verdict.alternatives.map((one) => one.failureMode);
    for (const mode of among) expect(named).toContain(mode);
    for (const mode of never) expect(named).not.toContain(mode);
  });
});

describe("the whole verdicts", () => {
  test.each(Object.entries(all))("of %s", async (group, pastes) => {
    const told = pastes.map(async ({ name, log, says }) =>
      inWords(name, await verdictOf({ logs: filesOf(log) }), says),
    );
    const path = `../fixtures/verdicts/pasted/${group.replace("Pastes", "")}.txt`;
    await expect((await Promise.all(told)).join("\n")).toMatchFileSnapshot(path);
  });
});

function filesOf(log: Paste["log"]): Readonly<Record<string, string | Uint8Array>> {
  return typeof log === "string" || log instanceof Uint8Array ? { "paste.log": log } : log;
}

/** What happens to a log on its way into an issue, and what stands beside it there. */
const WRAPPINGS: Readonly<Record<string, (text: string) => string>> = {
  "a code block": (text) => text.replaceAll(LINE, "    $&"),
  "a fence": (text) => `It fails like this:\n\n\`\`\`text\n${text}\n\`\`\`\n`,
  "a quotation": (text) => text.replaceAll(LINE, "> $&"),
  "line breaks of Windows": (text) => text.replaceAll(/\r?\n/g, "\r\n"),
  "line breaks of an old Mac": (text) => text.replaceAll(/\r?\n/g, "\r"),
  "line breaks that a pipe of Windows doubled": (text) => text.replaceAll(/\r?\n/g, "\r\r\n"),
  "a quotation inside docker compose": (text) => text.replaceAll(LINE, "bot-1  | > $&"),
  "docker compose inside a quotation": (text) => text.replaceAll(LINE, "> bot-1  | $&"),
  "the prefix of docker compose": (text) => text.replaceAll(LINE, "bot-1  | $&"),
  "lines of another program between": (text) => text.replaceAll(LINE, "$&\nheartbeat: portfolio value 1.2e5"),
  "the same log pasted twice": (text) => `${text}\n${text}`,
  "the same log thirty times over, which folds": (text) => `${text}\n`.repeat(30),
};
const LINE = /^[^\r\n]+/gm;

describe("the verdict is the same in", () => {
  const plain = [...nautilusPastes, ...ibAsyncPastes, ...otherPastes, ...gatewayPastes, ...mixedPastes];
  test.each(Object.entries(WRAPPINGS))("%s", async (_, wrap) => {
    for (const { name, log, says } of plain) {
      // Compose inside compose is nobody's log
      if (log instanceof Uint8Array || (typeof log === "string" && log.includes("  | "))) continue;
      const files = Object.entries(typeof log === "string" ? { "paste.log": log } : log);
      const wrapped = files.map(([path, text]) => [path, typeof text === "string" ? wrap(text) : text]);
      const verdict = await verdictOf({ logs: Object.fromEntries(wrapped) });
      expect(verdict.failureMode, `${name}: ${verdict.headline}`).toBe(says);
    }
  });
});
