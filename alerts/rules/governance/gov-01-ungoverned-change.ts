import { z } from "zod";
import { instantInWords, placeInWords } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { eventFinding } from "../evidence/event";
import { placeOf } from "../evidence/place";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** Somebody changed how the system is governed without the waiting time that governance prescribes. */
export const ungovernedChange = defineRule({
  id: "GOV-01",
  name: "ungoverned-change",
  title: "Change made without going through governance",
  version: 3,
  severity: "critical",
  citations: ["45 CFR 164.308(a)(4)", "45 CFR 164.308(a)(8)"],
  trigger: "event",
  subject: "governanceChange",
  description:
    "A change of a smart contract's roles, policy parameters, trusted issuers or administration, after its creation, by an account other than the timelock, which carries out approved changes.",
  parameters: z.strictObject({}),
  triage: [
    "Find out who holds the calling account, and whether an emergency was declared.",
    "Assess the change itself: what does the account, role or parameter allow now that was not possible before?",
    "If nobody takes responsibility for it, treat the key as stolen: reverse the change and revoke the account's role.",
    "Have a genuine emergency change confirmed through the normal process, and document why it could not wait.",
  ],
  falsePositives: [
    "The emergency administrator acting within its role.",
    "A migration to new contracts in which roles are set up in more than one transaction.",
  ],
});

/** What each kind of change is: in a headline, and in a sentence. The announcement of an emergency action is none. */
const CHANGES: Record<string, [headline: string, sentence: string]> = {
  roleGranted: ["Role granted", "A role was granted"],
  roleRevoked: ["Role revoked", "A role was revoked"],
  roleAdminChanged: ["Administrator of a role changed", "The administrator of a role was changed"],
  policyParameterSet: ["Policy parameter changed", "A policy parameter was changed"],
  issuerTrusted: ["Credential issuer declared trusted", "A credential issuer was declared trusted"],
  issuerDistrusted: ["Trust in a credential issuer withdrawn", "Trust in a credential issuer was withdrawn"],
  minDelayChanged: ["Timelock delay changed", "The delay of the governance timelock was changed"],
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
      const [headline, sentence] = CHANGES[kind]!;
      return {
        ...eventFinding(row, "governanceChange", String(row.pos)),
        ruleId: ungovernedChange.id,
        actor: caller,
        headline: `${headline}, bypassing the governance timelock`,
        summary: `${sentence} on ${instantInWords(Number(row.block_time))}, without the delay that the governance timelock enforces.`,
        explanation: `The event ${kind} of contract ${contract} (${placeInWords(row.pos)}) was caused by the account ${caller}. That account is not the timelock, which announces each change and delays it. The change was not part of the transaction that created the contract.`,
        evidence: { change: { ...placeOf(row), contract, kind, caller, role, account, key, value } },
      };
    });
  },
};
