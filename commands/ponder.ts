import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { PROJECT_ROOT, type Settings } from "../settings";
import type { Part } from "./supervise";

/**
 * Ponder, as a part to supervise. It compiles our files itself, so it runs without `tsx`, which would slow its start.
 */
export function ponderPart(command: "start" | "serve", settings: Settings): Part {
  const preload = new URL("./end-with-parent.mjs", import.meta.url).href;
  const program = fileURLToPath(new URL("./bin/ponder.js", import.meta.resolve("ponder")));
  return {
    name: command === "start" ? "indexer" : "API",
    args: [
      // Ponder's statements wait for each other on one connection, which `pg` warns of: nothing that operators can change.
      "--no-deprecation",
      ...["--import", preload, program, command],
      ...["--root", PROJECT_ROOT],
      ...["--schema", settings.databaseSchema],
      ...(command === "start" ? ["--views-schema", settings.viewsSchema] : []),
      ...["--hostname", settings.hostname],
      ...["--port", String(settings.port)],
      ...["--log-level", settings.logLevel],
      ...["--log-format", process.stdout.isTTY ? "pretty" : "json"],
    ],
    env: {
      ...withoutEnvironmentFile(),
      PONDER_TELEMETRY_DISABLED: "1",
      // Otherwise Ponder's GraphQL shows the database's error messages to every client.
      NODE_ENV: "production",
      // Another value would take precedence over the argument.
      PORT: String(settings.port),
      // Ponder refuses a schema created by other code, comparing hashes that depend on the order in which the file
      // system lists files. A derived name identifies the code on any machine, so skip the comparison.
      PONDER_EXPERIMENTAL_DB: settings.databaseSchemaDerived ? "platform" : undefined,
    },
  };
}

/** Ponder reads `.env.local` itself; a variable that is already set, even to an empty value, stays as it is. */
function withoutEnvironmentFile(): Record<string, string | undefined> {
  if (process.env.ENV_FILES !== "off" || !existsSync(".env.local")) return {};
  const names = Object.keys(parseEnv(readFileSync(".env.local", "utf8")));
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? ""]));
}
