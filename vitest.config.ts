import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["node_modules/**"],
    globalSetup: ["test/support/shared-server.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Most files wait for chains, queues and timers, so more of them run at once than there are cores on a small machine.
    maxWorkers: 4,
    passWithNoTests: false,
  },
});
