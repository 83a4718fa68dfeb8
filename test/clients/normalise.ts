import { homedir, hostname, release } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { environments, type Played } from "./play.ts";
import { retime } from "./retime.ts";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
/** Enough for every first attempt; the rest only repeats. */
const MAX_CHARACTERS = 48_000;
/** Prints the port of TWS paper trading instead of the simulator's random one. */
const PORT = "7497";

/** Takes this machine and this moment out of what a client printed: paths, host name, port, times, identifiers. */
export function normaliser({ folder, port, stdout, stderr, logs }: Played): (text: string) => string {
  const timed = retime([stdout, stderr, ...logs.values()]);
  const names: [string, string][] = [
    [folder, "/home/user/project"],
    ...Object.values(environments).map((python): [string, string] => [
      dirname(dirname(python)),
      "/home/user/project/.venv",
    ]),
    [`${REPOSITORY}/test/clients/programs`, "/home/user/project"],
    [REPOSITORY, "/home/user/project"],
  ];
  const host = hostname();
  return (text) => {
    let out = timed(text);
    for (const [name, neutral] of names) out = out.replaceAll(name, neutral);
    out = out
      // The interpreter's own library, wherever it is installed
      .replace(/(?:\/[\w.+-]+)+\/(?:lib|Lib)\/(python3\.\d+)\/(?!site-packages)/g, "/usr/lib/$1/")
      .replaceAll(homedir(), "/home/user")
      .replace(new RegExp(`(?<!\\d)${port}(?!\\d)`, "g"), PORT)
      .replaceAll(release(), "6.1.0")
      .replace(/(machine_id: )[\w.-]+/g, "$1workstation")
      .replace(/(PID: )\d+/g, "$14242")
      .replace(/(\bid=)\d{12,16}\b/g, "$1140000000000000")
      .replace(/(session time )\d{2,4}( ms)/g, "$13500$2")
      .replace(
        /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g,
        "00000000-0000-4000-8000-000000000000",
      )
      .replace(/\b0x[0-9a-f]{8,16}\b/g, "0x7f0000000000")
      // The kernel's banner, the picture above it and its measurements of the machine say nothing about IB
      .replace(
        /^.*(?:[\u2800-\u28ff]{4}|={20}|RAM-|Swap|CPU\(s\)|Copyright|by Nautech|NAUTILUS TRADER -).*\n/gm,
        "",
      );
    if (host.length > 3) out = out.replaceAll(host, "workstation");
    return out.length > MAX_CHARACTERS ? `${out.slice(0, out.lastIndexOf("\n", MAX_CHARACTERS))}\n` : out;
  };
}
