import type { ConfigDocument, ConfigEntry } from "./entry.ts";
import { typeOfText } from "./scalar.ts";

const SECTION = /^\s*\[([^\]\r\n]*)\]/;
const SETTING = /^([ \t\uFEFF]*(?:export[ \t]+)?)([^=:\s[#;][^=:\r\n]*?)[ \t]*[=:][ \t]*/;

/** Reads INI files as TWS (`jts.ini`), IBC and Java properties write them. */
export function readIni(text: string): ConfigDocument {
  const entries: ConfigEntry[] = [];
  const problems: string[] = [];
  let section: string | null = null;
  let offset = 0;
  let line = 0;
  for (const raw of text.split("\n")) {
    line++;
    const content = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    const heading = SECTION.exec(content);
    const setting = heading ? null : SETTING.exec(content);
    if (heading) section = heading[1] ?? "";
    else if (setting?.[2] !== undefined) {
      const start = setting[0].length;
      const bare = content.slice(start).trimEnd();
      const quoted = /^(["'])(.*)\1$/.exec(bare);
      const value = quoted?.[2] ?? bare;
      const path = section === null ? [setting[2]] : [section, setting[2]];
      const type = quoted ? "string" : typeOfText(value);
      entries.push({ path, value, type, range: [offset + start, offset + start + bare.length], line });
    } else if (content.trim() !== "" && !/^\s*[#;!]/.test(content)) {
      problems.push(`line ${line} is neither a section nor a setting`);
    }
    offset += raw.length + 1;
  }
  return { entries, problems };
}
