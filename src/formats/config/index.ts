import { readDotenv } from "./dotenv.ts";
import type { ConfigDocument } from "./entry.ts";
import { readIni } from "./ini.ts";
import { readJson } from "./json.ts";
import { readPython } from "./python.ts";
import { readShell } from "./shell.ts";
import { readToml } from "./toml.ts";
import { readYaml } from "./yaml.ts";

export type { ConfigDocument, ConfigEntry } from "./entry.ts";

/** The syntaxes settings are written in. */
export type ConfigKind = "env" | "ini" | "yaml" | "toml" | "json" | "python" | "shell";

const readers: Readonly<Record<ConfigKind, (text: string) => ConfigDocument>> = {
  env: readDotenv,
  ini: readIni,
  yaml: readYaml,
  toml: readToml,
  json: readJson,
  python: readPython,
  shell: readShell,
};

/** Reads every setting of a configuration text with the place of its value; never throws. */
export function readConfig(text: string, kind: ConfigKind): ConfigDocument {
  return readers[kind](text);
}

/** The syntax a file of this name is written in; `null` when the name says nothing. */
export function configKindOf(fileName: string): ConfigKind | null {
  const name = fileName.toLowerCase();
  if (/(?:^|[/\\])\.?env(?:rc)?(?:$|[.\-_])|\.env$/.test(name)) return "env";
  const extension = /\.([a-z0-9]+)$/.exec(name)?.[1] ?? "";
  return extensions[extension] ?? null;
}

const extensions: Readonly<Record<string, ConfigKind>> = {
  env: "env",
  ini: "ini",
  cfg: "ini",
  conf: "ini",
  properties: "ini",
  vmoptions: "ini",
  yaml: "yaml",
  yml: "yaml",
  toml: "toml",
  json: "json",
  json5: "json",
  jsonc: "json",
  py: "python",
  sh: "shell",
  bash: "shell",
  bat: "shell",
  cmd: "shell",
  ps1: "shell",
};
