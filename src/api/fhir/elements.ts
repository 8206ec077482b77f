/** Elements that several FHIR R4 resources share. */
import type { Coding, Reference } from "fhir/r4";
import type { Category } from "../../../facts/codes";
import type { Names } from "../directory/names";
import { IDENTIFIERS, SYSTEMS } from "./systems";

/** The id of the resource that shows a fact: chain id and position, as in `/v1/accesses/{id}`. */
export const idOf = ({ chain_id, pos }: { chain_id: number; pos: string }): string => `${chain_id}-${pos}`;

export const coded = (system: string, code: string, display?: string): Coding => ({
  system,
  code,
  ...(display === undefined ? {} : { display }),
});

export const concept = (...coding: Coding[]) => ({ coding });

/** What is known by an identifier only. */
export const referenceTo = (kind: keyof typeof IDENTIFIERS, value: string, type?: string): Reference => ({
  ...(type === undefined ? {} : { type }),
  identifier: { system: IDENTIFIERS[kind], value },
});

/** A patient by pseudonym: whose it is, nothing here knows. */
export const patientReference = (patient: string): Reference => referenceTo("patient", patient, "Patient");

/** An account by its address, with the directory's name where there is one. */
export function accountReference(account: string, names: Names, type?: string): Reference {
  const { name } = names(account);
  return { ...referenceTo("account", account, type), ...(name === null ? {} : { display: name }) };
}

/** FHIR's instants have four digits for the year; a custodian's clock can say one beyond. */
const LAST_SECOND = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

/** ISO 8601 of Unix seconds; undefined where FHIR cannot write it. */
export function instant(seconds: number | string): string | undefined {
  const given = Number(seconds);
  return given > LAST_SECOND ? undefined : new Date(given * 1000).toISOString();
}

/** Categories that HL7's sensitivity codes (v3-ActCode, InformationSensitivityPolicy) have too. */
const SENSITIVITY: Partial<Record<Category, string>> = {
  PSYTHPN: "PSYTHPN",
  SUD: "SUD",
  HIV: "HIV",
  SDV: "SDV",
  SEX: "SEX",
  GENETIC: "GDIS",
};

/** A category of content as HL7's sensitivity code; undefined where it is not sensitive. */
export function sensitivityOf(category: string): Coding | undefined {
  const code = SENSITIVITY[category as Category];
  return code === undefined ? undefined : coded(SYSTEMS.sensitivity, code);
}
