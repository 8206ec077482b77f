import { z } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
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
import { addressParameter, bytes32Parameter, decimalText, hexText, instantText } from "../schemas/values";
import { change } from "./change";
import { factKind, factParameters } from "./kind";

const STATUSES = ["submitted", "approved", "paid", "denied", "voided"] as const;

const query = factParameters({
  patient: repeatable(bytes32Parameter),
  provider: repeatable(addressParameter),
  insurer: repeatable(addressParameter).openapi({ description: "Who paid or denied it." }),
  claimId: repeatable(bytes32Parameter),
  serviceHash: repeatable(bytes32Parameter),
  status: repeatable(z.enum(STATUSES)).openapi({ description: "How far it has come." }),
});

const amount = decimalText.openapi({ description: "Minor units of the deployment's currency." });

const approval = z
  .strictObject({
    ...blockPlace,
    approver: hexText,
    amount,
    automatic: z.boolean().openapi({ description: "By the contract's own rules; otherwise by an adjudicator." }),
  })
  .openapi("ClaimApproval");

const payment = z.strictObject({ ...blockPlace, insurer: hexText, amount }).openapi("ClaimPayment");

const item = z
  .strictObject({
    ...factPlace,
    claimId: hexText.openapi({ description: "As the contract has it." }),
    provider: hexText,
    patient: hexText,
    serviceHash: hexText,
    serviceDate: instantText,
    amount,
    status: z.enum(STATUSES).openapi({ description: "How far it has come." }),
    approvals: z.array(approval),
    payments: z.array(payment),
    denial: change.nullable(),
    voiding: change.nullable(),
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

export type ClaimRow = FactRow & {
  claim_id: string;
  provider: string;
  patient: string;
  service_hash: string;
  service_date: string;
  amount: string;
  status: ClaimJson["status"];
  approvals: ApprovalRow[];
  payments: PaymentRow[];
  denial: ChangeRow | null;
  voiding: ChangeRow | null;
};

const insurer: Filter = (values, tableOf) => sql`(f.denied_by in (${listed(values)}) or exists (
  select from ${tableOf("claim_payment")} as p
  where p.chain_id = f.chain_id and p.claim_id = f.claim_id and p.insurer in (${listed(values)})))`;

export const claims = factKind({
  name: "claims",
  one: "a claim",
  summary: "Claims as they were submitted, with their approvals, payments and what closed them",
  query,
  source: {
    table: "claim",
    rows: (tableOf) => sql`(select c.*, case when c.voided_pos is not null then 'voided'
        when c.denied_pos is not null then 'denied'
        when exists (select from ${tableOf("claim_payment")} as p
          where p.chain_id = c.chain_id and p.claim_id = c.claim_id) then 'paid'
        when exists (select from ${tableOf("claim_approval")} as a
          where a.chain_id = c.chain_id and a.claim_id = c.claim_id) then 'approved'
        else 'submitted' end as status
      from ${tableOf("claim")} as c)`,
    details: (tableOf) => ({
      columns: sql`${changeJson("denial")} as denial, ${changeJson("voiding")} as voiding,
        (select coalesce(json_agg(${placedJson("a", sql`, 'approver', a.approver, 'amount', a.amount::text, 'automatic', a.automatic`)} order by a.pos), '[]')
          from ${tableOf("claim_approval")} as a where a.chain_id = f.chain_id and a.claim_id = f.claim_id) as approvals,
        (select coalesce(json_agg(${placedJson("p", sql`, 'insurer', p.insurer, 'amount', p.amount::text`)} order by p.pos), '[]')
          from ${tableOf("claim_payment")} as p where p.chain_id = f.chain_id and p.claim_id = f.claim_id) as payments`,
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
  toJson: (row: ClaimRow): ClaimJson => ({
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
