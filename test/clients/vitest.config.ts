import { defineConfig } from "vitest/config";

// The tests with real clients; they need the environments that run.mjs makes.
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/clients/**/*.test.ts"],
    testTimeout: 120_000,
    // The clients mostly wait: more of them than cores at a time
    maxConcurrency: 12,
    maxWorkers: 1,
    reporters: ["verbose"],
  },
});
