import type { z } from "@hono/zod-openapi";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Client } from "../../../database/client";
import { directory } from "../../../database/schema/index";
import { keysetOf } from "../pagination";
import type { directoryListQuery } from "../schemas/directory";

/** Reads one page of the directory, plus one row if another page follows, and the total count on request. */
export async function readDirectory(db: Client, query: z.infer<typeof directoryListQuery>) {
  const filter = and(
    query.account && inArray(directory.account, query.account),
    query.name === undefined
      ? undefined
      : sql`lower(${directory.name}) LIKE lower(${`${query.name.replaceAll(/[\\%_]/g, "\\$&")}%`})`,
    query.kind && eq(directory.kind, query.kind),
  );
  const keyset = keysetOf(query, [
    query.sort.endsWith("name")
      ? { value: sql`${directory.name}`, type: "text" }
      : { value: sql`${directory.updatedAt}`, type: "timestamptz" },
    { value: sql`${directory.account}`, type: "text" },
  ]);
  const [rows, total] = await Promise.all([
    db
      .select({ row: directory, keys: keyset.keys })
      .from(directory)
      .where(and(filter, keyset.after))
      .orderBy(keyset.orderBy)
      .limit(keyset.limit),
    query.count ? db.$count(directory, filter) : undefined,
  ]);
  return { rows, total };
}
