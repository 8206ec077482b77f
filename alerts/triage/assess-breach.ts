import { eq, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { alert } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { ChangeResult } from "./change";
import { noBreach } from "./conflict";
import { hindranceOf, lockAlerts, type Target } from "./lock-alerts";
import type { Principal } from "./principal";
import { recordChanges } from "./record";

/**
 * Records whether the breach of a confirmed violation must be notified (45 CFR 164.402(2): unless there is a low
 * probability that the information was compromised). This stops its clocks. The assessment may be recorded again: the
 * last one counts, and the history keeps all.
 */
export async function assessBreach({
  pool,
  by,
  target,
  notifiable,
  note,
  recordChange,
}: {
  pool: Pool;
  by: Principal;
  target: Target;
  notifiable: boolean;
  /** The reasons for the assessment. */
  note: string;
  recordChange?: RecordChange;
}): Promise<ChangeResult> {
  return createClient(pool).transaction(async (tx) => {
    const before = (await lockAlerts(tx, [target.id])).get(target.id);
    const conflict = await hindranceOf(tx, target, before);
    if (conflict || !before) return { conflicts: conflict ? [conflict] : [] };
    if (before.breachAuthorityDueAt === null) return { conflicts: [noBreach(before)] };
    const assessment = { notifiable, note, by: by.name, at: new Date().toISOString() };
    const changed = await tx
      .update(alert)
      .set({ breachAssessment: assessment, version: sql`${alert.version} + 1` })
      .where(eq(alert.id, target.id))
      .returning();
    const from = { notifiable: before.breachAssessment?.notifiable ?? null };
    await recordChanges(tx, {
      by,
      change: "breachAssessed",
      note,
      changed: changed.map((row) => ({ row, from, to: { notifiable } })),
    });
    await recordChange?.(tx, { changed: ["breachAssessment"] });
    return { changed };
  });
}
