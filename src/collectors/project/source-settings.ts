import type { ConfigEntry } from "../../formats/config/entry.ts";
import { recognizeSettings } from "./recognize-settings.ts";
import type { TargetSetting } from "./setting.ts";
import { settingPart } from "./setting-part.ts";

/** What the literals of a program say about the connection, and which variables of the environment it reads. */
export interface SourceSettings {
  readonly settings: readonly TargetSetting[];
  readonly environmentReads: readonly { readonly name: string; readonly place: string }[];
}

/** `connect(host, port, client id)`: the order of ibapi, ib_async and ib_insync alike. */
const POSITIONS = ["ib_host", "ib_port", "ib_client_id"];
const CONNECT = /(?:^|\.)(?:connect|connectAsync|eConnect)$/;
const READS_ENVIRONMENT = /(?:^|\.)(?:getenv|environ\.get|env\.get|environ|env|config)$/;
const CONVERTS = /^(?:int|str|float|Number|parseInt|String)$/;

/** Reads the literals of a file; positional arguments of `connect` count only where an IB library is imported. */
export function sourceSettings(
  entries: readonly ConfigEntry[],
  file: string,
  importsIb: boolean,
): SourceSettings {
  const environmentReads: { name: string; place: string }[] = [];
  const named: ConfigEntry[] = [];
  /** The first text argument of each call, which names what the following ones mean. */
  let asked: { call: string; name: string } | null = null;
  for (const entry of entries) {
    const path = entry.path.filter(
      (segment, at, all) => !CONVERTS.test(segment) && !CONVERTS.test(all[at - 1] ?? ""),
    );
    const call = path.at(-2) ?? "";
    const last = path.at(-1) ?? "";
    const environment = READS_ENVIRONMENT.test(call);
    if (last === "0" && entry.type === "string" && (environment || entry.value.startsWith("--"))) {
      asked = { call, name: entry.value };
      const found = environment
        ? (settingPart([entry.value], "7497") ?? settingPart([entry.value], "127.0.0.1"))
        : null;
      if (found !== null && found.because === "name") {
        environmentReads.push({ name: entry.value, place: `${file}:${entry.line}` });
      }
      continue;
    }
    if (asked !== null && asked.call === call && (last === "1" || last === "default")) {
      named.push({ ...entry, path: [...path.slice(0, -2), asked.name] });
    } else if (CONNECT.test(call) && /^[0-2]$/.test(last)) {
      if (importsIb) named.push({ ...entry, path: [call, POSITIONS[Number(last)] ?? last] });
    } else named.push({ ...entry, path });
  }
  // `paper = False` in a program may mean anything; only a name that speaks of IB or trading counts.
  const settings = recognizeSettings(named, file, []).filter(
    ({ part, key }) => part !== "mode" || /ib|tws|trading/i.test(key),
  );
  return { settings, environmentReads };
}
