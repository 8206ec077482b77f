import { Client } from "pg";

/** A connection outside of any pool, for what lasts as long as it does: a lock of its session, or `LISTEN`. */
export type Connection = {
  /** Not connected yet. */
  client: Client;
  /** Aborts when the connection is lost or closed. */
  lost: AbortSignal;
  /** Closes it, whatever its state. Never rejects. */
  close: () => Promise<void>;
};

export function createConnection({
  databaseUrl,
  applicationName,
}: {
  databaseUrl: string;
  /** How the connection is named in `pg_stat_activity`. */
  applicationName: string;
}): Connection {
  const client = new Client({ connectionString: databaseUrl, application_name: applicationName, keepAlive: true });
  const lost = new AbortController();
  client.on("error", () => lost.abort());
  client.on("end", () => lost.abort());
  return {
    client,
    lost: lost.signal,
    close: async () => {
      lost.abort();
      await client.end().catch(() => {});
    },
  };
}

/** Calls `notified` at every notification on the channel, from when this resolves until the connection ends. */
export async function listenOn(client: Client, channel: string, notified: () => void): Promise<void> {
  client.on("notification", notified);
  await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
}
