import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Deployments } from "./deployments";

/** Schemas with another purpose. */
export const RESERVED_SCHEMAS = ["chain", "compliance", "bullmq", "ponder_sync", "public", "information_schema"];

/**
 * Returns the name of the schema that contains the facts. It depends on everything that decides the indexed rows: the
 * indexing code and the contracts. So a changed indexer fills its own tables beside those of the running one.
 */
export function factsSchema(root: string, deployments: Deployments): string {
  const hash = createHash("sha256").update(JSON.stringify(sortKeys(deployments)));
  for (const file of indexingFiles(root)) hash.update(`\n${relative(root, file)}\n`).update(readFileSync(file));
  return `facts_${hash.digest("hex").slice(0, 8)}`;
}

/** Files outside `src/` that decide what handlers write. */
const FACTS_OF_HANDLERS = ["facts/codes.ts", "facts/position.ts"];

/** The files that the name is made from: absolute paths, sorted. */
export function indexingFiles(root: string): string[] {
  const api = join(root, "src", "api");
  // No handler imports these.
  const others = ["bytecode.ts", "index.ts"].map((file) => join(root, "abis", file));
  const single = ["ponder.schema.ts", "ponder.config.ts", ...FACTS_OF_HANDLERS]
    .map((file) => join(root, file))
    .filter(existsSync);
  return [...single, ...filesUnder(join(root, "src")), ...filesUnder(join(root, "abis"))]
    .filter((file) => file.endsWith(".ts") && !file.startsWith(`${api}/`) && !others.includes(file))
    .sort();
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
