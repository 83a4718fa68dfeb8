import type { ConfigEntry } from "../../formats/config/entry.ts";
import type { TargetSetting } from "./setting.ts";
import { type SettingPart, settingPart } from "./setting-part.ts";

/** A file of ten thousand settings must not be compared with itself. */
const MOST_NEIGHBOURS = 50;
const MOST_ENTRIES = 20_000;

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
  const considered = entries.slice(0, MOST_ENTRIES);
  const saidToBeIb = new Set(considered.filter(namesIb).map(parentOf));
  const candidates = considered.flatMap((entry) =>
    assignments(entry).flatMap(({ path, value, key }): Candidate[] => {
      const about = saidToBeIb.has(parentOf(entry)) ? ["ib"] : [];
      const found = settingPart([...context, ...path.slice(0, -1), ...about, ...path.slice(-1)], value);
      const parent = path.slice(0, -1).join("\n");
      return found === null ? [] : [{ found, key, line: entry.line, parent }];
    }),
  );
  const neighbours = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const beside = neighbours.get(candidate.parent);
    if (beside === undefined) neighbours.set(candidate.parent, [candidate]);
    else if (beside.length < MOST_NEIGHBOURS) beside.push(candidate);
  }
  return candidates
    .filter((candidate) => counts(candidate.found, neighbours.get(candidate.parent) ?? []))
    .map(({ found, key, line }) => ({
      part: found.part,
      value: found.value,
      mode: found.mode,
      ...{ key, place: `${file}:${line}` },
    }));
}

/** A bare `HOST` beside `IB_PORT` may well be the web server's; beside a bare `PORT=7497` it is not. */
function counts(found: SettingPart, neighbours: readonly Candidate[]): boolean {
  if (found.because !== "neighbour") return true;
  if (found.part === "clientId") return neighbours.some((other) => other.found.because !== "neighbour");
  return neighbours.some((other) => other.found.part === "port" && other.found.because === "value");
}

/** `type: ib` or `broker = "interactive_brokers"` says what its neighbours are about. */
function namesIb({ path, value }: ConfigEntry): boolean {
  return path.length > 1 && /^(?:ib|ibkr|tws|ib[ _-]?gateway|interactive[ _-]?brokers)$/i.test(value);
}

function parentOf({ path }: ConfigEntry): string {
  return path.slice(0, -1).join("\n");
}

interface Assignment {
  readonly path: readonly string[];
  readonly value: string;
  readonly key: string;
}

const ADDRESS_KEY = /(?:host|addr|address|url|uri|endpoint|gateway|tws|server|socket|connection)$/i;

/** One entry may say more than one thing: compose lists `- IB_PORT=4004`, and an address may bring its port along. */
function assignments(entry: ConfigEntry): Assignment[] {
  const listed = /^\d+$/.test(entry.path.at(-1) ?? "") ? /^([A-Za-z_]\w*)=(.*)$/.exec(entry.value) : null;
  const path = listed?.[1] === undefined ? entry.path : [...entry.path.slice(0, -1), listed[1]];
  const value = listed?.[2] ?? entry.value;
  const key = path.join(".");
  const [, host, port] = /^(?:tcp:\/\/)?([\w.-]*\w):(\d{2,5})$/.exec(value) ?? [];
  if (host === undefined || port === undefined || !ADDRESS_KEY.test(key)) return [{ path, value, key }];
  const under = (part: string) => [...path.slice(0, -1), `${path.at(-1)}_${part}`];
  return [
    { path: under("host"), value: host, key },
    { path: under("port"), value: port, key },
  ];
}
