import { defineConfig } from "vitest/config";

// The tests with real clients; they need the environments that run.mjs makes.
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/clients/**/*.test.ts"],
    testTimeout: 300_000,
    // On a machine without air a client may be late in every way there is; a fault of ours comes each time
    retry: 2,
    // The clients mostly wait: more of them than cores at a time
    maxConcurrency: 16,
    maxWorkers: 1,
    reporters: ["verbose"],
  },
});
