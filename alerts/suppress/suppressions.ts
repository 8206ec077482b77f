import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { suppression } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import { findRule } from "../rules/catalogue";
import type { SuppressionJson } from "./suppression-schema";

export type SuppressionRow = typeof suppression.$inferSelect;

/** Longest duration of a suppression. */
export const LONGEST_DAYS = 90;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The properties that a person chooses for a suppression. */
export type NewSuppression = {
  ruleId: string;
  /** An account's address in lower case. At least one of the three is given; an alert must match all that are. */
  actor?: string | undefined;
  /** A patient's pseudonym, 32 bytes in lower-case hex. */
  patient?: string | undefined;
  /** An account's address in lower case. */
  organisation?: string | undefined;
  reason: string;
  expiresAt: Date;
  /** Name of the credential that created it. */
  createdBy: string;
};

/**
 * Thrown if a suppression is not allowed. The message is a sentence about the field, or about the whole if the field is
 * empty.
 */
export class SuppressionError extends Error {
  override readonly name = "SuppressionError";
  constructor(
    readonly field: "rule" | "reason" | "expiresAt" | "",
    message: string,
  ) {
    super(message);
  }
}

/** Whether a suppression has neither ended nor expired, by the database's clock. */
export const IN_FORCE: SQL<boolean> = sql<boolean>`${and(isNull(suppression.endedAt), gt(suppression.expiresAt, sql`now()`))}`;

/**
 * Creates a suppression. Matching alerts found from now on are stored but not notified; existing alerts stay as they
 * are. Throws a `SuppressionError` if the rule is unknown, the subject or the reason is missing, or the end is in the
 * past or more than `LONGEST_DAYS` away.
 */
export async function createSuppression({
  pool,
  suppression: chosen,
  recordChange,
}: {
  pool: Pool;
  suppression: NewSuppression;
  recordChange?: RecordChange;
}): Promise<SuppressionRow> {
  const { ruleId, actor, patient, organisation, expiresAt } = chosen;
  if (!findRule(ruleId)) throw new SuppressionError("rule", `There is no rule ${ruleId}: GET /v1/rules lists them.`);
  if (!actor && !patient && !organisation)
    throw new SuppressionError(
      "",
      "Name at least one of actor, patient and organisation: a rule is not suppressed as a whole.",
    );
  if (chosen.reason.trim() === "") throw new SuppressionError("reason", "Give a reason.");
  const { rows } = await pool.query<{ now: Date }>("SELECT now()");
  const lasts = expiresAt.getTime() - rows[0]!.now.getTime();
  if (lasts <= 0) throw new SuppressionError("expiresAt", "This must be in the future.");
  if (lasts > LONGEST_DAYS * DAY_MS)
    throw new SuppressionError("expiresAt", `This must be at most ${LONGEST_DAYS} days from now.`);
  const about = Object.entries({ actor, patient, organisation }).flatMap(([name, value]) => (value ? [name] : []));
  return createClient(pool).transaction(async (tx) => {
    const [row] = await tx
      .insert(suppression)
      .values({ ...chosen, id: `sup_${randomBytes(16).toString("hex")}` })
      .returning();
    await recordChange?.(tx, { made: row!.id, rule: ruleId, about, expiresAt: expiresAt.toISOString() });
    return row!;
  });
}

/** Returns a suppression and whether it is active; `undefined` if the id is unknown. */
export async function getSuppression({
  pool,
  id,
}: {
  pool: Pool;
  id: string;
}): Promise<{ row: SuppressionRow; active: boolean } | undefined> {
  const [found] = await createClient(pool)
    .select({ row: suppression, active: IN_FORCE })
    .from(suppression)
    .where(eq(suppression.id, id));
  return found;
}

/** Converts a suppression's row to JSON. */
export function suppressionToJson(row: SuppressionRow, active: boolean): SuppressionJson {
  const { id, ruleId, actor, patient, organisation, reason, createdBy, endedBy } = row;
  return {
    id,
    rule: ruleId,
    actor,
    patient,
    organisation,
    reason,
    active,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    endedBy,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
