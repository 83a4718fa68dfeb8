import { outlinePython } from "../../formats/python-outline.ts";
import type { TargetSetting } from "./setting.ts";

/** Signature of `IB.connect` and `connectAsync`: ib_async and ib_insync, `ib.py`. */
const CONNECT_DEFAULTS = [
  { part: "host", word: "host", value: "127.0.0.1" },
  { part: "port", word: "port", value: "7497" },
  { part: "clientId", word: "clientId", value: "1" },
] as const;

/** Host ports of Nautilus's DockerizedIBGateway: `nautilus_trader/adapters/interactive_brokers/gateway.py`. */
const DOCKERIZED = { paper: "4002", live: "4001" } as const;

const MOST_TRIES = 20;

/** What a program leaves to its library where it connects; counts after everything that is written out. */
export function libraryDefaults(text: string, file: string): TargetSetting[] {
  const settings: TargetSetting[] = [];
  if (/\bib_(?:async|insync)\b/.test(text)) settings.push(...connectDefaults(text, file));
  const dockerized =
    /\bDockerizedIBGatewayConfig\s*\([^)]{0,400}?trading_mode\s*=\s*["'](paper|live)["']/.exec(text);
  const mode = dockerized?.[1] === "live" ? "live" : "paper";
  if (dockerized !== null) {
    const line = lineOf(text, dockerized.index);
    settings.push({
      part: "port",
      value: DOCKERIZED[mode],
      mode: null,
      ...{ key: "DockerizedIBGatewayConfig", place: `${file}:${line}` },
    });
  }
  return settings;
}

function connectDefaults(text: string, file: string): TargetSetting[] {
  const { code } = outlinePython(text);
  let tries = MOST_TRIES;
  for (const call of text.matchAll(/\bib\w*\.connect(?:Async)?\s*\(([^()]{0,400})\)/g)) {
    if (tries-- === 0) break;
    const line = lineOf(text, call.index);
    // Else it stands in a comment or a text.
    if (!code[line - 1]?.includes("connect")) continue;
    const given = (call[1] ?? "").split(",").map((argument) => argument.trim());
    const positional = given.filter((argument) => argument !== "" && !/^\w+\s*=/.test(argument)).length;
    if (given.some((argument) => argument.startsWith("*"))) continue;
    const left = CONNECT_DEFAULTS.filter(
      ({ word }, at) => at >= positional && !given.some((argument) => argument.startsWith(word)),
    );
    return left.map(({ part, value }) => ({
      part,
      value,
      mode: null,
      key: "default of connect()",
      place: `${file}:${line}`,
    }));
  }
  return [];
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
