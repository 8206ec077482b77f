import { z } from "zod";
import { instantInWords } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { eventFinding } from "../evidence/event";
import { placeOf } from "../evidence/place";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** Somebody changed how the system is governed without the waiting time that governance prescribes. */
export const ungovernedChange = defineRule({
  id: "GOV-01",
  name: "ungoverned-change",
  version: 1,
  severity: "critical",
  citations: ["45 CFR 164.308(a)(4)", "45 CFR 164.308(a)(8)"],
  trigger: "event",
  subject: "governanceChange",
  description:
    "A change of roles, policy parameters, trust in issuers or a contract's administration by another than the timelock, after the contract's creation.",
  parameters: z.strictObject({}),
  triage: [
    "Find out who holds the calling account, and whether an emergency was declared.",
    "Judge the change itself: what the account, role or parameter allows now that was not possible before.",
    "Where nobody stands to it, treat the key as stolen: undo the change and take the account's role away.",
    "Have an emergency change confirmed by the ordinary way, and write down why it could not wait.",
  ],
  falsePositives: [
    "The emergency administrator at work, as its role allows.",
    "A move to new contracts, where roles are set up in more than one transaction.",
  ],
});

/** What each kind of change is, as the end of a sentence. The announcement of an emergency action is none. */
const CHANGES: Record<string, string> = {
  roleGranted: "a role was given to an account",
  roleRevoked: "a role was taken from an account",
  roleAdminChanged: "it was changed who may give a role",
  policyParameterSet: "a policy parameter was set",
  issuerTrusted: "an issuer of credentials was declared trusted",
  issuerDistrusted: "an issuer of credentials was declared no longer trusted",
  minDelayChanged: "the time that changes have to wait was changed",
};

const CHANGE_HEADLINES: Record<string, string> = {
  roleGranted: "Role given to an account",
  roleRevoked: "Role taken from an account",
  roleAdminChanged: "Role's administrator changed",
  policyParameterSet: "Policy setting changed",
  issuerTrusted: "Credential issuer trusted",
  issuerDistrusted: "Credential issuer no longer trusted",
  minDelayChanged: "Waiting period changed",
};

type ChangeRow = PlaceRow & {
  contract: string;
  kind: string;
  caller: string;
  role: string | null;
  account: string | null;
  key: string | null;
  value: string | null;
};

/** GOV-01, for every change on every contract that is followed. */
export const ungovernedChangePass: Pass = {
  rules: [ungovernedChange.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos }) => {
    const rows = await query<ChangeRow>(
      `SELECT * FROM ${facts("governance_change")} WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint
         AND kind = ANY($4::text[]) AND NOT by_timelock AND NOT at_creation ORDER BY pos`,
      [chainId, fromPos, toPos, Object.keys(CHANGES)],
    );
    return rows.map((row) => {
      const { contract, kind, caller, role, account, key, value } = row;
      return {
        ...eventFinding(row, "governanceChange", String(row.pos)),
        ruleId: ungovernedChange.id,
        actor: caller,
        headline: `${CHANGE_HEADLINES[kind]} without the governance waiting period`,
        summary: `On ${instantInWords(Number(row.block_time))} ${CHANGES[kind]} at once, without the waiting time that governance prescribes.`,
        explanation: `The event ${kind} of contract ${contract} at position ${row.pos} was caused by ${caller}, which is not the timelock, in a transaction that did not create the contract.`,
        evidence: { change: { ...placeOf(row), contract, kind, caller, role, account, key, value } },
      };
    });
  },
};
