import { z } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import { ACTIONS, CATEGORIES, PURPOSES } from "../../../facts/codes";
import { blockOf } from "../../../facts/position";
import { repeatable } from "../pagination";
import { type GrantedRow, type RevocationRow, termsOf } from "../reading/consent-terms";
import { instantOf } from "../reading/fact-rows";
import { contains, equals } from "../reading/fact-source";
import { blockPlaceOf, factPlaceOf } from "../reading/place";
import { standing } from "../reading/standing";
import { consentTerms } from "../schemas/consent-terms";
import { blockPlace, factPlace } from "../schemas/place";
import { addressParameter, bytes32Parameter, hexText, instantText } from "../schemas/values";
import { factKind, factParameters } from "./kind";

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
  status: repeatable(z.enum(STATUSES)).openapi({ description: "Current status." }),
});

const item = z
  .strictObject({
    ...factPlace,
    consentId: hexText.openapi({ description: "The id in the consent registry." }),
    patient: hexText,
    ...consentTerms,
    requestId: hexText.nullable().openapi({ description: "The consent request that the grant answers." }),
    status: z.enum(STATUSES).openapi({ description: "Current status." }),
    revocation: z.strictObject({ ...blockPlace, requestedAt: instantText, signer: hexText }).nullable(),
  })
  .openapi("Consent");

export type ConsentJson = z.infer<typeof item>;

export type ConsentListRow = GrantedRow &
  RevocationRow & {
    status: ConsentJson["status"];
  };

export const consents = factKind({
  name: "consents",
  one: "a consent",
  summary: "Consents, with their terms and revocations",
  query,
  source: {
    table: "consent",
    rows: (tableOf) => sql`(SELECT *, ${standing("revoked", "revoked_pos")} AS status FROM ${tableOf("consent")})`,
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
  toJson: (row: ConsentListRow): ConsentJson => ({
    ...factPlaceOf(row),
    consentId: row.consent_id,
    patient: row.patient,
    ...termsOf(row),
    requestId: row.request_id,
    status: row.status,
    revocation: revocationOf(row),
  }),
});

function revocationOf(row: ConsentListRow): ConsentJson["revocation"] {
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
