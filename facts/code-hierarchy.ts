/** The HL7 hierarchy of purposes of use, categories and actions, as masks: what each granted code covers. */
import { ACTIONS, type Action, CATEGORIES, type Category, maskOf, PURPOSES, type Purpose } from "./codes";

/** Each purpose's parent in HL7 v3 ActReason; the roots have none. */
const PARENT: Partial<Record<Purpose, Purpose>> = {
  CLINTRL: "TREAT",
  COC: "TREAT",
  POPHLTH: "TREAT",
  ETREAT: "TREAT",
  BTG: "ETREAT",
  ERTREAT: "ETREAT",
  CLMATTCH: "HPAYMT",
  COVAUTH: "HPAYMT",
  REMITADV: "HPAYMT",
  COVERAGE: "HPAYMT",
  ELIGDTRM: "COVERAGE",
  ELIGVER: "COVERAGE",
  ENROLLM: "COVERAGE",
  FRAUD: "HOPERAT",
  HCOMPL: "HOPERAT",
  HLEGAL: "HOPERAT",
  HQUALIMP: "HOPERAT",
  HSYSADMIN: "HOPERAT",
  PATADMIN: "HOPERAT",
  PATSFTY: "HOPERAT",
  TRAIN: "HOPERAT",
  BIORCH: "HRESCH",
  CLINTRCH: "HRESCH",
  DSRCH: "HRESCH",
  DISASTER: "PUBHLTH",
  THREAT: "PUBHLTH",
  FAMRQT: "PATRQT",
  PWATRNY: "PATRQT",
  SUPNWK: "PATRQT",
};

/** Purposes that allow break-glass access. Their own rules judge them, not consent. */
export const EMERGENCY_PURPOSES: readonly Purpose[] = ["ETREAT", "BTG", "ERTREAT"];

/** Purposes covered only when named, whatever their parents are. */
const NAMED_ONLY: readonly Purpose[] = [...EMERGENCY_PURPOSES, "CLINTRL"];

/** Categories covered only when named: `ALL` does not cover them. */
export const SENSITIVE_CATEGORIES: readonly Category[] = ["PSYTHPN", "SUD", "HIV", "SDV", "SEX", "GENETIC"];

/** Returns the purpose and all its ancestors, nearest first. */
export function purposeAndAbove(purpose: Purpose): Purpose[] {
  const parent = PARENT[purpose];
  return parent === undefined ? [purpose] : [purpose, ...purposeAndAbove(parent)];
}

/** Returns the mask of granted purposes, any of which covers this one. */
export function coveringPurposes(purpose: Purpose): bigint {
  return maskOf(PURPOSES, NAMED_ONLY.includes(purpose) ? [purpose] : purposeAndAbove(purpose));
}

/** Returns the mask of granted categories, any of which covers this one. */
export function coveringCategories(category: Category): bigint {
  return maskOf(CATEGORIES, SENSITIVE_CATEGORIES.includes(category) ? [category] : [category, "ALL"]);
}

/** Returns the mask of granted actions, any of which covers this one. */
export function coveringActions(action: Action): bigint {
  return maskOf(ACTIONS, [action, "ALL"]);
}
