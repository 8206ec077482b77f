/** The PostgreSQL of the system, whose clients (`pg_dump` and others) are no npm package. */
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PostgresBinaries } from "../../devnet/postgres-binaries";

export type SystemPostgres = PostgresBinaries & {
  /** The folder of its server and clients, which are of one version: an older client refuses a newer server. */
  folder: string;
};

/** Advice for when `systemPostgres` returns nothing. */
export const POSTGRES_MISSING =
  "a PostgreSQL server with pg_dump, pg_restore and psql beside it is not installed (Debian, Ubuntu: apt-get install postgresql)";

/** Returns the newest PostgreSQL that is installed whole, server and clients; undefined if there is none. */
export function systemPostgres(): SystemPostgres | undefined {
  const onPath = spawnSync("sh", ["-c", "command -v postgres pg_ctl pg_dump"], { encoding: "utf8" }).stdout;
  // Debian keeps each version in a folder of its own, out of the path.
  const versions = spawnSync("sh", ["-c", "ls -d /usr/lib/postgresql/*/bin | sort -rV"], { encoding: "utf8" }).stdout;
  const folders = [
    ...versions.split("\n"),
    ...onPath.split("\n").map((program) => program && dirname(realpathSync(program))),
  ];
  const whole = (folder: string) =>
    ["postgres", "initdb", "pg_dump", "pg_restore", "psql"].every((program) => existsSync(join(folder, program)));
  const folder = folders.filter(Boolean).find(whole);
  return folder === undefined
    ? undefined
    : { folder, postgres: join(folder, "postgres"), initdb: join(folder, "initdb") };
}
