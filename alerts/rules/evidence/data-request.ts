import type { PlaceRow } from "../../../facts/rows";
import { placeOf } from "./place";

/** A row of the fact table `data_request`. */
export type DataRequestRow = PlaceRow & { request_id: string; patient: string; custodian: string; requester: string };

/** Shows a patient's data request as evidence, as it was made. */
export const dataRequestEvidence = (row: DataRequestRow) => ({
  ...placeOf(row),
  requestId: row.request_id,
  patient: row.patient,
  custodian: row.custodian,
  requester: row.requester,
});
