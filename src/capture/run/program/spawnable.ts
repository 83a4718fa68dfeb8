import type { System } from "../../../model/system.ts";

interface Spawnable {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: { readonly windowsVerbatimArguments?: boolean };
}

/** How to start the command. Windows starts batch files (`npm.cmd`) only through its command interpreter. */
export function spawnable(system: Pick<System, "platform" | "env">, command: readonly string[]): Spawnable {
  const [file = "", ...args] = command;
  if (system.platform !== "win32" || !/\.(?:cmd|bat)$/i.test(file)) return { file, args, options: {} };
  const line = [file, ...args].map(quotedForCmd).join(" ");
  const interpreter = system.env.ComSpec ?? system.env.COMSPEC ?? "cmd.exe";
  // With /s the outermost quotes are taken off and the rest is left as it is.
  return {
    file: interpreter,
    args: ["/d", "/s", "/c", `"${line}"`],
    options: { windowsVerbatimArguments: true },
  };
}

/** One argument, so that neither cmd.exe nor the program's own parser cuts it or runs a part of it. */
function quotedForCmd(argument: string): string {
  const quoted = `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
  return quoted.replace(/[()%!^"<>&|]/g, "^$&");
}
