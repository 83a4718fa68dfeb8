import { watchEarly } from "./interrupt.ts";
import { processIo } from "./io.ts";

// Ctrl-C counts from here on, also while the rest is being loaded.
watchEarly();

// A reader that goes away early (`| head`) is no error of ours.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

async function start() {
  const { main } = await import("./main.ts");
  process.exitCode = await main(process.argv.slice(2), processIo());
}

void start();
