import { createMiddleware } from "hono/factory";
import type { ApiEnvironment, ApiLogger } from "../environment";
import { type Operation, PERMISSIONS, type Role } from "../identity/roles";
import { Problem } from "../problem";

/** Lets a request through only where the table of roles permits this operation to its credential; otherwise 403. */
export function authorisation(operation: Operation, logger: ApiLogger) {
  const roles: readonly Role[] = PERMISSIONS[operation];
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const { id, role, operations } = c.get("credential");
    if (operations && !operations.includes(operation)) {
      logger.warn({ key_id: id, role, operation }, "Refused a request that the key is not for");
      throw new Problem(403, "forbidden", `This key may do nothing but ${operations.join(", ")}.`);
    }
    if (!roles.includes(role)) {
      logger.warn({ key_id: id, role, operation }, "Refused a request that the role does not permit");
      throw new Problem(403, "forbidden", `The role ${role} may not do this: it takes ${roles.join(" or ")}.`);
    }
    await next();
  });
}
