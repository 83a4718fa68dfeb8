import { portMeaning } from "../../ib/ports.ts";
import type { TargetSetting } from "./setting.ts";
import { GENERIC, HOST, IB, keyWords, LIVE, OTHER, PAPER } from "./setting-words.ts";

type Part = TargetSetting["part"];
type Mode = TargetSetting["mode"];

/** What a key and its value say about the connection to TWS, and how sure the name alone makes it. */
export interface SettingPart {
  readonly part: Part;
  readonly value: string;
  readonly mode: Mode;
  /** Why it counts: its name speaks of IB, its value does, or only a neighbour could make it count. */
  readonly because: "name" | "value" | "neighbour";
}

const LONGEST_KEY = 120;
const ACCOUNT_ID = /^(?:IB-)?(?:DU|DF|DI|U|F|I)[0-9X*]{5,9}$/i;
/** A name has a letter, an address its dots or colons: a lone number is neither. */
const HOST_NAME =
  /^(?:(?=[^a-z]*[a-z])[a-z0-9_][a-z0-9_.-]{0,252}|\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f]*:[0-9a-f:.]+(?:%\w+)?\]?)$/i;

/** What any key about a connection has in it: most keys are done with here. */
const TELLING = /port|host|addr|ip|server|client|acc|mode|paper|live|environment|sim|demo/i;

/** Reads one setting; `null`: it is not about the connection to TWS. `path` begins with the file's own name. */
export function settingPart(path: readonly string[], raw: string): SettingPart | null {
  const key = path.findLast((segment) => !/^\d+$/.test(segment)) ?? "";
  if (key.length > LONGEST_KEY || !TELLING.test(key)) return null;
  const words = keyWords(key);
  const about = aboutIb(path);
  if (about === "other") return null;
  const mode = words.some((word) => PAPER.has(word))
    ? "paper"
    : words.some((w) => LIVE.has(w))
      ? "live"
      : null;
  const rest = words.filter((word) => !PAPER.has(word) && !LIVE.has(word) && !/^\d+$/.test(word));
  const value = defaultOf(raw.trim());
  const named = about === "ib";
  const found = (part: Part, text: string, because: SettingPart["because"]): SettingPart => ({
    part,
    value: text,
    mode: part === "mode" ? null : mode,
    because: named ? "name" : because,
  });
  const part = partOf(rest, words);
  if (part === "mode") {
    const meant = modeOf(words, value);
    const plain = named || /trading/.test(words.join("")) || /^(?:is|use)?paper$/.test(words.join(""));
    return meant !== null && plain ? found(part, meant, "value") : null;
  }
  if (part === null || value === "" || value.includes("$")) return null;
  if (part === "port") {
    const known = portMeaning(Number(value))?.mode != null;
    return /^-?\d{1,10}$/.test(value) && (named || known) ? found(part, value, "value") : null;
  }
  if (part === "account") {
    const shaped = ACCOUNT_ID.test(value);
    return shaped || (named && /^[\w-]{3,32}$/.test(value)) ? found(part, value, "value") : null;
  }
  const fits = part === "clientId" ? /^\d{1,9}$/.test(value) : HOST_NAME.test(value);
  return fits && (named || rest.every((word) => GENERIC.has(word))) ? found(part, value, "neighbour") : null;
}

/** The nearest name that says anything decides: `ib.database.port` is the database's. */
function aboutIb(path: readonly string[]): "ib" | "other" | "unsaid" {
  for (const segment of path.toReversed()) {
    const words = keyWords(segment);
    if (words.some((word) => OTHER.has(word))) return "other";
    const pair = words.includes("interactive") && words.includes("brokers");
    if (pair || words.some((word) => IB.has(word))) return "ib";
  }
  return "unsaid";
}

function partOf(rest: readonly string[], all: readonly string[]): Part | null {
  const last = rest.at(-1) ?? "";
  const joined = rest.join("");
  if (joined.endsWith("clientid") || joined.endsWith("clientnumber")) return "clientId";
  if (last === "port") return "port";
  if (/(?:account|acct)(?:id|s|ids|no|number|code)?$/.test(joined)) return "account";
  if (HOST.has(last)) return "host";
  const paper = all.some((word) => PAPER.has(word) || LIVE.has(word));
  if (
    /mode$|environment$|accounttype$/.test(joined) ||
    (paper && /^(?:tws|is|use|trading)*(?:ib\w*)?$/.test(joined))
  ) {
    return "mode";
  }
  return null;
}

function modeOf(words: readonly string[], value: string): "paper" | "live" | null {
  const said = value.toLowerCase();
  if (PAPER.has(said) || said === "papertrading") return "paper";
  if (LIVE.has(said)) return "live";
  const yes = /^(?:true|yes|on|1)$/.test(said);
  if (!yes && !/^(?:false|no|off|0)$/.test(said)) return null;
  if (words.includes("paper")) return yes ? "paper" : "live";
  return words.includes("live") ? (yes ? "live" : "paper") : null;
}

/** `${IB_PORT:-7497}` stands for 7497 when nothing else is set. */
function defaultOf(value: string): string {
  return /^\$\{\w+:?-([^}]*)\}$/.exec(value)?.[1] ?? value;
}
