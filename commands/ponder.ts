import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { PROJECT_ROOT, type Settings } from "../settings";
import type { Part } from "./supervise";

/** Ponder, as a part to supervise. It transforms our files itself, so it runs without `tsx`, which would slow its start. */
export function ponderPart(command: "start" | "serve", settings: Settings): Part {
  const preload = new URL("./end-with-parent.mjs", import.meta.url).href;
  const program = fileURLToPath(new URL("./bin/ponder.js", import.meta.resolve("ponder")));
  return {
    name: command === "start" ? "indexer" : "API",
    args: [
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
      // Its GraphQL says to whoever asks what the database says, unless this is so.
      NODE_ENV: "production",
      // Set to something else, it would take precedence over the argument.
      PORT: String(settings.port),
      // Ponder refuses a schema that other code made, comparing hashes that depend on the order in which the file system
      // lists files. A derived name stands for that very code on any machine, so the comparison is left out.
      PONDER_EXPERIMENTAL_DB: settings.databaseSchemaDerived ? "platform" : undefined,
    },
  };
}

/** Ponder reads `.env.local` by itself; a name that is set already, even to nothing, stays as it is. */
function withoutEnvironmentFile(): Record<string, string | undefined> {
  if (process.env.ENV_FILES !== "off" || !existsSync(".env.local")) return {};
  const names = Object.keys(parseEnv(readFileSync(".env.local", "utf8")));
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? ""]));
}
