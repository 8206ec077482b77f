import { createMiddleware } from "hono/factory";
import type { NewEntry } from "../../../operator-log/entry";
import { type Changed, createOperatorLogWriter, insertEntries } from "../../../operator-log/write";
import type { ApiContext, ApiEnvironment } from "../environment";
import { createClientAddress } from "../identity/client-address";
import type { Credential } from "../identity/credential";
import { operationOf, readsPatients } from "../identity/roles";
import { parametersOf } from "../parameters";

type Needs = Pick<ApiContext, "pool" | "trustedProxies">;

/**
 * Writes every operation to the operator log before its answer is sent, whoever answers it: who, what, with which filter,
 * from where, and what was answered. Of other requests, only those that were refused. Where the log cannot be written there
 * is no answer but an error. Where there was no valid credential the filter is left out: nothing was read, and nobody but
 * who has a credential decides how long a row is. Of what is refused for its number (429), the first of a minute is
 * written, and use of a key that is valid no more. A change is written in its own transaction, by the `witness` that its
 * handler gives it, with what was changed; here only where it was not made, or ended otherwise than that row says.
 */
export function operatorLog({ pool, trustedProxies = [] }: Needs) {
  const { write } = createOperatorLogWriter({ pool });
  const addressOf = createClientAddress(trustedProxies);
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const { method, path } = c.req;
    const matched = operationOf(method, path);
    const graphql = matched?.operation === "POST /graphql" ? c.req.raw.clone() : undefined;
    const entryOf = (status: number, more: Changed, patientLevel = false): NewEntry => {
      const credential = c.get("credential") as Credential | undefined;
      const who = credential ?? c.get("claimant");
      return {
        credentialId: who?.id ?? null,
        credentialName: who?.name ?? null,
        role: credential?.role ?? null,
        operation: matched?.operation ?? `${method} elsewhere`,
        patientLevel: patientLevel || (matched !== undefined && readsPatients(matched.operation)),
        filter: {
          ...(matched && credential
            ? { ...matched.parameters, ...parametersOf(c.req.queries()), ...c.get("filter") }
            : {}),
          ...more,
        },
        address: addressOf(c),
        status,
      };
    };
    let recordedChanges: number | undefined;
    c.set("recordChange", (status) => async (tx, changed, patientLevel) => {
      await insertEntries(tx, [entryOf(status, changed, patientLevel)]);
      recordedChanges = status;
    });
    await next();
    const { status } = c.res;
    const refused = status === 401 || status === 403;
    if ((!matched && !refused) || (status === 429 && !c.get("logged")) || status === recordedChanges) return;
    const asked: Changed = graphql && c.get("credential") && !refused ? { request: await graphql.text() } : {};
    const told = c.get("told");
    await write(entryOf(status, { ...asked, ...told }, told !== undefined));
  });
}
