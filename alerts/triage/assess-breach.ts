import { eq, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { alert } from "../../database/schema/index";
import type { Witness } from "../../operator-log/write";
import type { ChangeResult } from "./change";
import { noBreach } from "./conflict";
import { hindranceOf, lockAlerts, type Target } from "./lock-alerts";
import type { Principal } from "./principal";
import { recordChanges } from "./record";

/**
 * Records whether the breach of a confirmed violation must be notified (45 CFR 164.402(2): unless there is a low
 * probability that the information was compromised). Its clocks are then no longer open. May be recorded anew: the last
 * counts, and the history has all.
 */
export async function assessBreach({
  pool,
  by,
  target,
  notifiable,
  note,
  witness,
}: {
  pool: Pool;
  by: Principal;
  target: Target;
  notifiable: boolean;
  /** What the assessment rests on. */
  note: string;
  witness?: Witness;
}): Promise<ChangeResult> {
  return createClient(pool).transaction(async (tx) => {
    const before = (await lockAlerts(tx, [target.id])).get(target.id);
    const hindrance = await hindranceOf(tx, target, before);
    if (hindrance || !before) return { hindered: hindrance ? [hindrance] : [] };
    if (before.breachAuthorityDueAt === null) return { hindered: [noBreach(before)] };
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
    await witness?.(tx, { changed: ["breachAssessment"] });
    return { changed };
  });
}
