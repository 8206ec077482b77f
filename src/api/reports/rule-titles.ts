import { findRule } from "../../../alerts/rules/catalogue";

/** What each rule finds, in a few words for people who read no code. */
const TITLES: Readonly<Record<string, string>> = {
  "ACC-01": "Record accessed after consent had expired",
  "ACC-02": "Record accessed after consent was revoked",
  "ACC-03": "Record accessed before consent began",
  "ACC-04": "Record accessed without consent",
  "ACC-05": "Record accessed under someone else's consent",
  "ACC-06": "Record accessed for a purpose the consent does not cover",
  "ACC-07": "Record accessed outside the scope of the consent",
  "ACC-08": "Sensitive information accessed under a consent that does not name it",
  "ACC-09": "Break-glass access without a reason or an approving review",
  "ACC-10": "Repeated break-glass access by one person",
  "ACC-11": "Many patients' records accessed within a short time",
  "ACC-12": "Repeated attempts to access records were refused",
  "ACC-13": "Access recorded with an implausible time",
  "ACC-14": "Unusually many patients' records accessed in one day",
  "ACC-15": "Record accessed by the person who controls its consents",
  "CON-01": "Consent recorded by someone other than the patient",
  "CON-02": "Consent without an end date or for too long",
  "CON-03": "Revocation recorded too late",
  "CON-04": "Consent given again right after someone else revoked it",
  "CRD-01": "Record accessed for treatment without a valid licence",
  "CRD-02": "Credential issued by an untrusted issuer",
  "CRD-03": "Consent still active after the licence ended",
  "SHR-01": "Record shared without an agreement that covers it",
  "SHR-02": "Record passed on without permission",
  "SHR-03": "Record shared in a format that was not agreed",
  "SHR-04": "Patient's request for data not fulfilled in time",
  "CLM-01": "Claim submitted twice for the same service",
  "CLM-02": "Claim for a service with no record of it",
  "CLM-03": "Claim approved or paid when it should not have been",
  "GOV-01": "Change made without going through governance",
  "GOV-02": "Entries missing from a custodian's access log",
};

/** Returns a rule's title for reports: a few words, or the rule's description if it has no title here. */
export function titleOf(ruleId: string): string {
  return TITLES[ruleId] ?? findRule(ruleId)?.description ?? `Rule ${ruleId}, which is no longer in the catalogue`;
}
