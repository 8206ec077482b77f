/** Facts that set or answer deadlines, with the rows of the events that change their standing. */

import type { Facts } from "../../devnet/fact-tables";
import type { CredentialKind } from "../../facts/codes";
import { type At, accountOf, idOf, placeAt } from "./rows";

/** All the rows, table by table. */
export function together(...parts: readonly Facts[]): Facts {
  const all: Record<string, unknown[]> = {};
  for (const part of parts)
    for (const [table, rows] of Object.entries(part)) all[table] = [...(all[table] ?? []), ...rows];
  return all as Facts;
}

/** A review of an access: an approval, unless it says otherwise. */
export const reviewed = (
  at: At,
  { access, reviewer = "privacy-officer", approved = true }: { access: string; reviewer?: string; approved?: boolean },
): Facts => ({
  accessReview: [{ ...placeAt(at), accessId: idOf(access), reviewer: accountOf(reviewer), approved }],
});

/** A physician's credential without an end, and its revocation where there is one. */
export function credentialed(
  at: At,
  {
    credential,
    subject = "dr-lee",
    kind = "physician",
    from = placeAt(at).blockTime,
    until = 0,
    revoked,
  }: { credential: string; subject?: string; kind?: CredentialKind; from?: number; until?: number; revoked?: At },
): Facts {
  const revocation = revoked && placeAt(revoked);
  return {
    credential: [
      {
        ...placeAt(at),
        credentialId: idOf(credential),
        issuer: accountOf("board"),
        subject: accountOf(subject),
        kind,
        validFrom: from,
        validUntil: until,
        revokedPos: revocation?.pos ?? null,
        revokedTime: revocation?.blockTime ?? null,
        revokedTxHash: revocation?.txHash ?? null,
      },
    ],
    statusChange: revocation
      ? [{ ...revocation, kind: "credentialRevoked", about: idOf(credential), party: accountOf("board") }]
      : [],
  };
}

/** A patient's request for data, with its extension and fulfilment where there are any. */
export function requested(
  at: At,
  { request = "copy", extended, fulfilled }: { request?: string; extended?: At; fulfilled?: At } = {},
): Facts {
  const custodian = accountOf("st-mary");
  const change = (place: At | undefined, kind: string) =>
    place === undefined ? [] : [{ ...placeAt(place), kind, about: idOf(request), party: custodian }];
  return {
    dataRequest: [
      {
        ...placeAt(at),
        requestId: idOf(request),
        patient: idOf("p-ana"),
        custodian,
        requester: accountOf("p-ana"),
        extendedPos: extended ? placeAt(extended).pos : null,
        extendedTime: extended ? placeAt(extended).blockTime : null,
        fulfilledPos: fulfilled ? placeAt(fulfilled).pos : null,
        fulfilledTime: fulfilled ? placeAt(fulfilled).blockTime : null,
      },
    ],
    statusChange: [...change(extended, "requestExtended"), ...change(fulfilled, "requestFulfilled")],
  };
}
