import type { Hex } from "viem";
import { type ChainEvent, placeColumns } from "../event";

export type StatusChangeKind =
  | "representativeEnded"
  | "consentRevoked"
  | "credentialRevoked"
  | "affiliationEnded"
  | "agreementAccepted"
  | "agreementEnded"
  | "requestExtended"
  | "requestFulfilled"
  | "claimDenied"
  | "claimVoided";

/** Returns the columns of an event that changes an earlier fact's status; see the table `status_change`. */
export function statusChangeOf(
  context: { chain: { id: number } },
  event: ChainEvent,
  change: { kind: StatusChangeKind; about: Hex; party: Hex; patient?: Hex; requestedAt?: number },
) {
  return { ...placeColumns(context, event), ...change };
}
