import { z } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import { CATEGORIES, PURPOSES } from "../../../facts/codes";
import type { AgreementRow } from "../../../facts/rows";
import { repeatable } from "../pagination";
import { type FactRow, instantOrNull, listed } from "../reading/fact-rows";
import { contains, equals, type Filter } from "../reading/fact-source";
import { type ChangeRow, changeJson, changeToJson, factPlaceOf, joinChange } from "../reading/place";
import { standing } from "../reading/standing";
import { factPlace, validUntil } from "../schemas/place";
import { addressParameter, bytes32Parameter, hexText, instantText, orNull } from "../schemas/values";
import { change } from "./change";
import { factKind, factParameters } from "./kind";

const STATUSES = ["proposed", "active", "upcoming", "expired", "ended"] as const;

const query = factParameters({
  party: repeatable(addressParameter).openapi({ description: "Proposer or counterparty." }),
  proposer: repeatable(addressParameter),
  counterparty: repeatable(addressParameter),
  agreementId: repeatable(bytes32Parameter),
  purpose: repeatable(z.enum(PURPOSES)),
  category: repeatable(z.enum(CATEGORIES)),
  status: repeatable(z.enum(STATUSES)).openapi({ description: "Current status." }),
});

const item = z
  .strictObject({
    ...factPlace,
    agreementId: hexText.openapi({ description: "The id in the contract." }),
    proposer: hexText,
    counterparty: hexText,
    purposes: z.array(z.enum(PURPOSES)),
    categories: z.array(z.enum(CATEGORIES)),
    formats: z.array(z.string()),
    redisclosure: z.boolean(),
    validFrom: instantText.nullable().openapi({ description: "Null if none was given: valid from its acceptance." }),
    validUntil,
    status: z.enum(STATUSES).openapi({ description: "Current status." }),
    acceptance: orNull(change),
    end: orNull(change),
  })
  .openapi("Agreement");

export type AgreementJson = z.infer<typeof item>;

type AgreementListRow = FactRow &
  Omit<AgreementRow, "purposes" | "categories" | `accepted_${string}` | `ended_${string}`> & {
    purposes: AgreementJson["purposes"];
    categories: AgreementJson["categories"];
    valid_from: string;
    valid_until: string;
    status: AgreementJson["status"];
    acceptance: ChangeRow | null;
    ending: ChangeRow | null;
  };

const party: Filter = (values) => sql`(f.proposer IN (${listed(values)}) OR f.counterparty IN (${listed(values)}))`;

export const agreements = factKind({
  name: "agreements",
  one: "an agreement",
  summary: "Sharing agreements, with proposal, acceptance and end",
  query,
  source: {
    table: "agreement",
    rows: (tableOf) => sql`(SELECT *, CASE WHEN ended_pos IS NULL AND accepted_pos IS NULL THEN 'proposed'
      ELSE ${standing("ended", "ended_pos")} END AS status FROM ${tableOf("agreement")})`,
    details: (tableOf) => ({
      columns: sql`${changeJson("acceptance")} AS acceptance, ${changeJson("ending")} AS ending`,
      joins: sql`${joinChange(tableOf("status_change"), "acceptance", "accepted_pos")}
        ${joinChange(tableOf("status_change"), "ending", "ended_pos")}`,
    }),
    filters: {
      party,
      proposer: equals("proposer"),
      counterparty: equals("counterparty"),
      agreementId: equals("agreement_id"),
      purpose: contains("purposes"),
      category: contains("categories"),
      status: equals("status"),
      txHash: equals("tx_hash"),
    },
    inOrder: [],
    ownId: "agreement_id",
  },
  item,
  toJson: (row: AgreementListRow): AgreementJson => ({
    ...factPlaceOf(row),
    agreementId: row.agreement_id,
    proposer: row.proposer,
    counterparty: row.counterparty,
    purposes: row.purposes,
    categories: row.categories,
    formats: row.formats,
    redisclosure: row.redisclosure,
    validFrom: instantOrNull(row.valid_from),
    validUntil: instantOrNull(row.valid_until),
    status: row.status,
    acceptance: changeToJson(row.acceptance),
    end: changeToJson(row.ending),
  }),
});
