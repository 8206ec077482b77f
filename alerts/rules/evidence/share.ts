import type { PlaceRow } from "../../../facts/rows";
import { placeOf } from "./place";

/** A row of the fact table `share`, also as JSON. */
export type ShareRow = PlaceRow & {
  share_id: string;
  sender: string;
  recipient: string;
  patient: string;
  record: string;
  purpose: string;
  category: string;
  format: string;
  agreement_id: string | null;
};

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
