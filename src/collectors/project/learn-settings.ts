import type { KnownValue } from "../../model/artifact.ts";
import type { TargetSetting } from "./setting.ts";

/** Hands what settings tell about the person to redaction: accounts, and names of hosts outside this machine. */
export function learnSettings(settings: readonly TargetSetting[], learn: (value: KnownValue) => void): void {
  for (const { part, value, place } of settings) {
    if (part === "account") learn({ value, kind: "account", origin: place });
    if (part === "host" && isPrivateName(value)) learn({ value, kind: "host", origin: place });
  }
}

/** A name without a dot is a compose service or alias and stays: whether it is one matters for the diagnosis. */
function isPrivateName(host: string): boolean {
  return (
    /^[\w-]+(?:\.[\w-]+)+$/.test(host) && /[a-z]/i.test(host) && !/\.(?:docker|lima)\.internal$/.test(host)
  );
}
