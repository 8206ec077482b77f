import { listInWords } from "../../../../facts/display";
import type { AccessRow } from "../../../../facts/rows";
import { accessEvidence } from "../../evidence/access";
import { type ConsentRow, grantEvidence } from "../../evidence/consent";
import { type AffiliationRow, affiliationEvidence } from "../../evidence/interval";

/** The number of a rule from ACC-01 to ACC-08. */
export type RuleNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** An access that no consent covers, with the nearest miss, as the pass's statement returns it. */
export type MissedRow = AccessRow & {
  rule_number: RuleNumber;
  t: string;
  time_fault: RuleNumber | null;
  scope_fault: RuleNumber | null;
  purpose_fault: RuleNumber | null;
  considered: ConsentRow | null;
  cited: ConsentRow | null;
  membership: AffiliationRow | null;
};

/**
 * An access that no consent covers. The grant is the nearest miss; null if none names the actor or an organisation it
 * acts for.
 */
export type MissedConsent = {
  access: AccessRow;
  /** The instant by which it is judged, in Unix seconds. */
  t: number;
  grant: ConsentRow | null;
  /** The grant that the access cites, if this patient gave it. */
  cited: ConsentRow | null;
  /** What the nearest miss fails on, besides the rule's own dimension. */
  alsoFailed: Fault[];
};

export type Fault = "revoked" | "expired" | "early" | "sensitive" | "scope" | "purpose";

const FAULTS: Partial<Record<RuleNumber, Fault>> = {
  1: "expired",
  2: "revoked",
  3: "early",
  6: "purpose",
  7: "scope",
  8: "sensitive",
};

/** Converts a row of the statement to the form that rules use. */
export function missedConsentOf(row: MissedRow): MissedConsent {
  const numbers = [row.time_fault, row.scope_fault, row.purpose_fault];
  return {
    access: row,
    t: Number(row.t),
    grant: row.considered,
    cited: row.cited,
    alsoFailed: numbers.flatMap((number) => (number === null || number === row.rule_number ? [] : [FAULTS[number]!])),
  };
}

/** Describes how the considered grant was found; empty if there is none. */
export function howFound({ grant, access, alsoFailed }: MissedConsent): string {
  if (grant === null) return "";
  const [whom, organisation] =
    grant.grantee === access.actor
      ? ["the actor", "an organisation the actor acted for"]
      : ["an organisation the actor acted for", "such an organisation"];
  const also =
    alsoFailed.length === 0
      ? ""
      : ` It also falls short because ${listInWords(alsoFailed.map((fault) => FAULT_WORDS[fault]))}.`;
  return ` No consent of the patient to the actor, or to ${organisation}, covers the access. This one, given to ${whom}, comes closest.${also}`;
}

const FAULT_WORDS: Record<Fault, string> = {
  revoked: "it had been revoked",
  expired: "it had expired",
  early: "it had not begun",
  sensitive: "it does not name the sensitive category",
  scope: "it does not cover the category or the action",
  purpose: "it does not cover the purpose",
};

/** Returns all facts that the verdict used. */
export function missedConsentEvidence(row: MissedRow): Record<string, unknown> {
  const missed = missedConsentOf(row);
  const at = BigInt(row.pos);
  const { membership, cited } = row;
  return {
    access: accessEvidence(row, missed.t),
    grant: missed.grant === null ? null : grantEvidence(missed.grant, at),
    ...(cited === null || cited.consent_id === missed.grant?.consent_id
      ? {}
      : { citedGrant: grantEvidence(cited, at) }),
    ...(membership === null ? {} : { affiliation: affiliationEvidence(membership, at) }),
    alsoFailed: missed.alsoFailed,
  };
}
