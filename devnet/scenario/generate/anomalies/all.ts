/** Every anomaly that a story can have, at least one for each rule. */
import type { Anomaly } from "./anomaly";
import { CLAIMS } from "./claims";
import { CONDUCT } from "./conduct";
import { MISSED_CONSENTS } from "./consent-missed";
import { CONSENTS } from "./consents";
import { CREDENTIALS } from "./credentials";
import { EMERGENCIES } from "./emergency";
import { GOVERNANCE } from "./governance";
import { SHARES } from "./sharing";
import { VOLUMES } from "./volume";

export const ANOMALIES: readonly Anomaly[] = [
  ...MISSED_CONSENTS,
  ...EMERGENCIES,
  ...VOLUMES,
  ...CONDUCT,
  ...CONSENTS,
  ...CREDENTIALS,
  ...SHARES,
  ...CLAIMS,
  ...GOVERNANCE,
];
