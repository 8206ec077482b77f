import {
  coveringActions,
  coveringCategories,
  coveringPurposes,
  EMERGENCY_PURPOSES,
  purposeAndAbove,
  SENSITIVE_CATEGORIES,
} from "../../facts/code-hierarchy";
import type { Action, Category, Purpose } from "../../facts/codes";
import { CHAIN_ID } from "./fact-lines";
import type { Ask, Judged } from "./naive-types";

export type ConsentVerdict = { consent: string; consentId: string | null; ruleId: string | null };

type GrantRow = {
  consent_id: string;
  pos: string;
  block_time: string;
  purpose_mask: string;
  category_mask: string;
  action_mask: string;
  valid_from: string;
  valid_until: string;
  revoked_pos: string | null;
  revoked_time: string | null;
};

/** Of an interval that may have been ended: valid at `$4`, recorded below `$3`, not over by both. */
const HOLDS = `pos < $3 AND valid_from <= $4 AND (valid_until = 0 OR $4 < valid_until)
  AND NOT COALESCE(ended_pos < $3 AND $4 >= ended_time, false)`;

/** Returns the consent that covers an access, or which of ACC-01 … ACC-08 it violates. */
export async function decideConsent(ask: Ask, access: Judged): Promise<ConsentVerdict> {
  const { pos, t, actor, patient } = access;
  const settled = (consent: string): ConsentVerdict => ({ consent, consentId: null, ruleId: null });
  if (access.outcome === "denied") return settled("denied");
  if (EMERGENCY_PURPOSES.some((purpose) => purpose === access.purpose)) return settled("breakGlass");
  if (purposeAndAbove(access.purpose as Purpose).includes("PATRQT") && (await actsForPatient(ask, access)))
    return settled("explained");

  const memberships = await ask<{ organisation: string }>(
    `SELECT organisation FROM chain.affiliation WHERE chain_id = $1 AND member = $2 AND ${HOLDS}`,
    [CHAIN_ID, actor, pos, t],
  );
  const grantees = [actor, ...memberships.map(({ organisation }) => organisation)];
  const grants = await ask<GrantRow>(
    "SELECT * FROM chain.consent WHERE chain_id = $1 AND patient = $2 AND pos < $3 AND grantee = ANY($4) ORDER BY pos DESC",
    [CHAIN_ID, patient, pos, grantees],
  );
  const misses = grants.map((grant) => ({ grant, faults: faultsOf(grant, access) }));
  const nearest = misses.toSorted((a, b) => a.faults.length - b.faults.length || rankOf(a) - rankOf(b))[0];
  if (nearest === undefined)
    return { ...settled("missed"), ruleId: (await citesAnother(ask, access)) ? "ACC-05" : "ACC-04" };
  const fault = nearest.faults[0];
  if (fault === undefined) return { consent: "explained", consentId: nearest.grant.consent_id, ruleId: null };
  return { consent: "missed", consentId: nearest.grant.consent_id, ruleId: fault.ruleId };
}

type Fault = { dimension: number; ruleId: string };

const rankOf = ({ faults }: { faults: readonly Fault[] }): number => faults[0]?.dimension ?? 0;

/** Returns what a grant fails on, in the order time, scope, purpose. */
function faultsOf(grant: GrantRow, access: Judged): Fault[] {
  const { t } = access;
  const faults: Fault[] = [];
  const until = Number(grant.valid_until);
  const isRevoked = grant.revoked_pos !== null && BigInt(grant.revoked_pos) < BigInt(access.pos);
  if (isRevoked && t >= Number(grant.revoked_time)) faults.push({ dimension: 1, ruleId: "ACC-02" });
  else if (until !== 0 && t >= until) faults.push({ dimension: 1, ruleId: "ACC-01" });
  else if (t < Math.max(Number(grant.valid_from), Number(grant.block_time)))
    faults.push({ dimension: 1, ruleId: "ACC-03" });
  const coversCategory = BigInt(grant.category_mask) & coveringCategories(access.category as Category);
  const coversAction = BigInt(grant.action_mask) & coveringActions(access.action as Action);
  if (!coversCategory && SENSITIVE_CATEGORIES.some((category) => category === access.category))
    faults.push({ dimension: 2, ruleId: "ACC-08" });
  else if (!coversCategory || !coversAction) faults.push({ dimension: 2, ruleId: "ACC-07" });
  if (!(BigInt(grant.purpose_mask) & coveringPurposes(access.purpose as Purpose)))
    faults.push({ dimension: 3, ruleId: "ACC-06" });
  return faults;
}

async function actsForPatient(ask: Ask, { actor, patient, pos, t }: Judged): Promise<boolean> {
  const controllers = await ask(
    "SELECT FROM chain.patient WHERE chain_id = $1 AND patient = $2 AND controller = $3 AND pos < $4",
    [CHAIN_ID, patient, actor, pos],
  );
  if (controllers.length > 0) return true;
  const representatives = await ask(
    `SELECT FROM chain.representative WHERE chain_id = $1 AND representative = $2 AND patient = $5 AND ${HOLDS}`,
    [CHAIN_ID, actor, pos, t, patient],
  );
  return representatives.length > 0;
}

async function citesAnother(ask: Ask, { cited_consent_id, patient, pos }: Judged): Promise<boolean> {
  if (cited_consent_id === null) return false;
  const rows = await ask(
    "SELECT FROM chain.consent WHERE chain_id = $1 AND patient = $2 AND consent_id = $3 AND pos < $4",
    [CHAIN_ID, patient, cited_consent_id, pos],
  );
  return rows.length > 0;
}
