import type { KnownValue } from "../model/artifact.ts";
import type { System } from "../model/system.ts";
import { meaningOf } from "../redactors/assignments/key-name.ts";

/** Shorter values of the environment are words such as `true`: hiding them everywhere would hide the report. */
const SHORTEST = 6;

/** What the machine itself tells that must not leave it: names of user, host and home folder, secrets of the environment. */
export function knownValues(system: System): KnownValue[] {
  const machine: KnownValue[] = [
    { value: system.userName, kind: "user", origin: "the operating system's user name" },
    { value: system.hostName, kind: "host", origin: "the operating system's host name" },
    { value: system.hostName.split(".")[0] ?? "", kind: "host", origin: "the operating system's host name" },
    { value: system.home, kind: "home", origin: "the home folder" },
  ];
  return [...machine.filter(({ value }) => value !== "" && !COMMON.has(value)), ...environment(system)];
}

/** Names and folders that say nothing about anybody, and stand in text that has nothing to do with them. */
const COMMON = new Set(
  "root user admin administrator ubuntu debian pi app node python localhost vm host docker test runner / /root".split(
    " ",
  ),
);

/** Named like secrets, and none: the shell's current and last folder, sockets of the session. */
const NO_SECRETS = new Set(
  "PWD OLDPWD INIT_CWD SSH_AUTH_SOCK DBUS_SESSION_BUS_ADDRESS SESSION_MANAGER XAUTHORITY".split(" "),
);

function environment(system: System): KnownValue[] {
  return Object.entries(system.env).flatMap(([name, value = ""]) => {
    if (NO_SECRETS.has(name)) return [];
    const meaning = meaningOf(name);
    if (value.length < SHORTEST || (meaning !== "secret" && meaning !== "token")) return [];
    return [{ value, kind: "secret", origin: `${name} in the environment` }];
  });
}
