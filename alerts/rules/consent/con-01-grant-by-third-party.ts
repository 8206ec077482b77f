import { z } from "zod";
import { instantInWords, isoInstant } from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { grantEvidence } from "../evidence/consent";
import { representativeEvidence } from "../evidence/interval";
import { registrationEvidence } from "../evidence/patient";
import type { JudgedGrant } from "./judged-grant";

/** Somebody gave a consent who could not speak for the patient: a registrar recorded it on the patient's behalf. */
export const grantByThirdParty = defineEventRule({
  id: "CON-01",
  name: "grant-by-third-party",
  version: 1,
  severity: "high",
  citations: ["45 CFR 164.508(c)(1)(vi)", "GDPR 7(1)"],
  subject: "consent",
  description:
    "A consent whose signer was neither the patient's own account nor a representative of the patient at that time.",
  parameters: z.strictObject({}),
  triage: [
    "Ask the signer for what it rests on: a form signed by the patient or by somebody who may sign for them.",
    "See whether a representative's setting had run out or ended, or was only recorded afterwards.",
    "Look at who benefits: the grantee's accesses under this consent, and other consents by the same signer.",
    "Without the patient's word, have the consent revoked, and judge what was accessed under it.",
  ],
  falsePositives: [
    "A consent on paper that a registration desk entered for the patient.",
    "A parent or guardian whose authority was not recorded yet.",
  ],
  headline: () => "Consent recorded by someone who may not act for the patient",
  summary: ({ consent }: JudgedGrant) =>
    `On ${instantInWords(Number(consent.block_time))} a consent was recorded in a patient's name by somebody who was neither the patient nor a representative of the patient at that time.`,
  explanation: ({ consent, registration, representations }) =>
    `Consent ${consent.consent_id} was signed by ${consent.signer} at position ${consent.pos}. ${
      registration === null
        ? `No registration of patient ${consent.patient} stands before it`
        : `The patient's own account, by the registration at position ${registration.pos}, is ${registration.controller}`
    }, and ${
      representations === null
        ? "the signer was never named as a representative of the patient before"
        : `of the settings that name the signer as a representative of the patient (${representations.map(({ pos }) => `position ${pos}`).join(", ")}) none was valid at ${isoInstant(Number(consent.block_time))}`
    }.`,
  evidence: ({ consent, registration, representations }) => {
    const at = BigInt(consent.pos);
    return {
      grant: grantEvidence(consent, at),
      registration: registration === null ? null : registrationEvidence(registration),
      representations: (representations ?? []).map((row) => representativeEvidence(row, at)),
    };
  },
});
