import { z } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import type { ClaimRow } from "../../../facts/rows";
import { repeatable } from "../pagination";
import { type FactRow, instantOf, listed } from "../reading/fact-rows";
import { equals, type Filter } from "../reading/fact-source";
import {
  blockPlaceOf,
  type ChangeRow,
  changeJson,
  changeToJson,
  factPlaceOf,
  joinChange,
  placedJson,
} from "../reading/place";
import { blockPlace, factPlace } from "../schemas/place";
import { addressParameter, bytes32Parameter, decimalText, hexText, instantText, orNull } from "../schemas/values";
import { change } from "./change";
import { factKind, factParameters } from "./kind";

const STATUSES = ["submitted", "approved", "paid", "denied", "voided"] as const;

const query = factParameters({
  patient: repeatable(bytes32Parameter),
  provider: repeatable(addressParameter),
  insurer: repeatable(addressParameter).openapi({ description: "The insurer that paid or denied the claim." }),
  claimId: repeatable(bytes32Parameter),
  serviceHash: repeatable(bytes32Parameter),
  status: repeatable(z.enum(STATUSES)).openapi({ description: "Current status." }),
});

const amount = decimalText.openapi({ description: "In minor units of the deployment's currency." });

const approval = z
  .strictObject({
    ...blockPlace,
    approver: hexText,
    amount,
    automatic: z
      .boolean()
      .openapi({ description: "`true`: approved by the contract's own rules; `false`: by an adjudicator." }),
  })
  .openapi("ClaimApproval");

const payment = z.strictObject({ ...blockPlace, insurer: hexText, amount }).openapi("ClaimPayment");

const item = z
  .strictObject({
    ...factPlace,
    claimId: hexText.openapi({ description: "The id in the contract." }),
    provider: hexText,
    patient: hexText,
    serviceHash: hexText,
    serviceDate: instantText,
    amount,
    status: z.enum(STATUSES).openapi({ description: "Current status." }),
    approvals: z.array(approval),
    payments: z.array(payment),
    denial: orNull(change),
    voiding: orNull(change),
  })
  .openapi("Claim");

export type ClaimJson = z.infer<typeof item>;

type ApprovalRow = FactRow & {
  approver: string;
  amount: string;
  automatic: boolean;
};

type PaymentRow = FactRow & {
  insurer: string;
  amount: string;
};

export type ClaimListRow = FactRow &
  Omit<ClaimRow, `denied_${string}` | `voided_${string}`> & {
    service_date: string;
    status: ClaimJson["status"];
    approvals: ApprovalRow[];
    payments: PaymentRow[];
    denial: ChangeRow | null;
    voiding: ChangeRow | null;
  };

const insurer: Filter = (values, tableOf) => sql`(f.denied_by IN (${listed(values)}) OR EXISTS (
  SELECT FROM ${tableOf("claim_payment")} AS p
  WHERE p.chain_id = f.chain_id AND p.claim_id = f.claim_id AND p.insurer IN (${listed(values)})))`;

export const claims = factKind({
  name: "claims",
  one: "a claim",
  summary: "Claims, with their approvals, payments and closing events",
  query,
  source: {
    table: "claim",
    rows: (tableOf) => sql`(SELECT c.*, CASE WHEN c.voided_pos IS NOT NULL THEN 'voided'
        WHEN c.denied_pos IS NOT NULL THEN 'denied'
        WHEN EXISTS (SELECT FROM ${tableOf("claim_payment")} AS p
          WHERE p.chain_id = c.chain_id AND p.claim_id = c.claim_id) THEN 'paid'
        WHEN EXISTS (SELECT FROM ${tableOf("claim_approval")} AS a
          WHERE a.chain_id = c.chain_id AND a.claim_id = c.claim_id) THEN 'approved'
        ELSE 'submitted' END AS status
      FROM ${tableOf("claim")} AS c)`,
    details: (tableOf) => ({
      columns: sql`${changeJson("denial")} AS denial, ${changeJson("voiding")} AS voiding,
        (SELECT coalesce(json_agg(${placedJson("a", sql`, 'approver', a.approver, 'amount', a.amount::text, 'automatic', a.automatic`)} ORDER BY a.pos), '[]')
          FROM ${tableOf("claim_approval")} AS a WHERE a.chain_id = f.chain_id AND a.claim_id = f.claim_id) AS approvals,
        (SELECT coalesce(json_agg(${placedJson("p", sql`, 'insurer', p.insurer, 'amount', p.amount::text`)} ORDER BY p.pos), '[]')
          FROM ${tableOf("claim_payment")} AS p WHERE p.chain_id = f.chain_id AND p.claim_id = f.claim_id) AS payments`,
      joins: sql`${joinChange(tableOf("status_change"), "denial", "denied_pos")}
        ${joinChange(tableOf("status_change"), "voiding", "voided_pos")}`,
    }),
    filters: {
      patient: equals("patient"),
      provider: equals("provider"),
      insurer,
      claimId: equals("claim_id"),
      serviceHash: equals("service_hash"),
      status: equals("status"),
      txHash: equals("tx_hash"),
    },
    inOrder: ["patient", "provider"],
    ownId: "claim_id",
  },
  item,
  toJson: (row: ClaimListRow): ClaimJson => ({
    ...factPlaceOf(row),
    claimId: row.claim_id,
    provider: row.provider,
    patient: row.patient,
    serviceHash: row.service_hash,
    serviceDate: instantOf(row.service_date),
    amount: row.amount,
    status: row.status,
    approvals: row.approvals.map((approval) => ({
      ...blockPlaceOf(approval),
      approver: approval.approver,
      amount: approval.amount,
      automatic: approval.automatic,
    })),
    payments: row.payments.map((payment) => ({
      ...blockPlaceOf(payment),
      insurer: payment.insurer,
      amount: payment.amount,
    })),
    denial: changeToJson(row.denial),
    voiding: changeToJson(row.voiding),
  }),
});
