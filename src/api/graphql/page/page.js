/* Sends GraphQL queries with the key that is typed in. The key is kept in this module's memory only. */
import { operationAt, variablesOf } from "./query.js";
import { block, INTROSPECTION, readSchema } from "./schema.js";
import { showSchema } from "./schema-view.js";

const at = (id) => document.getElementById(id);
const query = at("query");

let key;
let running;

query.value = `query Alerts($severity: String) {
  alerts(where: { severity: $severity }, orderBy: "detectedAt", orderDirection: "desc", limit: 10) {
    items {
      ruleName
      status
      summary
      access {
        actor
        occurredAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;
at("variables").value = '{ "severity": "critical" }\n';

at("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = at("key").value.trim();
  at("fault").textContent = "";
  try {
    const { body } = await ask({ query: INTROSPECTION }, given);
    if (!body.data) throw new Error(body.errors?.[0]?.message ?? "The response contains no schema.");
    key = given;
    at("key").value = "";
    signedIn(true);
    showSchema({
      schema: readSchema(body.data.__schema),
      search: at("search"),
      trail: at("trail"),
      place: at("type"),
      insert,
    });
  } catch (error) {
    at("fault").textContent = error.message;
  }
});

at("forget").addEventListener("click", () => {
  key = undefined;
  running?.abort();
  at("answer").textContent = "";
  signedIn(false);
});

at("question").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || at("run").disabled) return;
  event.preventDefault();
  run();
});

async function run() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  at("outcome").textContent = "Asking…";
  const began = performance.now();
  try {
    const variables = variablesOf(at("variables").value);
    const operationName = operationAt(query.value, query.selectionStart);
    const { status, body } = await ask({ query: query.value, variables, operationName }, key, mine.signal);
    at("answer").textContent = JSON.stringify(body, null, 2);
    at("outcome").textContent = `${status} after ${Math.round(performance.now() - began)} ms`;
  } catch (error) {
    if (mine.signal.aborted) return;
    at("answer").textContent = "";
    at("outcome").textContent = error.message;
  }
}

/** Posts an operation and returns its result; throws the server's message if it is refused. */
async function ask(operation, credential, signal) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { authorization: `Bearer ${credential}`, "content-type": "application/json" },
    body: JSON.stringify(operation),
    credentials: "omit",
    cache: "no-store",
    signal,
  });
  const body = await response.json();
  if (!response.ok && body.detail) throw new Error(body.detail);
  return { status: response.status, body };
}

function signedIn(yes) {
  at("sign-in").hidden = yes;
  at("signed-in").hidden = !yes;
  at("schema").hidden = !yes;
  at("run").disabled = !yes;
  at("outcome").textContent = yes ? "" : "Enter a key first.";
  (yes ? query : at("key")).focus();
}

/** Inserts a field at the caret; a root field becomes a query with this name if the caret is not in one. */
function insert(field, name) {
  const before = query.value.slice(0, query.selectionStart);
  const open = before.split("{").length > before.split("}").length;
  const text = name !== undefined && !open ? block(`query ${name}`, [field]) : field;
  const column = before.length - (before.lastIndexOf("\n") + 1);
  const indent = /^ *$/.test(before.slice(before.length - column)) ? " ".repeat(column) : "";
  query.setRangeText(`${text.replaceAll("\n", `\n${indent}`)}\n`, query.selectionStart, query.selectionEnd, "end");
  query.focus();
}
