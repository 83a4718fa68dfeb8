// Imports a TypeScript file of the tests or the source in plain Node, bundled into one file for as long as it is loaded.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("../../", import.meta.url));

export async function importSource(path) {
  const folder = mkdtempSync(join(tmpdir(), "bench-source-"));
  try {
    const file = join(folder, "source.mjs");
    const bundle = await rolldown({ input: join(root, path), platform: "node" });
    await bundle.write({ file, format: "esm", codeSplitting: false });
    await bundle.close();
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
