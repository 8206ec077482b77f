import { PERMISSIONS, permits, type Role } from "./identity/roles";
import { Problem } from "./problem";

/**
 * Refuses (403) a role that may not read alerts where it would decide that, or to where, whole alerts are sent: they are
 * patient-level data, and whoever chooses the address or holds the secret of an endpoint reads what it is sent.
 */
export function refuseWholeAlerts(role: Role): void {
  if (permits(role, "GET /v1/alerts")) return;
  const able = PERMISSIONS["POST /v1/endpoints"].filter((each) => permits(each, "GET /v1/alerts"));
  throw new Problem(
    403,
    "forbidden",
    `The role ${role} reads no patient-level data, and this endpoint's messages hold it (payload full, now or once): it takes ${able.join(" or ")}.`,
  );
}
