import { z } from "zod";
import { capitalised, instantInWords } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { factJson } from "../../../facts/sql/json";
import { type CredentialRow, credentialEvidence } from "../evidence/credential";
import { eventFinding } from "../evidence/event";
import { placeOf } from "../evidence/place";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** A credential from an issuer that governance did not trust then. */
export const untrustedIssuer = defineRule({
  id: "CRD-02",
  name: "untrusted-issuer",
  version: 1,
  severity: "high",
  citations: ["45 CFR 164.308(a)(4)"],
  trigger: "event",
  subject: "credential",
  description: "A credential whose issuer was never trusted before it, or was no longer trusted.",
  parameters: z.strictObject({}),
  triage: [
    "Find out who stands behind the issuer's account, and whether it is known under another one.",
    "Ask the holder of the credential where it comes from, and have it confirmed by a register of the profession.",
    "List what the holder did since: accesses for treatment that rest on this credential only.",
    "Look for other credentials by this issuer.",
  ],
  falsePositives: [
    "An issuer that is about to be trusted, with the decision still waiting in governance.",
    "An issuer that changed its account.",
  ],
});

type TrustRow = PlaceRow & { issuer: string; trusted: boolean; caller: string };

/** CRD-02, for credentials of every kind: what governance last said of the issuer counts. */
export const untrustedIssuerPass: Pass = {
  rules: [untrustedIssuer.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos }) => {
    const rows = await query<CredentialRow & { trust: TrustRow | null }>(
      `SELECT c.*, ${factJson("t")} AS trust FROM ${facts("credential")} c
       LEFT JOIN LATERAL (
         SELECT * FROM ${facts("issuer_trust")} t WHERE t.chain_id = $1 AND t.issuer = c.issuer AND t.pos < c.pos
         ORDER BY t.pos DESC LIMIT 1
       ) t ON true
       WHERE c.chain_id = $1 AND c.pos > $2::bigint AND c.pos <= $3::bigint AND t.trusted IS NOT TRUE ORDER BY c.pos`,
      [chainId, fromPos, toPos],
    );
    return rows.map((row) => {
      const { trust } = row;
      return {
        ...eventFinding(row, "credential", row.credential_id),
        ruleId: untrustedIssuer.id,
        actor: row.issuer,
        headline: `${capitalised(row.kind)}'s credential from an issuer ${trust === null ? "never" : "no longer"} trusted`,
        summary: `On ${instantInWords(Number(row.block_time))} a ${row.kind}'s credential was issued by an issuer that was ${trust === null ? "never declared trusted" : "no longer trusted"}.`,
        explanation: `Credential ${row.credential_id} was issued by ${row.issuer} to ${row.subject} at position ${row.pos}. ${
          trust === null
            ? "Before it, governance never said that it trusts this issuer."
            : `What governance last said of this issuer before it, at position ${trust.pos}, is that it does not trust it.`
        }`,
        evidence: {
          credential: credentialEvidence(row),
          trust:
            trust === null ? null : { ...placeOf(trust), issuer: trust.issuer, trusted: false, caller: trust.caller },
        },
      };
    });
  },
};
