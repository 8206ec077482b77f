/** What the parts of the compliance report have in common: the reader, and the period's condition. */
import { and, gte, lt } from "drizzle-orm";
import { alert } from "../../../../database/schema/index";
import type { ApiContext } from "../../environment";
import { wholeSeconds } from "../../reading/alerts";
import type { SEVERITIES } from "../../schemas/values";
import type { ReportReader } from "../chains";
import type { Period } from "../header";

/** What the report is read with: one snapshot of the database. */
export type Reader = ReportReader & Pick<ApiContext, "db" | "ruleset">;

/** Condition for alerts about events of the period. */
export const happenedIn = ({ from, to }: Period) =>
  and(gte(alert.happenedAt, wholeSeconds(from)), lt(alert.happenedAt, wholeSeconds(to)));

/** A period as the report shows it. */
export const shown = ({ from, to }: Period) => ({ from: from.toISOString(), to: to.toISOString() });

export type Severity = (typeof SEVERITIES)[number];

/** Longest list of items in a report. */
export const MOST_ITEMS = 50;
