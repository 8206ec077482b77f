import { PERMISSIONS, permits, type Role } from "./identity/roles";
import { Problem } from "./problem";

/**
 * Refuses (403) a role that may not read alerts when it would make an endpoint receive full alerts, or decide where
 * they are sent. Full alerts are patient-level data, and anyone who controls the endpoint's address or secret can read
 * them.
 */
export function refuseWholeAlerts(role: Role): void {
  if (permits(role, "GET /v1/alerts")) return;
  const able = PERMISSIONS["POST /v1/endpoints"].filter((each) => permits(each, "GET /v1/alerts"));
  throw new Problem(
    403,
    "forbidden",
    `The role ${role} may not read patient-level data, which this endpoint's messages contain (its payload is or was full). Required role: ${able.join(" or ")}.`,
  );
}
