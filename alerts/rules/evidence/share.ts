import type { ShareRow } from "../../../facts/rows";
import { placeOf } from "./place";

export type { ShareRow };

/** Shows a share as evidence. */
export const shareEvidence = (row: ShareRow) => ({
  ...placeOf(row),
  shareId: row.share_id,
  sender: row.sender,
  recipient: row.recipient,
  patient: row.patient,
  record: row.record,
  purpose: row.purpose,
  category: row.category,
  format: row.format,
  citedAgreementId: row.agreement_id,
});
