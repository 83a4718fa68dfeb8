import type { Programs } from "../../src/model/system.ts";

/** Helper programs that print what was recorded; the others are not installed. */
export function recordedPrograms(outputs: Readonly<Record<string, string>>): Programs {
  return {
    find: async (name) => (name in outputs ? `/usr/bin/${name}` : null),
    run: async (path, args) => {
      const name = path.split("/").at(-1) ?? "";
      const stdout = outputs[[name, ...args].join(" ")] ?? outputs[name] ?? "";
      return { exitCode: 0, stdout, stderr: "", timedOut: false, tookMs: 1 };
    },
    child: async () => null,
  };
}
