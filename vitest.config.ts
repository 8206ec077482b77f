import { spawnSync } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const DIRECTORY = "/dev/shm";
/** Bytes: eight times what the files of a whole run take at most. */
const ENOUGH = 4 * 1024 ** 3;

// For the tests' temporary files, and for those of the programs that they start.
const inMemory = memoryDirectory();
if (inMemory !== undefined) process.env.TMPDIR ??= inMemory;

/** Begins with the tests of whole systems: a long one that runs last would run alone. */
class SystemsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSystem = ({ moduleId }: TestSpecification) => moduleId.includes("/test/");
    return [...sorted.filter(isSystem), ...sorted.filter((file) => !isSystem(file))];
  }
}

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    globalSetup: ["test/support/shared-server.ts"],
    // Ends what hangs. Under a load of 20, what takes half a minute takes more than five.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    // More at once than there are cores on a small machine takes longer, and keeps tests waiting for each other.
    maxWorkers: 2,
    // The modules that a worker has loaded serve all its files, which saves a minute: no test leaves anything in them behind.
    isolate: false,
    passWithNoTests: false,
    sequence: { sequencer: SystemsFirst },
  },
});

/**
 * The system's directory in memory, if it has room and programs in it may run. Databases are made and removed by the
 * hundred in a run, each of some 400 small files, which takes half the time there.
 */
function memoryDirectory(): string | undefined {
  try {
    accessSync(DIRECTORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(DIRECTORY);
    return bavail * bsize >= ENOUGH && runsPrograms(DIRECTORY) ? DIRECTORY : undefined;
  } catch {
    return undefined;
  }
}

function runsPrograms(directory: string): boolean {
  const folder = mkdtempSync(join(directory, "consentry-"));
  try {
    const program = join(folder, "program");
    writeFileSync(program, "#!/bin/sh\n", { mode: 0o755 });
    return spawnSync(program).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
