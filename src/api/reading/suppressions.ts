import type { z } from "@hono/zod-openapi";
import { and, inArray, not, sql } from "drizzle-orm";
import { IN_FORCE } from "../../../alerts/suppress/suppressions";
import type { Client } from "../../../database/client";
import { suppression } from "../../../database/schema/index";
import { keysetOf } from "../pagination";
import type { suppressionListQuery } from "../schemas/suppression";

/** Reads one page of suppressions, plus one row if another page follows, and the total count on request. */
export async function readSuppressions(db: Client, query: z.infer<typeof suppressionListQuery>) {
  const filter = and(
    query.rule && inArray(suppression.ruleId, query.rule),
    query.active === undefined ? undefined : query.active ? IN_FORCE : not(IN_FORCE),
  );
  const keyset = keysetOf(query, [
    {
      value: query.sort.endsWith("expiresAt") ? sql`${suppression.expiresAt}` : sql`${suppression.createdAt}`,
      type: "timestamptz",
    },
    { value: sql`${suppression.id}`, type: "text" },
  ]);
  const [rows, total] = await Promise.all([
    db
      .select({ row: suppression, active: IN_FORCE, keys: keyset.keys })
      .from(suppression)
      .where(and(filter, keyset.after))
      .orderBy(keyset.orderBy)
      .limit(keyset.limit),
    query.count ? db.$count(suppression, filter) : undefined,
  ]);
  return { rows, total };
}
