/** Rows of agreements, shares and claims with sensible defaults, so that a test names only what matters to it. */

import type { Facts } from "../../devnet/fact-tables";
import { CATEGORIES, type Category, maskOf, PURPOSES, type Purpose } from "../../facts/codes";
import { type At, accountOf, idOf, placeAt } from "./rows";

type Row<Table extends keyof Facts> = NonNullable<Facts[Table]>[number];

/** An agreement between st-mary and lab about treatment and all categories, accepted where it was proposed. */
export const agreementRow = (
  at: At,
  {
    agreement,
    parties: [proposer, counterparty] = ["st-mary", "lab"],
    purposes = ["TREAT"],
    categories = ["ALL"],
    formats = ["fhir-r4"],
    redisclosure = false,
    from = 0,
    until = 0,
    accepted = at,
    ended = null,
  }: {
    agreement: string;
    parties?: readonly [string, string];
    purposes?: Purpose[];
    categories?: Category[];
    formats?: string[];
    redisclosure?: boolean;
    from?: number;
    until?: number;
    accepted?: At | null;
    ended?: At | null;
  },
): Row<"agreement"> => {
  const acceptance = accepted && placeAt(accepted);
  const end = ended && placeAt(ended);
  return {
    ...placeAt(at),
    agreementId: idOf(agreement),
    proposer: accountOf(proposer),
    counterparty: accountOf(counterparty),
    purposes,
    purposeMask: maskOf(PURPOSES, purposes),
    categories,
    categoryMask: maskOf(CATEGORIES, categories),
    formats,
    redisclosure,
    validFrom: from,
    validUntil: until,
    acceptedPos: acceptance?.pos ?? null,
    acceptedTime: acceptance?.blockTime ?? null,
    acceptedTxHash: acceptance?.txHash ?? null,
    endedPos: end?.pos ?? null,
    endedTime: end?.blockTime ?? null,
    endedBy: end ? accountOf(counterparty) : null,
    endedTxHash: end?.txHash ?? null,
  };
};

/** A laboratory record of p-ana that st-mary sent to lab for treatment. */
export const shareRow = (
  at: At,
  {
    sender = "st-mary",
    recipient = "lab",
    patient = "p-ana",
    record = "record",
    purpose = "TREAT",
    category = "LAB",
    format = "fhir-r4",
  }: {
    sender?: string;
    recipient?: string;
    patient?: string;
    record?: string;
    purpose?: Purpose;
    category?: Category;
    format?: string;
  } = {},
): Row<"share"> => ({
  ...placeAt(at),
  shareId: idOf(`share ${at.block} ${at.log ?? 0}`),
  sender: accountOf(sender),
  recipient: accountOf(recipient),
  patient: idOf(patient),
  record: idOf(record),
  purpose,
  category,
  format,
  agreementId: null,
});

/** A claim of st-mary over 9,000 for p-ana. `serviceDate` is midnight of the day, Unix seconds. */
export const claimRow = (
  at: At,
  {
    claim,
    provider = "st-mary",
    patient = "p-ana",
    service = "service",
    serviceDate,
    denied = null,
    voided = null,
  }: {
    claim: string;
    provider?: string;
    patient?: string;
    service?: string;
    serviceDate: number;
    denied?: At | null;
    voided?: At | null;
  },
): Row<"claim"> => ({
  ...placeAt(at),
  claimId: idOf(claim),
  provider: accountOf(provider),
  patient: idOf(patient),
  serviceHash: idOf(service),
  serviceDate,
  amount: 9_000n,
  deniedPos: denied && placeAt(denied).pos,
  deniedTime: denied && placeAt(denied).blockTime,
  deniedBy: denied && accountOf("insurer"),
  voidedPos: voided && placeAt(voided).pos,
  voidedTime: voided && placeAt(voided).blockTime,
  voidedBy: voided && accountOf(provider),
});

/** An adjudicator's approval of 9,000. */
export const approvalRow = (
  at: At,
  { claim, approver = "adjudicator", amount = 9_000n }: { claim: string; approver?: string; amount?: bigint },
): Row<"claimApproval"> => ({
  ...placeAt(at),
  claimId: idOf(claim),
  approver: accountOf(approver),
  amount,
  automatic: false,
});

/** An insurer's payment of 9,000. */
export const paymentRow = (
  at: At,
  { claim, amount = 9_000n }: { claim: string; amount?: bigint },
): Row<"claimPayment"> => ({ ...placeAt(at), claimId: idOf(claim), insurer: accountOf("insurer"), amount });
