import { defineConfig } from "vitest/config";

/** `npm run bench:verdicts`: prints the confusion matrix and what the rules cost. */
export default defineConfig({
  test: {
    include: ["test/bench/verdicts/*.measure.ts"],
    testTimeout: 120_000,
    disableConsoleIntercept: true,
    reporters: ["dot"],
  },
});
