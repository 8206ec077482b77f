import { z } from "@hono/zod-openapi";
import { and, desc, inArray, type SQL, sql } from "drizzle-orm";
import { alert } from "../../../database/schema/index";
import { alertLinkOf } from "../reading/accesses";
import type { FactReader } from "../reading/fact-source";
import { alertLink } from "../schemas/access";
import { ALERT_STATUSES } from "../schemas/alert";
import { instantText, severity } from "../schemas/values";

const LATEST_ALERTS = 10;

/** The schema of the alerts about an actor or organisation. */
export const alertsAbout = z.strictObject({
  counts: z
    .array(z.strictObject({ rule: z.string(), severity, status: z.enum(ALERT_STATUSES), count: z.int().min(0) }))
    .openapi({ description: "By rule and status, including retracted alerts." }),
  latest: z
    .array(alertLink.extend({ summary: z.string(), detectedAt: instantText }))
    .openapi({ description: "The ten most recently detected alerts." }),
});

type AlertsAbout = z.infer<typeof alertsAbout>;

/** Reads the counts of the alerts that `where` selects on the indexed chains, and the latest of them. */
export async function readAlertsAbout({ db, chainIds }: FactReader, where: SQL | undefined): Promise<AlertsAbout> {
  const about = and(where, inArray(alert.chainId, chainIds));
  const [counts, latest] = await Promise.all([
    db
      .select({
        rule: alert.ruleId,
        severity: alert.severity,
        status: alert.status,
        count: sql<number>`count(*)::integer`,
      })
      .from(alert)
      .where(about)
      .groupBy(alert.ruleId, alert.severity, alert.status)
      .orderBy(alert.ruleId, alert.status),
    db.select().from(alert).where(about).orderBy(desc(alert.detectedAt), desc(alert.id)).limit(LATEST_ALERTS),
  ]);
  return {
    counts,
    latest: latest.map((row) => ({
      ...alertLinkOf(row),
      summary: row.summary,
      detectedAt: row.detectedAt.toISOString(),
    })),
  };
}
