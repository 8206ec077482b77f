import { z } from "@hono/zod-openapi";
import { CATEGORIES, PURPOSES } from "../../../facts/codes";
import type { ShareRow } from "../../../facts/rows";
import { repeatable } from "../pagination";
import type { FactRow } from "../reading/fact-rows";
import { equals } from "../reading/fact-source";
import { factPlaceOf } from "../reading/place";
import { factPlace } from "../schemas/place";
import { addressParameter, bytes32Parameter, hexText } from "../schemas/values";
import { factKind, factParameters } from "./kind";

const query = factParameters({
  patient: repeatable(bytes32Parameter),
  sender: repeatable(addressParameter),
  recipient: repeatable(addressParameter),
  record: repeatable(bytes32Parameter),
  shareId: repeatable(bytes32Parameter),
  agreementId: repeatable(bytes32Parameter),
  purpose: repeatable(z.enum(PURPOSES)),
  category: repeatable(z.enum(CATEGORIES)),
  format: repeatable(z.string().min(1).max(200)),
});

const item = z
  .strictObject({
    ...factPlace,
    shareId: hexText.openapi({ description: "The id that the sender chose." }),
    sender: hexText,
    recipient: hexText,
    patient: hexText,
    record: hexText,
    purpose: z.enum(PURPOSES),
    category: z.enum(CATEGORIES),
    format: z.string(),
    agreementId: hexText.nullable().openapi({ description: "The agreement that the sender cited." }),
  })
  .openapi("Share");

export type ShareJson = z.infer<typeof item>;

export type ShareListRow = FactRow &
  ShareRow & {
    purpose: ShareJson["purpose"];
    category: ShareJson["category"];
  };

export const shares = factKind({
  name: "shares",
  one: "a share",
  summary: "Shares: records that one party sent to another",
  query,
  source: {
    table: "share",
    filters: {
      patient: equals("patient"),
      sender: equals("sender"),
      recipient: equals("recipient"),
      record: equals("record"),
      shareId: equals("share_id"),
      agreementId: equals("agreement_id"),
      purpose: equals("purpose"),
      category: equals("category"),
      format: equals("format"),
      txHash: equals("tx_hash"),
    },
    inOrder: ["patient", "sender", "recipient"],
    ownId: "share_id",
  },
  item,
  toJson: (row: ShareListRow): ShareJson => ({
    ...factPlaceOf(row),
    shareId: row.share_id,
    sender: row.sender,
    recipient: row.recipient,
    patient: row.patient,
    record: row.record,
    purpose: row.purpose,
    category: row.category,
    format: row.format,
    agreementId: row.agreement_id,
  }),
});
