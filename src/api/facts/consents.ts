import { z } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import { ACTIONS, CATEGORIES, PURPOSES } from "../../codes";
import { blockOf } from "../../position";
import { repeatable } from "../lists";
import { contains, equals } from "../reading/fact-source";
import { type FactRow, instantOf, instantOrNull } from "../reading/facts";
import { blockPlace, factPlace, validFrom, validUntil } from "../schemas/place";
import { addressParameter, bytes32Parameter, hexText, instantText } from "../schemas/values";
import { factKind, factParameters } from "./kind";
import { blockPlaceOf, factPlaceOf } from "./place";
import { standing } from "./standing";

const STATUSES = ["active", "upcoming", "expired", "revoked"] as const;

const query = factParameters({
  patient: repeatable(bytes32Parameter),
  grantee: repeatable(addressParameter),
  signer: repeatable(addressParameter),
  consentId: repeatable(bytes32Parameter),
  requestId: repeatable(bytes32Parameter),
  purpose: repeatable(z.enum(PURPOSES)),
  category: repeatable(z.enum(CATEGORIES)),
  action: repeatable(z.enum(ACTIONS)),
  status: repeatable(z.enum(STATUSES)).openapi({ description: "As of now." }),
});

const item = z
  .strictObject({
    ...factPlace,
    consentId: hexText.openapi({ description: "As the consent registry has it." }),
    patient: hexText,
    grantee: hexText,
    signer: hexText,
    relayer: hexText.openapi({ description: "Who brought the signed grant to the chain; otherwise the signer." }),
    purposes: z.array(z.enum(PURPOSES)),
    categories: z.array(z.enum(CATEGORIES)),
    actions: z.array(z.enum(ACTIONS)),
    validFrom,
    validUntil,
    redisclosure: z.boolean(),
    requestId: hexText.nullable().openapi({ description: "The request that the grant answers." }),
    status: z.enum(STATUSES).openapi({ description: "As of now." }),
    revocation: z.strictObject({ ...blockPlace, requestedAt: instantText, signer: hexText }).nullable(),
  })
  .openapi("Consent");

export type ConsentJson = z.infer<typeof item>;

export interface ConsentRow extends FactRow {
  consent_id: string;
  patient: string;
  grantee: string;
  signer: string;
  relayer: string;
  purposes: ConsentJson["purposes"];
  categories: ConsentJson["categories"];
  actions: ConsentJson["actions"];
  valid_from: string;
  valid_until: string;
  redisclosure: boolean;
  request_id: string | null;
  status: ConsentJson["status"];
  revoked_pos: string | null;
  revoked_time: string;
  revoked_block_hash: string;
  revoked_tx_hash: string;
  revoked_log_index: number;
  revocation_requested_at: string;
  revocation_signer: string;
}

export const consents = factKind({
  name: "consents",
  one: "a consent",
  summary: "Consents as they were granted, with their revocations",
  query,
  source: {
    table: "consent",
    rows: (tableOf) => sql`(select *, ${standing("revoked", "revoked_pos")} as status from ${tableOf("consent")})`,
    filters: {
      patient: equals("patient"),
      grantee: equals("grantee"),
      signer: equals("signer"),
      consentId: equals("consent_id"),
      requestId: equals("request_id"),
      purpose: contains("purposes"),
      category: contains("categories"),
      action: contains("actions"),
      status: equals("status"),
      txHash: equals("tx_hash"),
    },
    inOrder: ["patient", "grantee"],
    ownId: "consent_id",
  },
  item,
  toJson: (row: ConsentRow): ConsentJson => ({
    ...factPlaceOf(row),
    consentId: row.consent_id,
    patient: row.patient,
    grantee: row.grantee,
    signer: row.signer,
    relayer: row.relayer,
    purposes: row.purposes,
    categories: row.categories,
    actions: row.actions,
    validFrom: instantOrNull(row.valid_from),
    validUntil: instantOrNull(row.valid_until),
    redisclosure: row.redisclosure,
    requestId: row.request_id,
    status: row.status,
    revocation: revocationOf(row),
  }),
});

function revocationOf(row: ConsentRow): ConsentJson["revocation"] {
  if (row.revoked_pos === null) return null;
  const place = blockPlaceOf({
    chain_id: row.chain_id,
    pos: row.revoked_pos,
    block_number: String(blockOf(BigInt(row.revoked_pos))),
    block_hash: row.revoked_block_hash,
    block_time: row.revoked_time,
    tx_hash: row.revoked_tx_hash,
    log_index: row.revoked_log_index,
  });
  return { ...place, requestedAt: instantOf(row.revocation_requested_at), signer: row.revocation_signer };
}
