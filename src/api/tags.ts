/** The tags that group operations in the OpenAPI document, in the order in which readers see them. */
export const TAGS = {
  Session: "Browser sessions: pages of this server use the API with a cookie instead of a key.",
  Alerts: "Findings of the rules: lists, statistics, triage, and the stream of what happens to them.",
  Rules: "The rules with their parameters and figures, and back-tests with other parameters.",
  Suppressions: "Rules that stay silent about a subject until a date.",
  Accesses: "Accesses to records, each with its verdict and the grant considered.",
  Facts: "The other facts on the chain: consents, credentials, agreements, shares, claims and governance changes.",
  Patients: "Everything about one patient: counts, timeline, and the accounting of disclosures.",
  Actors:
    "Who accesses records: the list, and everything about one actor: credentials, affiliations, accesses by day, and alerts.",
  Organisations: "Organisations: members, sharing agreements, accesses recorded as custodian, and alerts.",
  Reports: "Exports of a period, and the compliance report.",
  Directory: "Names and addresses of staff and organisations, for reports. It contains no patients.",
  Webhooks: "Webhook endpoints, and the messages sent to them.",
  Keys: "API keys.",
  "Operator log": "Who read or changed what.",
  FHIR: "Accesses and consents as FHIR R4 resources.",
  GraphQL: "Facts, alerts and their relations in one query.",
  Service: "The monitor itself: its status, its metrics, and this description.",
} as const;

export type Tag = keyof typeof TAGS;
