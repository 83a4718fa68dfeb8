#!/usr/bin/env node
import * as nodeModule from "node:module";
import { processIo } from "./io.ts";
import { main } from "./main.ts";

// From Node 22 on the compiled code is kept between runs; 20 has no such function.
(nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();

// A reader that goes away early (`| head`) is no error of ours.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

process.exitCode = await main(process.argv.slice(2), processIo());
