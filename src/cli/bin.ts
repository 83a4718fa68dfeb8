#!/usr/bin/env node
import * as nodeModule from "node:module";
import { fileURLToPath } from "node:url";
import { runCompiled } from "../system/compiled.ts";

const program = fileURLToPath(new URL("./start.js", import.meta.url));
const { enableCompileCache } = nodeModule as { enableCompileCache?: () => unknown };

// From Node 22 on the compiled code is kept between runs; 20 has no such function.
if (enableCompileCache === undefined) runCompiled(program);
else {
  enableCompileCache();
  nodeModule.createRequire(import.meta.url)(program);
}
