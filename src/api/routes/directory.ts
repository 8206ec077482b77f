import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { entryToJson, getEntry, putEntries, removeEntry } from "../directory/entries";
import { DirectoryImportError, importDirectory } from "../directory/import";
import { PATIENTS_ACCOUNT, patientsAccounts } from "../directory/patients";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { listOf, pageOf } from "../pagination";
import { invalidRequest, Problem } from "../problem";
import { readDirectory } from "../reading/directory";
import {
  accountParameter,
  directoryEntry,
  directoryImported,
  directoryListQuery,
  newDirectoryEntry,
} from "../schemas/directory";

/** Maximum number of faulty lines in a response. */
const MOST_FAULTS = 100;

/** The directory of names and addresses: list, read, write, remove and import entries. */
export function directoryRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;
  const missing = () => new Problem(404, "not-found", "The directory has no entry for this account.");

  const list = operation(context, "GET /v1/directory", {
    summary: "List directory entries: names and addresses of staff and organisations",
    description: "The directory names staff and organisations in reports. It never contains patients.",
    tags: ["Directory"],
    request: { query: directoryListQuery },
    responses: { 200: answers("A page of entries.", listOf(directoryEntry)) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query");
    const { rows, total } = await readDirectory(db, query);
    const page = pageOf(query, rows, ({ row }) => entryToJson(row));
    return c.json({ ...page, ...(total === undefined ? {} : { totalCount: total }) }, 200);
  });

  const get = operation(context, "GET /v1/directory/{account}", {
    summary: "Get an account's directory entry",
    description: "If the account has no entry, the response is 404.",
    tags: ["Directory"],
    request: { params: accountParameter },
    responses: { 200: answers("The entry.", directoryEntry) },
  });
  app.openapi(get, async (c) => {
    const row = await getEntry({ pool, account: c.req.valid("param").account });
    if (!row) throw missing();
    return c.json(entryToJson(row), 200);
  });

  const put = operation(context, "PUT /v1/directory/{account}", {
    summary: "Create or replace an account's directory entry",
    description:
      "Refuses an account known only as the controller of a patient's consents: the directory never contains patients.",
    tags: ["Directory"],
    request: {
      params: accountParameter,
      body: { required: true, content: { "application/json": { schema: newDirectoryEntry } } },
    },
    responses: {
      200: answers("The entry, changed.", directoryEntry),
      201: answers("The entry, new.", directoryEntry),
    },
  });
  app.openapi(put, async (c) => {
    const { account } = c.req.valid("param");
    const [patient] = await patientsAccounts(context, [account]);
    if (patient) {
      c.set("disclosed", { patients: [patient] });
      throw invalidRequest([{ in: "path", field: "account", detail: PATIENTS_ACCOUNT }]);
    }
    const entry = { account, ...c.req.valid("json") };
    const { created } = await putEntries({
      ...{ pool, entries: [entry], by: c.get("credential").name },
      recordChange: (tx, counts) => c.get("recordChange")(counts.created === "1" ? 201 : 200)(tx, counts),
    });
    const row = await getEntry({ pool, account });
    if (!row) throw missing();
    return c.json(entryToJson(row), created ? 201 : 200);
  });

  const remove = operation(context, "DELETE /v1/directory/{account}", {
    summary: "Delete an account's directory entry",
    description: "Reports then show the account's address on the chain instead of a name.",
    tags: ["Directory"],
    request: { params: accountParameter },
    responses: { 204: { description: "The entry is deleted." } },
  });
  app.openapi(remove, async (c) => {
    const { account } = c.req.valid("param");
    if (!(await removeEntry({ pool, account, recordChange: c.get("recordChange")(204) }))) throw missing();
    return c.body(null, 204);
  });

  const load = operation(context, "POST /v1/directory/import", {
    summary: "Import directory entries from a CSV file",
    description:
      "The first line names the columns: `account,kind,name,address`; `address` is optional. Fields are separated by commas, semicolons or tabs. The encoding is that of the byte order mark or of the `charset` in `Content-Type`, otherwise UTF-8; bytes of another encoding are refused. The import is all or nothing: if any line is invalid, nothing is written, and `errors` lists up to 100 invalid lines.",
    tags: ["Directory"],
    request: {
      body: {
        required: true,
        content: {
          "text/csv": { schema: z.string().openapi({ example: "account,kind,name,address\n0x5ef1…,person,Dr Lee," }) },
        },
      },
    },
    responses: { 200: answers("The number of entries created and replaced.", directoryImported) },
  });
  app.openapi(load, async (c) => {
    const type = c.req.header("content-type") ?? "";
    if (!/^text\/csv *(;|$)/i.test(type))
      throw new Problem(
        415,
        "unsupported-media-type",
        "Send the file as the request body, with Content-Type: text/csv.",
      );
    const file = new Uint8Array(await c.req.arrayBuffer());
    const charset = /; *charset="?([^";\s]+)/i.exec(type)?.[1];
    const done = await importDirectory({
      ...{ context, file, charset, by: c.get("credential").name },
      recordChange: c.get("recordChange")(200),
    }).catch((error: unknown) => {
      if (!(error instanceof DirectoryImportError)) throw error;
      if (error.patients.length > 0) c.set("disclosed", { patients: error.patients.slice(0, MOST_FAULTS) });
      throw invalidRequest(
        error.faults.slice(0, MOST_FAULTS).map(({ line, column, detail }) => ({
          in: "body",
          field: ["lines", line, column].filter((part) => part !== "").join("."),
          detail,
        })),
      );
    });
    return c.json(done, 200);
  });
}
