import type { Hex } from "viem";
import { idOf } from "../../devnet/names";
import { address } from "./every-event";
import type { PlaceOf, Rows } from "./peoples-facts";

/** The rows of the events that change the standing of an earlier fact. */
export function statusFacts(at: PlaceOf): Rows {
  const change = (call: string, kind: string, about: Hex, party: Hex, more: Record<string, unknown> = {}) => ({
    ...at(call),
    kind,
    about,
    party,
    patient: null,
    requestedAt: null,
    ...more,
  });
  const ana = { patient: idOf("ana") };
  return {
    status_change: [
      change("accept", "agreementAccepted", idOf("deal"), address("lab")),
      change("revoke", "consentRevoked", idOf("asked"), address("ana"), { ...ana, requestedAt: 1_000 }),
      change("unrepresent", "representativeEnded", address("ben"), idOf("ana"), ana),
      change("unaffiliate", "affiliationEnded", address("dr-lee"), address("st-mary")),
      change("revokeLicence", "credentialRevoked", idOf("licence"), address("board")),
      change("endDeal", "agreementEnded", idOf("deal"), address("lab")),
      change("extend", "requestExtended", idOf("copy"), address("custodian")),
      change("fulfil", "requestFulfilled", idOf("copy"), address("custodian")),
      change("deny", "claimDenied", idOf("claim"), address("insurer")),
      change("void", "claimVoided", idOf("claim-2"), address("st-mary")),
    ],
  };
}
