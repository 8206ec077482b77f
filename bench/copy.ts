/** COPY FROM STDIN over `pg`'s own connection: the fastest way to insert many rows. */
import { once } from "node:events";
import type { Client, Connection, Submittable } from "pg";

export type Value = string | number | bigint | boolean | null | readonly string[];

export type Copy = {
  /** Adds a row, its values in the order of the columns. */
  add: (values: readonly Value[]) => void;
  /** Waits until the server can accept more rows. */
  drained: () => Promise<void>;
  /** Ends the copy and resolves with the number of inserted rows; rejects if one was refused. */
  end: () => Promise<number>;
};

const CHUNK = 64 * 1024;

type CopyConnection = Connection & { sendCopyFromChunk: (chunk: Buffer) => void; endCopyFrom: () => void };

/** One COPY statement as a query of `pg`: it calls these by name as the server's messages come. */
class CopyQuery implements Submittable {
  connection: CopyConnection | undefined;
  readonly begun: Promise<void>;
  readonly done: Promise<void>;
  private begin = () => {};
  private finish = () => {};
  private fail = (_error: Error) => {};

  constructor(private readonly statement: string) {
    this.done = new Promise<void>((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
    this.done.catch(() => {});
    this.begun = Promise.race([
      new Promise<void>((resolve) => {
        this.begin = resolve;
      }),
      this.done,
    ]);
  }

  submit(connection: Connection): void {
    this.connection = connection as CopyConnection;
    connection.query(this.statement);
  }

  handleCopyInResponse(): void {
    this.begin();
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.finish();
  }

  handleError(error: Error): void {
    this.fail(error);
  }
}

/** Starts copying rows into a table. The copy uses the client exclusively until it ends. */
export async function startCopy(client: Client, target: string, columns: readonly string[]): Promise<Copy> {
  const query = new CopyQuery(`COPY ${target} (${columns.map((column) => `"${column}"`).join(", ")}) FROM STDIN`);
  client.query(query);
  await query.begun;
  const connection = query.connection!;
  let rows = 0;
  let pending = "";
  const flush = () => {
    if (pending !== "") connection.sendCopyFromChunk(Buffer.from(pending, "utf8"));
    pending = "";
  };
  return {
    add: (values) => {
      rows += 1;
      pending += copyLine(values);
      if (pending.length >= CHUNK) flush();
    },
    drained: async () => {
      if (connection.stream.writableNeedDrain) await Promise.race([once(connection.stream, "drain"), query.done]);
    },
    end: async () => {
      flush();
      connection.endCopyFrom();
      await query.done;
      return rows;
    },
  };
}

/** Writes a row in COPY's text format. Values must not contain backslashes or control characters. */
function copyLine(values: readonly Value[]): string {
  let line = "";
  for (let column = 0; column < values.length; column++) {
    const value = values[column]!;
    if (column > 0) line += "\t";
    if (value === null) line += "\\N";
    else line += typeof value === "object" ? `{${value.join(",")}}` : value;
  }
  return `${line}\n`;
}
