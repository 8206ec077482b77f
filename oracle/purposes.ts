/**
 * Codes as the rules read them: which purposes lie below which, which stand alone, and which categories are sensitive.
 *
 * The oracle keeps lists of its own. It exists to catch the product's mistakes, so it must not inherit them.
 */

/** Each purpose of use with the one directly above it; `null` at the top of a branch. HL7 v3 ActReason. */
const ABOVE: Record<string, string | null> = {
  TREAT: null,
  CLINTRL: "TREAT",
  COC: "TREAT",
  POPHLTH: "TREAT",
  ETREAT: "TREAT",
  BTG: "ETREAT",
  ERTREAT: "ETREAT",
  HPAYMT: null,
  CLMATTCH: "HPAYMT",
  COVAUTH: "HPAYMT",
  REMITADV: "HPAYMT",
  COVERAGE: "HPAYMT",
  ELIGDTRM: "COVERAGE",
  ELIGVER: "COVERAGE",
  ENROLLM: "COVERAGE",
  HOPERAT: null,
  FRAUD: "HOPERAT",
  HCOMPL: "HOPERAT",
  HLEGAL: "HOPERAT",
  HQUALIMP: "HOPERAT",
  HSYSADMIN: "HOPERAT",
  PATADMIN: "HOPERAT",
  PATSFTY: "HOPERAT",
  TRAIN: "HOPERAT",
  HRESCH: null,
  BIORCH: "HRESCH",
  CLINTRCH: "HRESCH",
  DSRCH: "HRESCH",
  PUBHLTH: null,
  DISASTER: "PUBHLTH",
  THREAT: "PUBHLTH",
  PATRQT: null,
  FAMRQT: "PATRQT",
  PWATRNY: "PATRQT",
  SUPNWK: "PATRQT",
  HMARKT: null,
};

const EMERGENCY = ["ETREAT", "BTG", "ERTREAT"];
const ONLY_WHERE_NAMED = [...EMERGENCY, "CLINTRL"];
const SENSITIVE = ["PSYTHPN", "SUD", "HIV", "SDV", "SEX", "GENETIC"];

/** Every purpose of use. */
export const everyPurpose = Object.keys(ABOVE);

/** Every category that `ALL` does not cover. */
export const sensitiveCategories: readonly string[] = SENSITIVE;

/** Whether `purpose` is `ancestor` or lies below it. Throws a `RangeError` on a code that does not exist. */
export function isWithin(purpose: string, ancestor: string): boolean {
  for (let code: string | null = purpose; code !== null; ) {
    if (code === ancestor) return true;
    const above: string | null | undefined = ABOVE[code];
    if (above === undefined) throw new RangeError(`There is no purpose of use with the code ${code}`);
    code = above;
  }
  return false;
}

/** Whether the purpose is one of breaking the glass, for which no consent is looked for. */
export function isEmergency(purpose: string): boolean {
  return EMERGENCY.includes(purpose);
}

/** Whether a consent for the `granted` purposes holds for `purpose`. */
export function coversPurpose(granted: readonly string[], purpose: string): boolean {
  if (ONLY_WHERE_NAMED.includes(purpose)) return granted.includes(purpose);
  return granted.some((code) => isWithin(purpose, code));
}

/** Whether the category is sensitive: covered by its own name alone. */
export function isSensitive(category: string): boolean {
  return SENSITIVE.includes(category);
}

/** Whether a consent for the `granted` categories holds for `category`. */
export function coversCategory(granted: readonly string[], category: string): boolean {
  return granted.includes(category) || (granted.includes("ALL") && !isSensitive(category));
}

/** Whether a consent for the `granted` actions holds for `action`. */
export function coversAction(granted: readonly string[], action: string): boolean {
  return granted.includes(action) || granted.includes("ALL");
}
