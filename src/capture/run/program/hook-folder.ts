import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { System } from "../../../model/system.ts";

/** A folder of our own for one run: the hooks the program loads, what they are told, and what they tell. */
export interface HookFolder {
  readonly python: string;
  readonly nodeHook: string;
  /** Tells the hooks which addresses are TWS. */
  routes(lines: readonly { address: string; port: number; name: string }[]): Promise<void>;
  /** Opens or shuts the way to the tap for one address. */
  gate(index: number, tap: { host: string; port: number } | null): Promise<void>;
  /** What the hooks recorded, at most `maxBytes` of it. */
  records(maxBytes: number): Promise<string>;
  remove(): Promise<void>;
}

const PYTHON = ["sitecustomize", "writer", "lazily", "frames", "redirect"];
const PYTHON_RECORDER = ["recorder", "loops", "endings"];

/** Copies the hooks out of the package: its own folder may be read-only, or have a name that PYTHONPATH cannot hold. */
export async function createHookFolder(system: System, recorder: boolean): Promise<HookFolder> {
  const { files } = system;
  const folder = join(system.tempFolder, `ib-bugreport-run-${randomBytes(8).toString("hex")}`);
  const [python, node, records] = [
    join(folder, "python"),
    join(folder, "node"),
    join(folder, "records.ndjson"),
  ];
  const source = await hooksOf(system);
  const copy = async (from: string, to: string) => {
    const text = await files.text(from);
    if (text === null) throw new Error(`${from} is missing from this installation`);
    await files.writeAtomic(to, text);
  };
  await files.makeFolder(python);
  await files.makeFolder(node);
  for (const name of [...PYTHON, ...(recorder ? PYTHON_RECORDER : [])])
    await copy(join(source, "python", `${name}.py`), join(python, `${name}.py`));
  await copy(join(source, "node", "hook.cjs"), join(node, "hook.cjs"));
  if (recorder) await files.create(join(node, "recorder"), "");
  await files.create(records, "");
  return {
    python,
    nodeHook: join(node, "hook.cjs"),
    async routes(lines) {
      const text = lines.map(({ address, port, name }, index) => `${index} ${address} ${port} ${name}\n`);
      await files.writeAtomic(join(folder, "routes"), text.join(""));
    },
    async gate(index, tap) {
      const path = join(folder, `gate-${index}`);
      if (tap === null) await files.remove(path);
      else await files.writeAtomic(path, `${tap.host} ${tap.port}\n`);
    },
    records: async (maxBytes) => (await files.text(records, maxBytes)) ?? "",
    remove: () => files.remove(folder),
  };
}

/** Beside the sources while developing, beside the built program in the package. */
async function hooksOf(system: System): Promise<string> {
  const inSources = join(system.packageFolder, "src", "capture", "hooks");
  if ((await system.files.info(inSources))?.kind === "folder") return inSources;
  return join(system.packageFolder, "dist", "capture", "hooks");
}
