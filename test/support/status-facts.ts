import type { Hex } from "viem";
import { idOf } from "../../devnet/names";
import { address } from "./every-event";
import type { PlaceOf, Rows } from "./peoples-facts";

/** The rows of the events that change the standing of an earlier fact. */
export function statusFacts(at: PlaceOf): Rows {
  const change = ({
    call,
    kind,
    about,
    party,
    more = {},
  }: {
    call: string;
    kind: string;
    about: Hex;
    party: Hex;
    more?: Record<string, unknown>;
  }) => ({
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
      change({ call: "accept", kind: "agreementAccepted", about: idOf("deal"), party: address("lab") }),
      change({
        call: "revoke",
        kind: "consentRevoked",
        about: idOf("asked"),
        party: address("ana"),
        more: { ...ana, requestedAt: 1_000 },
      }),
      change({
        call: "unrepresent",
        kind: "representativeEnded",
        about: address("ben"),
        party: idOf("ana"),
        more: ana,
      }),
      change({ call: "unaffiliate", kind: "affiliationEnded", about: address("dr-lee"), party: address("st-mary") }),
      change({ call: "revokeLicence", kind: "credentialRevoked", about: idOf("licence"), party: address("board") }),
      change({ call: "endDeal", kind: "agreementEnded", about: idOf("deal"), party: address("lab") }),
      change({ call: "extend", kind: "requestExtended", about: idOf("copy"), party: address("custodian") }),
      change({ call: "fulfil", kind: "requestFulfilled", about: idOf("copy"), party: address("custodian") }),
      change({ call: "deny", kind: "claimDenied", about: idOf("claim"), party: address("insurer") }),
      change({ call: "void", kind: "claimVoided", about: idOf("claim-2"), party: address("st-mary") }),
    ],
  };
}
