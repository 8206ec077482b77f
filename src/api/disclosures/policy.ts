/**
 * Defines what an accounting of disclosures leaves out and what it must list (45 CFR 164.528). The decisions and their
 * sources are in docs/disclosures.md.
 */
import { purposeAndAbove } from "../../../facts/code-hierarchy";
import { PURPOSES, type Purpose } from "../../../facts/codes";
import type { BASES } from "../schemas/disclosures";

/** HL7 classes it as treatment, HIPAA as research: a trial must be accounted for unless the patient authorised it. */
const NOT_TREATMENT: readonly Purpose[] = ["CLINTRL"];

const ROOTS = ["TREAT", "HPAYMT", "HOPERAT"] as const satisfies readonly Purpose[];

/** Treatment, payment and health care operations (164.528(a)(1)(i), 164.501). */
export const TREATMENT_PAYMENT_OPERATIONS: readonly Purpose[] = PURPOSES.filter(
  (purpose) =>
    !NOT_TREATMENT.includes(purpose) && purposeAndAbove(purpose).some((above) => ROOTS.includes(above as "TREAT")),
);

/** Why a disclosure was not permitted, in a sentence for the patient, by the rule of its active alert. */
export const IMPERMISSIBLE = {
  "ACC-01": "Your consent had expired.",
  "ACC-02": "You had withdrawn your consent.",
  "ACC-03": "Your consent had not begun yet.",
  "ACC-04": "No consent of yours covered it.",
  "ACC-05": "It relied on a consent that you had given to somebody else.",
  "ACC-06": "Your consent did not cover this purpose.",
  "ACC-07": "Your consent did not cover this kind of information or use.",
  "ACC-08": "It was sensitive information that your consent did not name.",
  "SHR-01": "No agreement between the two covered it.",
  "SHR-02": "It was passed on without permission.",
} as const;

export type ImpermissibleRule = keyof typeof IMPERMISSIBLE;

/** The rules whose alerts make a disclosure impermissible. */
export const IMPERMISSIBLE_RULES = Object.keys(IMPERMISSIBLE) as ImpermissibleRule[];

/** The reasons for leaving out a permitted event. */
export const EXCLUSIONS = ["treatmentPaymentOperations", "individualOrRepresentative", "authorization"] as const;

export type Basis = (typeof BASES)[number];
export type Exclusion = (typeof EXCLUSIONS)[number];
