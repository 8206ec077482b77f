import type { PlaceRow } from "../../../facts/rows";
import { placeOf } from "./place";

/** A row of the fact table `patient`, as JSON. */
export type RegistrationRow = PlaceRow & { patient: string; controller: string; registrar: string };

/** Shows a patient's registration as evidence: which account speaks for the patient. */
export const registrationEvidence = (row: RegistrationRow) => ({
  ...placeOf(row),
  patient: row.patient,
  controller: row.controller,
  registrar: row.registrar,
});
