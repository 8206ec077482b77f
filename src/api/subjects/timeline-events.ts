import { and, type SQL, sql } from "drizzle-orm";
import type { TableOf } from "../reading/fact-source";
import type { TimelineKind } from "./timeline-schema";

/**
 * How to read one kind of a patient's events: rows `f` with the event's position, each branch along an index that ends
 * with the position. `rank` orders events at the same position: an alert comes after the fact that it is about.
 */
export type EventSource = {
  kind: TimelineKind;
  rank: 0 | 1;
  /** The rows on one chain. */
  from: (chainId: number) => SQL;
  where: SQL;
  /** The id of the event's subject, used to look up its details. */
  subject: SQL;
};

/**
 * Selects the patient's claims and data requests, which later events reference only by id. Their number bounds the
 * look-ups for those events.
 */
export function patientsOwn(tableOf: TableOf, patient: string): SQL {
  return sql`claims AS MATERIALIZED (
      SELECT chain_id, claim_id AS id FROM ${tableOf("claim")} WHERE patient = ${patient} AND chain_id IN (SELECT chain_id FROM chains)),
    requests AS MATERIALIZED (
      SELECT chain_id, request_id AS id FROM ${tableOf("data_request")} WHERE patient = ${patient} AND chain_id IN (SELECT chain_id FROM chains))`;
}

/** Returns the sources of all kinds of events in a patient's timeline. */
export function eventSources(tableOf: TableOf, patient: string): EventSource[] {
  const own = ({
    kind,
    table,
    subject,
    more,
  }: {
    kind: TimelineKind;
    table: string;
    subject: SQL;
    more?: SQL;
  }): EventSource => ({
    kind,
    rank: 0,
    from: () => sql`${tableOf(table)} AS f`,
    where: and(sql`f.patient = ${patient}`, more)!,
    subject,
  });
  // The offset keeps the look-ups apart: otherwise a whole table may be read and joined.
  const following = ({
    kind,
    subjects,
    table,
    column,
    more,
  }: {
    kind: TimelineKind;
    subjects: "claims" | "requests";
    table: string;
    column: string;
    more?: SQL;
  }): EventSource => ({
    kind,
    rank: 0,
    from: (chainId) => sql`${sql.identifier(subjects)} AS k CROSS JOIN LATERAL (
      SELECT * FROM ${tableOf(table)} AS e
      WHERE ${and(sql`k.chain_id = ${chainId} AND e.chain_id = ${chainId} AND e.${sql.identifier(column)} = k.id`, more)}
      OFFSET 0) AS f`,
    where: sql`true`,
    subject: sql`k.id`,
  });
  const change = (kind: TimelineKind, subjects: "claims" | "requests", statusChange: string) =>
    following({ kind, subjects, table: "status_change", column: "about", more: sql`e.kind = ${statusChange}` });
  return [
    own({ kind: "consentGranted", table: "consent", subject: sql`f.consent_id` }),
    own({
      kind: "consentRevoked",
      table: "status_change",
      subject: sql`f.about`,
      more: sql`f.kind = 'consentRevoked'`,
    }),
    own({ kind: "access", table: "access", subject: sql`f.access_id` }),
    own({ kind: "share", table: "share", subject: sql`f.share_id` }),
    own({ kind: "claimSubmitted", table: "claim", subject: sql`f.claim_id` }),
    following({ kind: "claimApproved", subjects: "claims", table: "claim_approval", column: "claim_id" }),
    change("claimDenied", "claims", "claimDenied"),
    change("claimVoided", "claims", "claimVoided"),
    following({ kind: "claimPaid", subjects: "claims", table: "claim_payment", column: "claim_id" }),
    own({ kind: "dataRequestOpened", table: "data_request", subject: sql`f.request_id` }),
    change("dataRequestExtended", "requests", "requestExtended"),
    change("dataRequestFulfilled", "requests", "requestFulfilled"),
    {
      kind: "alert",
      rank: 1,
      from: () => sql`compliance.alert AS f`,
      where: sql`f.patient = ${patient} AND f.retracted_at IS NULL`,
      subject: sql`f.id`,
    },
  ];
}
