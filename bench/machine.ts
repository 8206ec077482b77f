/** What a benchmark ran on: enough to compare figures, nothing that says whose machine it is. */

import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import type { Pool } from "pg";
import { isoDate } from "../facts/display";

export type Machine = {
  cpu: string;
  cores: number;
  /** GiB. */
  memory: number;
  node: string;
  postgres: string;
  /** ISO 8601, the day of the run. */
  date: string;
  /** The commit that ran; ends in `+` where files had changed since. Null outside a checkout. */
  commit: string | null;
};

/** Describes this machine, and the server behind the pool. */
export async function describeMachine(pool: Pool): Promise<Machine> {
  const { rows } = await pool.query<{ server_version: string }>("SHOW server_version");
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: rows[0]!.server_version,
    date: isoDate(Math.floor(Date.now() / 1000)),
    commit: currentCommit(),
  };
}

/** Memory for the database's pages on this machine: a quarter of it, as PostgreSQL's manual advises. */
export const sharedBuffers = (): string => `${Math.round(totalmem() / 2 ** 22)}MB`;

function currentCommit(): string | null {
  const git = (...args: string[]) =>
    execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
    return `${git("rev-parse", "--short=12", "HEAD")}${changed ? "+" : ""}`;
  } catch {
    return null;
  }
}

/** The machine in one line. */
export const machineLine = ({ cpu, cores, memory, node, postgres, date, commit }: Machine): string =>
  `${cpu}, ${cores} cores, ${memory} GiB; Node ${node}, PostgreSQL ${postgres}; ${date}, commit ${commit ?? "unknown"}`;
