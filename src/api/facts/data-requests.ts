import { z } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import type { DataRequestRow } from "../../../facts/rows";
import type { FactRow } from "../reading/fact-rows";
import type { FactSource } from "../reading/fact-source";
import { type ChangeRow, changeJson, changeToJson, factPlaceOf, joinChange } from "../reading/place";
import { factPlace } from "../schemas/place";
import { hexText, orNull } from "../schemas/values";
import { change } from "./change";

export const dataRequest = z
  .strictObject({
    ...factPlace,
    requestId: hexText.openapi({ description: "The id in the contract." }),
    patient: hexText,
    custodian: hexText,
    requester: hexText,
    extension: orNull(change),
    fulfilment: orNull(change),
  })
  .openapi("DataRequest", { description: "A patient's request for their own data." });

export type DataRequestListRow = FactRow &
  DataRequestRow & {
    extension: ChangeRow | null;
    fulfilment: ChangeRow | null;
  };

export const dataRequestSource: FactSource = {
  table: "data_request",
  details: (tableOf) => ({
    columns: sql`${changeJson("extension")} AS extension, ${changeJson("fulfilment")} AS fulfilment`,
    joins: sql`${joinChange(tableOf("status_change"), "extension", "extended_pos")}
      ${joinChange(tableOf("status_change"), "fulfilment", "fulfilled_pos")}`,
  }),
  filters: {},
  inOrder: [],
  ownId: "request_id",
};

export function dataRequestToJson(row: DataRequestListRow): z.infer<typeof dataRequest> {
  return {
    ...factPlaceOf(row),
    requestId: row.request_id,
    patient: row.patient,
    custodian: row.custodian,
    requester: row.requester,
    extension: changeToJson(row.extension),
    fulfilment: changeToJson(row.fulfilment),
  };
}
