import { defineConfig } from "vitest/config";
import { memoryDirectory } from "./test/support/memory-directory";

// For the tests' temporary files, and for those of the programs that they start.
const inMemory = memoryDirectory();
if (inMemory !== undefined) process.env.TMPDIR ??= inMemory;

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    globalSetup: ["test/support/shared-server.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // More at once than there are cores on a small machine takes longer, and keeps tests waiting for each other.
    maxWorkers: 2,
    // The modules that a worker has loaded serve all its files, which saves a minute: no test leaves anything in them behind.
    isolate: false,
    passWithNoTests: false,
  },
});
