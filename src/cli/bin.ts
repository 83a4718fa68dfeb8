#!/usr/bin/env node
import * as nodeModule from "node:module";
import { watchEarly } from "./interrupt.ts";
import { processIo } from "./io.ts";

// Ctrl-C counts from here on, also while the rest is being loaded.
watchEarly();

// From Node 22 on the compiled code is kept between runs; 20 has no such function.
(nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();

// A reader that goes away early (`| head`) is no error of ours.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2), processIo());
