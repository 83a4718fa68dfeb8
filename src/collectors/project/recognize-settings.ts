import type { ConfigEntry } from "../../formats/config/entry.ts";
import type { TargetSetting } from "./setting.ts";
import { type SettingPart, settingPart } from "./setting-part.ts";

/** A file of ten thousand settings must not be compared with itself. */
const MOST_NEIGHBOURS = 50;

interface Candidate {
  readonly found: SettingPart;
  readonly key: string;
  readonly line: number;
  /** Settings under the same parent are neighbours. */
  readonly parent: string;
}

/**
 * What a file's entries say about the connection to TWS. `file` is its path, for the places;
 * `context` names what all of it is about: the name of a configuration file, `ibkr.yaml`.
 */
export function recognizeSettings(
  entries: readonly ConfigEntry[],
  file: string,
  context: readonly string[],
): TargetSetting[] {
  const candidates = entries.flatMap((entry): Candidate[] => {
    const { path, value } = assignment(entry);
    const found = settingPart([...context, ...path], value);
    const parent = path.slice(0, -1).join("\n");
    return found === null ? [] : [{ found, key: path.join("."), line: entry.line, parent }];
  });
  const neighbours = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const beside = neighbours.get(candidate.parent);
    if (beside === undefined) neighbours.set(candidate.parent, [candidate]);
    else if (beside.length < MOST_NEIGHBOURS) beside.push(candidate);
  }
  return candidates
    .filter((candidate) => counts(candidate.found, neighbours.get(candidate.parent) ?? []))
    .map(({ found, key, line }) => ({
      ...{ part: found.part, value: found.value, mode: found.mode },
      ...{ key, place: `${file}:${line}` },
    }));
}

/** A bare `HOST` beside `IB_PORT` may well be the web server's; beside a bare `PORT=7497` it is not. */
function counts(found: SettingPart, neighbours: readonly Candidate[]): boolean {
  if (found.because !== "neighbour") return true;
  if (found.part === "clientId") return neighbours.some((other) => other.found.because !== "neighbour");
  return neighbours.some((other) => other.found.part === "port" && other.found.because === "value");
}

/** Compose lists its environment as texts: `- IB_PORT=4004`. */
function assignment(entry: ConfigEntry): { path: readonly string[]; value: string } {
  const listed = /^\d+$/.test(entry.path.at(-1) ?? "") ? /^([A-Za-z_]\w*)=(.*)$/.exec(entry.value) : null;
  if (listed?.[1] === undefined) return entry;
  return { path: [...entry.path.slice(0, -1), listed[1]], value: listed[2] ?? "" };
}
