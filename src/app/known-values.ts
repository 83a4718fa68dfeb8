import type { KnownValue } from "../model/artifact.ts";
import type { System } from "../model/system.ts";

/** What the machine itself tells that must not leave it: names of user, host and home folder. */
export function knownValues(system: System): KnownValue[] {
  const found: KnownValue[] = [
    { value: system.userName, kind: "user", origin: "the operating system's user name" },
    { value: system.hostName, kind: "host", origin: "the operating system's host name" },
    { value: system.hostName.split(".")[0] ?? "", kind: "host", origin: "the operating system's host name" },
    { value: system.home, kind: "home", origin: "the home folder" },
  ];
  return found.filter(({ value }) => value !== "");
}
