import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { endProcess, guardProcess, stopOnExit } from "./child-guard";
import { findBinaries, type Identity, type PostgresBinaries, unprivileged } from "./postgres-binaries";

export type PostgresOptions = {
  /** The cluster's directory; created if missing. */
  directory: string;
  /** With `true`, data survive a power cut; otherwise durability is traded for speed. Default `false`. */
  durable?: boolean;
  maxConnections?: number;
  /** PostgreSQL's `shared_buffers`. Default `256MB`. */
  sharedBuffers?: string;
  /** Default: the embedded PostgreSQL. */
  binaries?: PostgresBinaries;
};

export type Postgres = {
  /** Returns the connection string of a database on this server; default: `consentry`. */
  url: (database?: string) => string;
  /** Creates another database and returns its connection string. */
  createDatabase: (name: string) => Promise<string>;
  pid: number;
  /** Stops the server and keeps the data; idempotent. */
  stop: () => Promise<void>;
};

/** Returns a port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function initialise({
  postgresBinaries: { initdb },
  data,
  passwordFile,
  identity,
}: {
  postgresBinaries: PostgresBinaries;
  data: string;
  passwordFile: string;
  identity: Identity;
}): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(18).toString("hex"), { mode: 0o600 });
  if (identity.uid !== undefined)
    for (const path of [data, passwordFile]) chownSync(path, identity.uid, identity.gid ?? identity.uid);
  const made = spawnSync(
    initdb,
    [
      `--pgdata=${data}`,
      "--auth=scram-sha-256",
      "--username=consentry",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ],
    { ...identity, encoding: "utf8", cwd: tmpdir() },
  );
  if (made.status !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`PostgreSQL's initdb failed: ${made.error?.message ?? made.stderr}`);
  }
}

async function launch({
  binaries,
  data,
  port,
  options,
  identity,
}: {
  binaries: PostgresBinaries;
  data: string;
  port: number;
  options: PostgresOptions;
  identity: Identity;
}) {
  const { durable = false, maxConnections = 200, sharedBuffers = "256MB" } = options;
  const configuration: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: String(maxConnections),
    shared_buffers: sharedBuffers,
    dynamic_shared_memory_type: process.platform === "linux" ? "mmap" : "posix",
    timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "4GB" }),
  };
  const settings = Object.entries(configuration).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(binaries.postgres, ["-D", data, ...settings], {
    ...identity,
    cwd: tmpdir(),
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  // SIGINT is PostgreSQL's fast shutdown: it ends sessions and leaves the data consistent.
  guardProcess(child, { signal: "SIGINT" });
  await new Promise<void>((resolve, reject) => {
    let log = "";
    child.stderr.on("data", (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes("database system is ready to accept connections")) resolve();
    });
    child.once("error", (error) => reject(new Error(`PostgreSQL could not be started: ${error.message}`)));
    child.once("exit", () => reject(new Error(`PostgreSQL exited before it was ready:\n${log.slice(-2000)}`)));
  });
  child.stderr.removeAllListeners("data").resume();
  child.unref();
  (child.stderr as unknown as { unref?: () => void }).unref?.();
  return child;
}

/**
 * Starts a PostgreSQL server from npm on a free port of 127.0.0.1, with a random password; also works as root. It stops
 * with `stop`, or at the latest with this process. The database `consentry` exists from the start.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const identity = unprivileged();
  const binaries = options.binaries ?? (await findBinaries(identity));
  mkdirSync(options.directory, { recursive: true });
  const data = join(options.directory, "postgres");
  const passwordFile = join(options.directory, "postgres-password");
  const fresh = !existsSync(join(data, "PG_VERSION"));
  if (fresh) initialise({ postgresBinaries: binaries, data, passwordFile, identity });
  const password = readFileSync(passwordFile, "utf8").trim();

  const attempt = async () => {
    const port = await freePort();
    return { port, child: await launch({ binaries, data, port, options, identity }) };
  };
  // Another process may have taken the port in between: try another one.
  const { port, child } = await attempt().catch((error: Error) => {
    if (error.message.includes("Address already in use")) return attempt();
    throw error;
  });

  const url = (database = "consentry") => `postgresql://consentry:${password}@127.0.0.1:${port}/${database}`;
  const createDatabase = async (name: string) => {
    const client = new Client({ connectionString: url("postgres") });
    await client.connect();
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
    return url(name);
  };
  const stop = async () => {
    takeBack();
    await endProcess(child, { signal: "SIGINT" });
  };
  const takeBack = stopOnExit(stop);
  if (fresh) await createDatabase("consentry");
  return { url, createDatabase, pid: child.pid!, stop };
}
