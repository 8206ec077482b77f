import { z } from "zod";
import { capitalised, instantInWords, placeInWords } from "../../../facts/display";
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
  title: "Credential issued by an untrusted issuer",
  version: 3,
  severity: "high",
  citations: ["45 CFR 164.308(a)(4)"],
  trigger: "event",
  subject: "credential",
  description: "A credential from an issuer that governance had never declared trusted, or did not trust at the time.",
  parameters: z.strictObject({}),
  triage: [
    "Find out who controls the issuer's account, and whether they are known under another one.",
    "Ask the holder where the credential comes from, and verify it with the professional register.",
    "List what the holder has done since receiving it, especially accesses for treatment that rest on this credential alone.",
    "Look for other credentials from this issuer.",
  ],
  falsePositives: ["An issuer whose approval is still pending in governance.", "An issuer that changed its account."],
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
        headline: `${capitalised(row.kind)}'s credential issued by an issuer ${trust === null ? "never declared trusted" : "that is not trusted"}`,
        summary: `A ${row.kind}'s credential was issued on ${instantInWords(Number(row.block_time))} by an issuer that governance ${trust === null ? "had never declared trusted" : "did not trust at the time"}.`,
        explanation: `Credential ${row.credential_id} was issued by ${row.issuer} to ${row.subject} on ${instantInWords(Number(row.block_time))} (${placeInWords(row.pos)}). ${
          trust === null
            ? "Before it, governance had never declared this issuer trusted."
            : `Governance's last decision on this issuer before it (${placeInWords(trust.pos)}) was not to trust it.`
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
