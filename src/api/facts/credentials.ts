import { z } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import { CREDENTIAL_KINDS } from "../../../facts/codes";
import type { CredentialRow } from "../../../facts/rows";
import { repeatable } from "../pagination";
import { type FactRow, instantOrNull } from "../reading/fact-rows";
import { equals } from "../reading/fact-source";
import { type ChangeRow, changeJson, changeToJson, factPlaceOf, joinChange } from "../reading/place";
import { standing } from "../reading/standing";
import { factPlace, validFrom, validUntil } from "../schemas/place";
import { addressParameter, bytes32Parameter, hexText, orNull } from "../schemas/values";
import { change } from "./change";
import { factKind, factParameters } from "./kind";

const STATUSES = ["active", "upcoming", "expired", "revoked"] as const;

const query = factParameters({
  subject: repeatable(addressParameter),
  issuer: repeatable(addressParameter),
  credentialId: repeatable(bytes32Parameter),
  kind: repeatable(z.enum(CREDENTIAL_KINDS)),
  status: repeatable(z.enum(STATUSES)).openapi({ description: "Current status." }),
});

const item = z
  .strictObject({
    ...factPlace,
    credentialId: hexText.openapi({ description: "The id in the credential registry." }),
    issuer: hexText,
    subject: hexText,
    kind: z.enum(CREDENTIAL_KINDS),
    validFrom,
    validUntil,
    status: z.enum(STATUSES).openapi({ description: "Current status; it does not say whether the issuer is trusted." }),
    revocation: orNull(change),
  })
  .openapi("Credential");

export type CredentialJson = z.infer<typeof item>;

export type CredentialListRow = FactRow &
  CredentialRow & {
    kind: CredentialJson["kind"];
    valid_from: string;
    valid_until: string;
    status: CredentialJson["status"];
    revocation: ChangeRow | null;
  };

export const credentials = factKind({
  name: "credentials",
  one: "a credential",
  summary: "Credentials, with their revocations",
  query,
  source: {
    table: "credential",
    rows: (tableOf) => sql`(SELECT *, ${standing("revoked", "revoked_pos")} AS status FROM ${tableOf("credential")})`,
    details: (tableOf) => ({
      columns: sql`${changeJson("revocation")} AS revocation`,
      joins: joinChange(tableOf("status_change"), "revocation", "revoked_pos"),
    }),
    filters: {
      subject: equals("subject"),
      issuer: equals("issuer"),
      credentialId: equals("credential_id"),
      kind: equals("kind"),
      status: equals("status"),
      txHash: equals("tx_hash"),
    },
    inOrder: ["issuer"],
    ownId: "credential_id",
  },
  item,
  toJson: (row: CredentialListRow): CredentialJson => ({
    ...factPlaceOf(row),
    credentialId: row.credential_id,
    issuer: row.issuer,
    subject: row.subject,
    kind: row.kind,
    validFrom: instantOrNull(row.valid_from),
    validUntil: instantOrNull(row.valid_until),
    status: row.status,
    revocation: changeToJson(row.revocation),
  }),
});
