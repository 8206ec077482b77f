import { createMiddleware } from "hono/factory";
import type { ApiEnvironment, ApiLogger } from "../environment";
import { isPublic, type Operation, PERMISSIONS, type Role, withinLimit } from "../identity/roles";
import { Problem } from "../problem";

/**
 * Accepts a request only if the permission table and the credential's own operations allow it; otherwise 403.
 * Public operations accept every credential.
 */
export function authorisation(operation: Operation, logger: ApiLogger) {
  const roles: readonly Role[] = PERMISSIONS[operation];
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    if (isPublic(operation)) return next();
    const { id, role, operations } = c.get("credential");
    if (!withinLimit(operations, operation)) {
      logger.warn({ key_id: id, role, operation }, "Refused a request that the key does not permit");
      throw new Problem(403, "forbidden", `This key is limited to ${operations!.join(", ")}.`);
    }
    if (!roles.includes(role)) {
      logger.warn({ key_id: id, role, operation }, "Refused a request that the role does not permit");
      throw new Problem(403, "forbidden", `The role ${role} may not do this. Required role: ${roles.join(" or ")}.`);
    }
    await next();
  });
}
