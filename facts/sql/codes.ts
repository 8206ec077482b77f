/** The codes and the masks that cover them, as common table expressions for a statement's `WITH`. */

import {
  coveringActions,
  coveringCategories,
  coveringPurposes,
  EMERGENCY_PURPOSES,
  purposeAndAbove,
  SENSITIVE_CATEGORIES,
} from "../code-hierarchy";
import { ACTIONS, CATEGORIES, PURPOSES } from "../codes";

const rows = <Code extends string>(codes: readonly Code[], columns: (code: Code) => readonly unknown[]) =>
  codes.map((code) => `('${code}', ${columns(code).join(", ")})`).join(", ");

/**
 * One row per purpose: the mask of granted purposes that cover it, and whether it is an emergency or a patient request.
 */
export const PURPOSE_TABLE = `purpose (code, covering, emergency, patient_request) AS (VALUES ${rows(
  PURPOSES,
  (code) => [
    `${coveringPurposes(code)}::bigint`,
    EMERGENCY_PURPOSES.includes(code),
    purposeAndAbove(code).includes("PATRQT"),
  ],
)})`;

/** One row per category: the mask of granted categories that cover it, and whether it is sensitive. */
export const CATEGORY_TABLE = `category (code, covering, sensitive) AS (VALUES ${rows(CATEGORIES, (code) => [
  `${coveringCategories(code)}::bigint`,
  SENSITIVE_CATEGORIES.includes(code),
])})`;

/** One row per action: the mask of granted actions that cover it. */
export const ACTION_TABLE = `action (code, covering) AS (VALUES ${rows(ACTIONS, (code) => [`${coveringActions(code)}::bigint`])})`;
