import type { DataRequestRow } from "../../../facts/rows";
import { placeOf } from "./place";

export type { DataRequestRow };

/** Shows a patient's data request as evidence, as it was made. */
export const dataRequestEvidence = (row: DataRequestRow) => ({
  ...placeOf(row),
  requestId: row.request_id,
  patient: row.patient,
  custodian: row.custodian,
  requester: row.requester,
});
