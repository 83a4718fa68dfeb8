import { defineConfig } from "vitest/config";

// The packed package in an empty folder, on every Node it promises: needs the package index.
export default defineConfig({
  test: {
    include: ["test/packed/**/*.test.ts"],
    globalSetup: ["test/setup/temporary.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 1,
  },
});
