/** Elements that several FHIR R4 resources share. */
import type { Coding, Reference } from "fhir/r4";
import type { Category } from "../../../facts/codes";
import type { Names } from "../directory/names";
import { IDENTIFIERS, SYSTEMS } from "./systems";

/** Returns a fact's resource id: `<chain id>-<position>`, as in `/v1/accesses/{id}`. */
export const idOf = ({ chain_id, pos }: { chain_id: number; pos: string }): string => `${chain_id}-${pos}`;

export const coded = (system: string, code: string, display?: string): Coding => ({
  system,
  code,
  ...(display === undefined ? {} : { display }),
});

export const concept = (...coding: Coding[]) => ({ coding });

/** Builds a reference by identifier only. */
export const referenceTo = (kind: keyof typeof IDENTIFIERS, value: string, type?: string): Reference => ({
  ...(type === undefined ? {} : { type }),
  identifier: { system: IDENTIFIERS[kind], value },
});

/** References a patient by pseudonym; the person behind it is unknown here. */
export const patientReference = (patient: string): Reference => referenceTo("patient", patient, "Patient");

/** References an account by its address, with its name from the directory if there is one. */
export function accountReference(account: string, names: Names, type?: string): Reference {
  const { name } = names(account);
  return { ...referenceTo("account", account, type), ...(name === null ? {} : { display: name }) };
}

/** The last second that a FHIR instant can express: its year has four digits, but a custodian's clock can be beyond. */
const LAST_SECOND = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

/** Converts Unix seconds to ISO 8601; undefined if FHIR cannot express the year. */
export function instant(seconds: number | string): string | undefined {
  const given = Number(seconds);
  return given > LAST_SECOND ? undefined : new Date(given * 1000).toISOString();
}

/** Categories that have an HL7 sensitivity code (v3-ActCode, InformationSensitivityPolicy). */
const SENSITIVITY: Partial<Record<Category, string>> = {
  PSYTHPN: "PSYTHPN",
  SUD: "SUD",
  HIV: "HIV",
  SDV: "SDV",
  SEX: "SEX",
  GENETIC: "GDIS",
};

/** Returns a category's HL7 sensitivity code; undefined if it is not sensitive. */
export function sensitivityOf(category: string): Coding | undefined {
  const code = SENSITIVITY[category as Category];
  return code === undefined ? undefined : coded(SYSTEMS.sensitivity, code);
}
