import { z } from "zod";
import { instantInWords, placeInWords, someInWords } from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { grantEvidence } from "../evidence/consent";
import { representativeEvidence } from "../evidence/interval";
import { registrationEvidence } from "../evidence/patient";
import type { JudgedGrant } from "./judged-grant";

/** Somebody gave a consent who could not speak for the patient: a registrar recorded it on the patient's behalf. */
export const grantByThirdParty = defineEventRule({
  id: "CON-01",
  name: "grant-by-third-party",
  title: "Consent recorded by someone other than the patient",
  version: 3,
  severity: "high",
  citations: ["45 CFR 164.508(c)(1)(vi)", "GDPR 7(1)"],
  subject: "consent",
  description: "A consent whose signer was neither the patient nor the patient's representative at that time.",
  parameters: z.strictObject({}),
  triage: [
    "Ask the signer for the authority they relied on: a form signed by the patient, or by someone who may sign for them.",
    "Check whether the signer's appointment as representative had expired, had ended or was recorded only later.",
    "To see who benefits, review the grantee's accesses under this consent and the signer's other consents.",
    "If the patient did not agree, have the consent revoked and review everything accessed under it.",
  ],
  falsePositives: [
    "A paper consent that the registration desk entered for the patient.",
    "A parent or guardian whose authority was not yet recorded.",
  ],
  headline: () => "Consent recorded by someone who may not act for the patient",
  summary: ({ consent }: JudgedGrant) =>
    `A consent was recorded in a patient's name on ${instantInWords(Number(consent.block_time))} by someone who was neither the patient nor their representative.`,
  explanation: ({ consent, registration, representations }) =>
    `Consent ${consent.consent_id} was signed by ${consent.signer} on ${instantInWords(Number(consent.block_time))} (${placeInWords(consent.pos)}). ${
      registration === null
        ? "No registration of the patient was recorded before it."
        : `The patient's registration (${placeInWords(registration.pos)}) names another account, ${registration.controller}, as the one that acts for the patient.`
    } ${
      representations === null
        ? "The signer had never been recorded as the patient's representative."
        : `The signer had been recorded as the patient's representative (${someInWords(
            representations.map(({ pos }) => placeInWords(pos)),
            3,
          )}), but was not their representative at that time.`
    }`,
  evidence: ({ consent, registration, representations }) => {
    const at = BigInt(consent.pos);
    return {
      grant: grantEvidence(consent, at),
      registration: registration === null ? null : registrationEvidence(registration),
      representations: (representations ?? []).map((row) => representativeEvidence(row, at)),
    };
  },
});
