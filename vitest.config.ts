import { defineConfig } from "vitest/config";

// The tests mirror `src/`; those that start the built program stand in `test/e2e`.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/clients/**", "test/bench/**", "test/packed/**"],
    globalSetup: ["test/setup/build.ts", "test/setup/temporary.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
