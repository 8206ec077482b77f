import { createMiddleware } from "hono/factory";
import type { NewEntry } from "../../../operator-log/entry";
import { type Changed, createOperatorLogWriter, insertEntries } from "../../../operator-log/write";
import type { ApiContext, ApiEnvironment } from "../environment";
import { createClientAddress } from "../identity/client-address";
import type { Credential } from "../identity/credential";
import { isPublic, isRecorded, operationOf, readsPatients } from "../identity/roles";
import { parametersOf } from "../parameters";

type Needs = Pick<ApiContext, "pool" | "trustedProxies">;

/**
 * Writes every operation to the operator log before its response is sent: who, what, with which filters, from where,
 * and the response status. If the entry cannot be written, the request fails. Requests outside the API's operations are
 * logged only if they were refused, and so are requests that need no credential and have none: they read nothing about
 * anybody, and nobody unknown may fill the log. `GET /v1/session` is logged only if it was refused. Without a valid credential the filters are left out: nothing was read, and only
 * credential holders may determine the size of an entry. Of rate-limited requests (429), the first of each minute is
 * logged, and use of a key that is no longer valid. A change is logged in its own transaction by its handler, with
 * `recordChange`; this middleware adds an entry only if the change was not made or the response ended with another
 * status.
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
          ...(credential?.session === undefined ? {} : { session: credential.session }),
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
    const anonymous = matched !== undefined && isPublic(matched.operation) && c.get("credential") === undefined;
    if (matched && !isRecorded(matched.operation) && !refused && status < 500) return;
    if ((!matched && !refused) || (anonymous && !refused && status !== 429)) return;
    if ((status === 429 && !c.get("logged")) || status === recordedChanges) return;
    const asked: Changed = graphql && c.get("credential") && !refused ? { request: await graphql.text() } : {};
    const disclosed = c.get("disclosed");
    await write(entryOf(status, { ...asked, ...disclosed }, disclosed !== undefined));
  });
}
