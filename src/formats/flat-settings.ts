import { type ConfigKind, readConfig } from "./config/index.ts";

/**
 * The settings of a small flat file as a record, keys joined with a dot (`Logon.TimeZone`); the last one wins.
 * Without a prototype, since names come from strangers' files.
 */
export function flatSettings(text: string, kind: ConfigKind): Readonly<Record<string, string>> {
  const settings: Record<string, string> = Object.create(null);
  for (const entry of readConfig(text, kind).entries) settings[entry.path.join(".")] = entry.value;
  return settings;
}
