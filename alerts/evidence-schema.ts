/**
 * What an alert's evidence holds, by family of rules. The rules write it in `alerts/rules/evidence/`; what an older version
 * of a rule wrote is never rewritten, so members may be added here and never made stricter.
 */
import { z } from "@hono/zod-openapi";
import {
  access,
  affiliation,
  agreement,
  approval,
  claim,
  count,
  credential,
  credentialShape,
  grant,
  maybeInstant,
  payment,
  place,
  registration,
  representation,
  share,
} from "./fact-schemas";
import { decimalText, hexText, instantText, orNull } from "./json-values";

const counted = z.object({
  pos: decimalText,
  txHash: hexText,
  logIndex: z.int(),
  entryIndex: z.int(),
  accessId: hexText,
  patient: hexText,
  effectiveTime: instantText,
});

const shared = { share, agreements: z.array(agreement) };

const missedConsent = z
  .object({
    access,
    grant: orNull(grant).openapi({ description: "The grant that came closest." }),
    citedGrant: grant.optional(),
    affiliation: affiliation.optional(),
    alsoFailed: z.array(z.string()).openapi({ description: "Ids of the other rules whose conditions hold." }),
  })
  .openapi("MissedConsentEvidence", { description: "ACC-01 to ACC-08." });

const breakGlass = z
  .object({
    access,
    reasonHash: hexText.nullable(),
    reviews: z.array(z.object({ ...place, reviewer: hexText, approved: z.boolean() })).optional(),
  })
  .openapi("BreakGlassEvidence", { description: "ACC-09." });

const burst = z
  .object({ access, limit: count, windowSeconds: count, counted: count, accesses: z.array(counted) })
  .openapi("BurstEvidence", { description: "ACC-10 to ACC-12." });

const clock = z.object({ access, toleranceSeconds: count }).openapi("ClockEvidence", { description: "ACC-13." });

const volume = z
  .object({
    access,
    day: z.string().openapi({ format: "date" }),
    patients: count,
    floorPatients: count,
    deviations: count,
    baseline: z.array(z.object({ day: z.string().openapi({ format: "date" }), patients: count })),
    accesses: z.array(counted),
  })
  .openapi("VolumeEvidence", { description: "ACC-14." });

const selfAccess = z.object({ access, registration }).openapi("SelfAccessEvidence", { description: "ACC-15." });

const grantByThirdParty = z
  .object({ grant, registration: orNull(registration), representations: z.array(representation) })
  .openapi("GrantByThirdPartyEvidence", { description: "CON-01." });

const openEndedConsent = z
  .object({
    grant,
    countedFrom: maybeInstant,
    latestEnd: maybeInstant.optional(),
    mostYears: count.optional(),
    mostDays: count.optional().openapi({ description: "In place of `mostYears` until version 2." }),
  })
  .openapi("OpenEndedConsentEvidence", { description: "CON-02." });

const slowRevocation = z
  .object({
    revocation: z.object({ ...place, consentId: hexText, signer: hexText, requestedAt: maybeInstant }),
    grant: orNull(grant),
    mostSeconds: count,
  })
  .openapi("SlowRevocationEvidence", { description: "CON-03." });

const hastyRegrant = z
  .object({ grant, revokedGrant: grant, withinSeconds: count })
  .openapi("HastyRegrantEvidence", { description: "CON-04." });

const uncredentialed = z
  .object({
    access,
    credentials: z.array(
      z.object({
        ...credentialShape,
        revocation: z.object({ pos: decimalText, txHash: hexText, revokedAt: maybeInstant }).nullable(),
      }),
    ),
  })
  .openapi("UncredentialedAccessEvidence", { description: "CRD-01." });

const untrustedIssuer = z
  .object({
    credential,
    trust: z.object({ ...place, issuer: hexText, trusted: z.literal(false), caller: hexText }).nullable(),
  })
  .openapi("UntrustedIssuerEvidence", { description: "CRD-02." });

const staleGrant = z
  .object({
    credential,
    revocation: z.object({ ...place, issuer: hexText }).nullable(),
    grant,
    endedAt: maybeInstant,
  })
  .openapi("StaleGrantEvidence", { description: "CRD-03." });

const sharing = z.object(shared).openapi("ShareEvidence", { description: "SHR-01 and SHR-03." });

const redisclosure = z
  .object({ share, received: z.object(shared), grants: z.array(grant) })
  .openapi("RedisclosureEvidence", { description: "SHR-02." });

const overdueRequest = z
  .object({
    request: z.object({ ...place, requestId: hexText, patient: hexText, custodian: hexText, requester: hexText }),
    extension: z.object(place).nullable(),
  })
  .openapi("OverdueRequestEvidence", { description: "SHR-04." });

const duplicateClaim = z
  .object({ claim, earlier: claim })
  .openapi("DuplicateClaimEvidence", { description: "CLM-01." });

const claimWithoutService = z
  .object({
    claim,
    access: orNull(access.extend({ affiliation: orNull(affiliation) })),
    credential: orNull(credential.extend({ affiliation: orNull(affiliation) })),
    daysBefore: count,
    daysAfter: count,
  })
  .openapi("ClaimWithoutServiceEvidence", { description: "CLM-02." });

const claimPayment = z
  .object({
    payment,
    claim,
    approval: orNull(approval),
    payments: z.array(payment),
    paid: decimalText,
  })
  .openapi("ClaimPaymentEvidence", { description: "CLM-03, of a payment." });

const claimApproval = z
  .object({ approval, claim })
  .openapi("ClaimApprovalEvidence", { description: "CLM-03, of an approval." });

const governance = z
  .object({
    change: z.object({
      ...place,
      contract: hexText,
      kind: z.string(),
      caller: hexText.nullable(),
      role: hexText.nullable(),
      account: hexText.nullable(),
      key: z.string().nullable(),
      value: z.string().nullable(),
    }),
  })
  .openapi("GovernanceEvidence", { description: "GOV-01." });

const auditGap = z
  .object({ access, previous: z.object({ pos: decimalText, txHash: hexText, sequence: decimalText }) })
  .openapi("AuditGapEvidence", { description: "GOV-02." });

/** The evidence of each rule; a rule about two kinds of fact has two. */
export const EVIDENCE_BY_RULE = {
  "ACC-01": [missedConsent],
  "ACC-02": [missedConsent],
  "ACC-03": [missedConsent],
  "ACC-04": [missedConsent],
  "ACC-05": [missedConsent],
  "ACC-06": [missedConsent],
  "ACC-07": [missedConsent],
  "ACC-08": [missedConsent],
  "ACC-09": [breakGlass],
  "ACC-10": [burst],
  "ACC-11": [burst],
  "ACC-12": [burst],
  "ACC-13": [clock],
  "ACC-14": [volume],
  "ACC-15": [selfAccess],
  "CON-01": [grantByThirdParty],
  "CON-02": [openEndedConsent],
  "CON-03": [slowRevocation],
  "CON-04": [hastyRegrant],
  "CRD-01": [uncredentialed],
  "CRD-02": [untrustedIssuer],
  "CRD-03": [staleGrant],
  "SHR-01": [sharing],
  "SHR-02": [redisclosure],
  "SHR-03": [sharing],
  "SHR-04": [overdueRequest],
  "CLM-01": [duplicateClaim],
  "CLM-02": [claimWithoutService],
  "CLM-03": [claimPayment, claimApproval],
  "GOV-01": [governance],
  "GOV-02": [auditGap],
} as const satisfies Record<string, readonly z.ZodType[]>;

/** The evidence of any alert. */
export const evidence = z.union([...new Set(Object.values(EVIDENCE_BY_RULE).flat())]).openapi("AlertEvidence", {
  description:
    "The facts that the verdict used, each with its place on the chain. `rule.id` tells which of these it is; its members tell as well. Members that are not listed may appear, and alerts of earlier versions of a rule may lack some.",
});
