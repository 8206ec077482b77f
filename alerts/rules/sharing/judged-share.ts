import { capitalised, informationWas, instantInWords, purposeInWords } from "../../../facts/display";
import { type AgreementRow, agreementEvidence } from "../evidence/agreement";
import type { ConsentRow } from "../evidence/consent";
import { type ShareRow, shareEvidence } from "../evidence/share";

/** A faulty share, as the pass over shares returns it. */
export type JudgedShare = ShareRow & {
  /** Ids of the agreements that cover it. */
  covering: string[];
  /** Whether one of these lists its format. */
  format_listed: boolean;
  /** Agreements between the two parties that were proposed before it; null if there are none. */
  agreements: AgreementRow[] | null;
  /**
   * The last share by which its sender received the record, if neither an agreement nor the patient permits
   * redisclosure.
   */
  received: ShareRow | null;
  received_covering: string[] | null;
  received_agreements: AgreementRow[] | null;
  /** The patient's grants to the sender, if the record was received in that way; null if there are none. */
  grants: ConsentRow[] | null;
};

/** "Laboratory results were shared for treatment" */
export const whatWasShared = ({ category, purpose }: ShareRow) =>
  `${capitalised(informationWas(category))} shared for ${purposeInWords(purpose)}`;

/** "3 March 2026 at 14:05 UTC" */
export const whenShared = ({ block_time }: ShareRow) => instantInWords(Number(block_time));

/** Shows the share as evidence with these agreements: all between its parties, or those that cover it. */
export const shareWithAgreements = (share: ShareRow, agreements: readonly AgreementRow[]) => ({
  share: shareEvidence(share),
  agreements: agreements.map((row) => agreementEvidence(row, BigInt(share.pos))),
});

/** Returns the agreements with these ids. */
export const onlyCovering = (agreements: readonly AgreementRow[] | null, ids: readonly string[] | null) =>
  (agreements ?? []).filter(({ agreement_id }) => ids?.includes(agreement_id));
