/**
 * Writes grants as FHIR R4 Consents, following IHE PCF: scope patient-privacy, the purposes and the recipient in a
 * permitting provision, an exception in a provision of its own. They claim no profile: PCF requires the organisation
 * that presented the policy, which is not on chain, and has no element for the actions and kinds of content that a grant
 * is limited to. Omitting those limits would claim more consent than the patient gave.
 */
import type { CodeableConcept, Coding, Consent, Period, Reference } from "fhir/r4";
import { type Action, CATEGORIES, type Category } from "../../../facts/codes";
import type { Names } from "../directory/names";
import {
  accountReference,
  coded,
  concept,
  idOf,
  instant,
  patientReference,
  referenceTo,
  sensitivityOf,
} from "./elements";
import type { ConsentFact } from "./read-events";
import { CONSENT_POLICY, IDENTIFIERS, SYSTEMS } from "./systems";

/**
 * Converts a grant: `inactive` if it is revoked or can never hold. An expired grant stays `active` with a past period,
 * as in PCF.
 */
export function consentToFhir(grant: ConsentFact, names: Names): Consent {
  const period = periodOf(grant);
  const requested = grant.request_id === null ? [] : [{ system: IDENTIFIERS.consentRequest, value: grant.request_id }];
  return {
    resourceType: "Consent",
    id: idOf(grant),
    meta: { lastUpdated: instant(grant.revoked_pos === null ? grant.block_time : grant.revoked_time)! },
    identifier: [{ system: IDENTIFIERS.consent, value: grant.consent_id }, ...requested],
    status: grant.revoked_pos === null && !neverHolds(grant) ? "active" : "inactive",
    scope: concept(coded(SYSTEMS.consentScope, "patient-privacy", "Privacy Consent")),
    category: [concept(coded(SYSTEMS.loinc, "59284-0", "Consent Document"))],
    patient: patientReference(grant.patient),
    dateTime: instant(grant.block_time)!,
    performer: [performerOf(grant, names)],
    sourceReference: referenceTo("transaction", grant.tx_hash),
    policy: [{ uri: CONSENT_POLICY }],
    provision: {
      type: "permit",
      ...(period === undefined ? {} : { period }),
      actor: [
        {
          role: concept(coded(SYSTEMS.participation, "IRCP", "information recipient")),
          reference: accountReference(grant.grantee, names),
        },
      ],
      ...listOrNothing("action", actionsOf(grant)),
      ...listOrNothing(
        "purpose",
        grant.purposes.map((purpose) => coded(SYSTEMS.purpose, purpose)),
      ),
      ...listOrNothing("code", contentOf(grant)),
      provision: [redisclosureOf(grant)],
    },
  };
}

const beginningOf = (grant: ConsentFact) => Math.max(Number(grant.valid_from), Number(grant.block_time));

/** Whether the grant ended before it began. */
function neverHolds(grant: ConsentFact): boolean {
  const until = Number(grant.valid_until);
  return until !== 0 && until <= beginningOf(grant);
}

/**
 * Returns the grant's period. FHIR periods include their end and a grant's validity does not, so it ends a second
 * earlier.
 */
function periodOf(grant: ConsentFact): Period | undefined {
  const until = Number(grant.valid_until);
  const end = until === 0 ? undefined : instant(until - 1);
  // A valid period cannot express that the grant never holds: its status does.
  const start = neverHolds(grant) ? undefined : instant(beginningOf(grant));
  if (start === undefined && end === undefined) return undefined;
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/**
 * Returns who consented: the patient's controller, a representative, or somebody who recorded the consent for the
 * patient.
 */
function performerOf(grant: ConsentFact, names: Names): Reference {
  if (grant.by_controller) return { ...accountReference(grant.signer, names, "Patient") };
  return accountReference(grant.signer, names, grant.by_representative ? "RelatedPerson" : undefined);
}

const ACTION_CODES: Record<Exclude<Action, "ALL">, Coding> = {
  read: coded(SYSTEMS.restfulInteraction, "read"),
  create: coded(SYSTEMS.restfulInteraction, "create"),
  update: coded(SYSTEMS.restfulInteraction, "update"),
  delete: coded(SYSTEMS.restfulInteraction, "delete"),
  export: coded(SYSTEMS.lifecycle, "extract"),
};

/** Converts the actions; an empty list means every action. */
function actionsOf({ actions }: ConsentFact): CodeableConcept[] {
  if (actions.includes("ALL")) return [];
  return actions.map((action) => concept(ACTION_CODES[action as Exclude<Action, "ALL">]));
}

/** Categories covered by `ALL`: sensitive categories are not, they must be named. */
const ORDINARY: readonly Category[] = CATEGORIES.filter(
  (category) => category !== "ALL" && sensitivityOf(category) === undefined,
);

function contentOf({ categories }: ConsentFact): CodeableConcept[] {
  const covered = categories.includes("ALL") ? new Set([...ORDINARY, ...categories]) : new Set(categories);
  covered.delete("ALL");
  return [...covered].map((category) => {
    const sensitivity = sensitivityOf(category);
    return concept(coded(SYSTEMS.category, category), ...(sensitivity ? [sensitivity] : []));
  });
}

/** States whether the recipient may redisclose: always present, because the law requires it (42 CFR 2.32). */
function redisclosureOf({ redisclosure }: ConsentFact): NonNullable<NonNullable<Consent["provision"]>["provision"]>[0] {
  return {
    type: redisclosure ? "permit" : "deny",
    action: [{ ...concept(coded(SYSTEMS.consentAction, "disclose", "Disclose")), text: "Redisclosure" }],
  };
}

/** FHIR has no empty lists. */
function listOrNothing<Key extends string, Item>(key: Key, items: Item[]): Partial<Record<Key, Item[]>> {
  return items.length === 0 ? {} : ({ [key]: items } as Partial<Record<Key, Item[]>>);
}
