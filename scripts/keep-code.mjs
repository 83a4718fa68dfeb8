// Runs the built program with the arguments given, and keeps the code that V8 made of its files beside them.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compiledName, runCompiled } from "../dist/system/compiled.js";

const scripts = new Map();
runCompiled(fileURLToPath(new URL("../dist/bin/start.js", import.meta.url)), (file, script) =>
  scripts.set(file, script),
);
process.on("exit", () => {
  for (const [file, script] of scripts) writeFileSync(compiledName(file), script.createCachedData());
});
