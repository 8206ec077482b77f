import type { Credential } from "../identity/credential";
import { permits, withinLimit } from "../identity/roles";
import { Problem } from "../problem";

/** Throws a `Problem` for a credential that may not list the directory, whose names it would otherwise read. */
export function requireDirectory({ role, operations }: Credential): void {
  const needed = "GET /v1/directory";
  if (!permits(role, needed) || !withinLimit(operations, needed))
    throw new Problem(403, "forbidden", "Names come from the directory, which this credential may not list.");
}
