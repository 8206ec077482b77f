import { is, relations } from "drizzle-orm";
import { PgTable, text } from "drizzle-orm/pg-core";
import * as columns from "../../../database/schema/columns";
import * as compliance from "../../../database/schema/index";
import type * as facts from "../../../ponder.schema";
import { forGraphql } from "./columns";

export type Facts = typeof facts;

/** The view of retracted alerts, as a table: only those can have relations. */
const alertRetraction = columns.compliance.table("alert_retraction", {
  alertId: text().primaryKey(),
  reason: text().$type<compliance.RetractionReason>().notNull(),
  at: columns.instant().notNull(),
  replacedBy: text(),
});

/**
 * What GraphQL shows: every table of facts, and of the compliance tables the alerts, their changes, their retractions and the verdicts, with
 * relations both ways. Endpoints, keys, messages and the monitor's own bookkeeping are not in it.
 *
 * An alert and a verdict belong to the access at their place in their block: after a reorganisation, to none.
 */
export function graphqlSchema(indexed: Facts) {
  const tables = Object.fromEntries(
    Object.entries(indexed).map(([name, value]) => [name, is(value, PgTable) ? forGraphql(value) : value]),
  ) as Facts;
  const { access, agreement, claim, consent, dataRequest, patient, share } = tables;
  const alert = forGraphql(compliance.alert);
  const alertChange = forGraphql(compliance.alertHistory);
  const verdict = forGraphql(compliance.verdict);
  const retraction = forGraphql(alertRetraction);

  return {
    ...tables,
    alert,
    alertChange,
    verdict,
    retraction,
    alertToFacts: relations(alert, ({ one, many }) => ({
      access: one(access, {
        fields: [alert.chainId, alert.pos, alert.blockHash],
        references: [access.chainId, access.pos, access.blockHash],
      }),
      /** The grant considered: the nearest miss. */
      consent: one(consent, {
        fields: [alert.chainId, alert.patient, alert.consentId],
        references: [consent.chainId, consent.patient, consent.consentId],
      }),
      registration: one(patient, {
        fields: [alert.chainId, alert.patient],
        references: [patient.chainId, patient.patient],
      }),
      changes: many(alertChange),
      /** In place of the column of this name, which has the reason alone; filters still go by that. */
      retraction: one(retraction, { fields: [alert.id], references: [retraction.alertId] }),
    })),
    retractionToAlerts: relations(retraction, ({ one }) => ({
      alert: one(alert, { fields: [retraction.alertId], references: [alert.id] }),
      replacement: one(alert, { fields: [retraction.replacedBy], references: [alert.id] }),
    })),
    alertChangeToAlert: relations(alertChange, ({ one }) => ({
      alert: one(alert, { fields: [alertChange.alertId], references: [alert.id] }),
    })),
    verdictToAccess: relations(verdict, ({ one }) => ({
      access: one(access, {
        fields: [verdict.chainId, verdict.pos, verdict.blockHash],
        references: [access.chainId, access.pos, access.blockHash],
      }),
    })),
    accessToVerdict: relations(access, ({ one, many }) => ({
      verdict: one(verdict, {
        fields: [access.chainId, access.pos, access.blockHash],
        references: [verdict.chainId, verdict.pos, verdict.blockHash],
      }),
      alerts: many(alert),
    })),
    shareToParties: relations(share, ({ one }) => ({
      registration: one(patient, {
        fields: [share.chainId, share.patient],
        references: [patient.chainId, patient.patient],
      }),
      agreement: one(agreement, {
        fields: [share.chainId, share.agreementId],
        references: [agreement.chainId, agreement.agreementId],
      }),
    })),
    agreementToShares: relations(agreement, ({ many }) => ({ shares: many(share) })),
    claimToPatient: relations(claim, ({ one }) => ({
      registration: one(patient, {
        fields: [claim.chainId, claim.patient],
        references: [patient.chainId, patient.patient],
      }),
    })),
    dataRequestToPatient: relations(dataRequest, ({ one }) => ({
      registration: one(patient, {
        fields: [dataRequest.chainId, dataRequest.patient],
        references: [patient.chainId, patient.patient],
      }),
    })),
    patientToAll: relations(patient, ({ many }) => ({
      shares: many(share),
      claims: many(claim),
      dataRequests: many(dataRequest),
      alerts: many(alert),
    })),
    consentToAlerts: relations(consent, ({ many }) => ({ alerts: many(alert) })),
  };
}
