import { createMiddleware } from "hono/factory";
import { createOperatorLogWriter } from "../../../alerts/operator-log/write";
import { createClientAddress } from "../client-address";
import type { Credential } from "../credential";
import type { ApiContext, ApiEnvironment } from "../environment";
import { parametersOf } from "../parameters";
import { operationOf, readsPatients } from "../roles";

type Needs = Pick<ApiContext, "pool" | "trustedProxies">;

/**
 * Writes every operation to the operator log before its answer is sent, whoever answers it: who, what, with which filter,
 * from where, and what was answered. Of other requests, only those that were refused. Where the log cannot be written there
 * is no answer but an error. What was refused for its number (429) is not written.
 */
export function operatorLog({ pool, trustedProxies = [] }: Needs) {
  const { write } = createOperatorLogWriter({ pool });
  const addressOf = createClientAddress(trustedProxies);
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const { method, path } = c.req;
    const matched = operationOf(method, path);
    const graphql = matched?.operation === "POST /graphql" ? c.req.raw.clone() : undefined;
    await next();
    const { status } = c.res;
    const refused = status === 401 || status === 403;
    if ((!matched && !refused) || status === 429) return;
    const credential = c.get("credential") as Credential | undefined;
    const who = credential ?? c.get("claimant");
    await write({
      credentialId: who?.id ?? null,
      credentialName: who?.name ?? null,
      role: credential?.role ?? null,
      operation: matched?.operation ?? `${method} elsewhere`,
      patientLevel: matched !== undefined && readsPatients(matched.operation),
      filter: {
        ...matched?.parameters,
        ...(matched ? parametersOf(c.req.queries()) : {}),
        ...c.get("filter"),
        ...(graphql && credential && !refused ? { request: await graphql.text() } : {}),
      },
      address: addressOf(c),
      status,
    });
  });
}
