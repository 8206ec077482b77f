import { is, relations } from "drizzle-orm";
import { PgTable, text } from "drizzle-orm/pg-core";
import * as columns from "../../../database/schema/columns";
import * as compliance from "../../../database/schema/index";
import type * as facts from "../../../ponder.schema";
import { forGraphql } from "./columns";

export type Facts = typeof facts;

/** The view of retracted alerts declared as a table, because only tables can have relations. */
const alertRetraction = columns.compliance.table("alert_retraction", {
  alertId: text().primaryKey(),
  reason: text().$type<compliance.RetractionReason>().notNull(),
  at: columns.instant().notNull(),
  replacedBy: text(),
});

/**
 * Builds the GraphQL schema: all fact tables and, of the compliance tables, alerts, their history, their retractions
 * and the verdicts, with relations in both directions. Endpoints, keys, messages and the monitor's internal state are
 * not included.
 *
 * An alert and a verdict belong to the access at their position in their block; after a reorganisation, to none.
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
      /** The grant considered, covering or closest. */
      consent: one(consent, {
        fields: [alert.chainId, alert.patient, alert.consentId],
        references: [consent.chainId, consent.patient, consent.consentId],
      }),
      registration: one(patient, {
        fields: [alert.chainId, alert.patient],
        references: [patient.chainId, patient.patient],
      }),
      changes: many(alertChange),
      /** Replaces the column of this name, which has only the reason; filters still use the column. */
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
