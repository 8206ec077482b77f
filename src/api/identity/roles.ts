/** The roles, and the permission table that `operation` enforces on every route. */
export const ROLES = ["auditor", "officer", "security", "service", "admin"] as const;

export type Role = (typeof ROLES)[number];

const READERS = ["auditor", "officer"] as const;

/**
 * All operations and the roles that may call them. `auditor` and `officer` read everything; `officer` also triages,
 * suppresses, exports and back-tests; `security` reads alerts and the directory, and manages endpoints and deliveries; `service` reads
 * through GraphQL, FHIR and the stream; `admin` manages endpoints, keys and the directory, but reads no patient data:
 * it can choose neither the address nor the secret of endpoints with a full payload (`full-payload-guard.ts`). An
 * operation that is not listed does not exist.
 */
export const PERMISSIONS = {
  "GET /v1/session": ROLES,
  "POST /v1/session": ROLES,
  "DELETE /v1/session": ROLES,
  "GET /v1/session/options": ROLES,
  "GET /v1/alerts": [...READERS, "security"],
  "GET /v1/alerts/stats": [...READERS, "security"],
  "GET /v1/alerts/facets": [...READERS, "security"],
  "GET /v1/alerts/workload": [...READERS, "security"],
  "POST /v1/alerts/bulk": ["officer"],
  "GET /v1/alerts/{id}": [...READERS, "security"],
  "PATCH /v1/alerts/{id}": ["officer"],
  "POST /v1/alerts/{id}/notes": ["officer"],
  "PUT /v1/alerts/{id}/breach-assessment": ["officer"],
  "GET /v1/stream": [...READERS, "security", "service"],
  "GET /v1/accesses": READERS,
  "GET /v1/accesses/{id}": READERS,
  "GET /v1/consents": READERS,
  "GET /v1/consents/{id}": READERS,
  "GET /v1/credentials": READERS,
  "GET /v1/credentials/{id}": READERS,
  "GET /v1/agreements": READERS,
  "GET /v1/agreements/{id}": READERS,
  "GET /v1/shares": READERS,
  "GET /v1/shares/{id}": READERS,
  "GET /v1/claims": READERS,
  "GET /v1/claims/{id}": READERS,
  "GET /v1/governance": READERS,
  "GET /v1/governance/{id}": READERS,
  "GET /v1/patients/{patient}": READERS,
  "GET /v1/patients/{patient}/timeline": READERS,
  "GET /v1/actors": READERS,
  "GET /v1/actors/{actor}": READERS,
  "GET /v1/organisations": READERS,
  "GET /v1/organisations/{organisation}": READERS,
  "GET /v1/endpoints": [...READERS, "security", "admin"],
  "GET /v1/endpoints/{id}": [...READERS, "security", "admin"],
  "POST /v1/endpoints": ["security", "admin"],
  "PATCH /v1/endpoints/{id}": ["security", "admin"],
  "DELETE /v1/endpoints/{id}": ["security", "admin"],
  "POST /v1/endpoints/{id}/test": ["security", "admin"],
  "POST /v1/endpoints/{id}/rotate": ["security", "admin"],
  "POST /v1/endpoints/{id}/replay": ["security", "admin"],
  "POST /v1/endpoints/{id}/announce-open": ["security", "admin"],
  "GET /v1/deliveries": [...READERS, "security"],
  "GET /v1/deliveries/{id}": [...READERS, "security"],
  "POST /v1/deliveries/{id}/replay": ["security"],
  "GET /v1/reports/alerts": ["officer"],
  "GET /v1/reports/accesses": ["officer"],
  "GET /v1/reports/compliance": READERS,
  "GET /v1/reports/operator-log": READERS,
  "GET /v1/suppressions": READERS,
  "GET /v1/suppressions/{id}": READERS,
  "POST /v1/suppressions": ["officer"],
  "DELETE /v1/suppressions/{id}": ["officer"],
  "GET /v1/rules": [...READERS, "security", "admin"],
  "GET /v1/rules/{id}": [...READERS, "security", "admin"],
  "GET /v1/operator-log": READERS,
  "GET /v1/keys": ["admin"],
  "GET /v1/keys/{id}": ["admin"],
  "POST /v1/keys": ["admin"],
  "DELETE /v1/keys/{id}": ["admin"],
  "POST /v1/keys/{id}/rotate": ["admin"],
  "GET /v1/patients/{patient}/disclosures": READERS,
  "GET /v1/directory": [...READERS, "security", "admin"],
  "GET /v1/directory/{account}": [...READERS, "security", "admin"],
  "PUT /v1/directory/{account}": ["officer", "admin"],
  "DELETE /v1/directory/{account}": ["officer", "admin"],
  "POST /v1/directory/import": ["officer", "admin"],
  "POST /v1/rules/{id}/backtest": ["officer"],
  "GET /v1/backtests/{id}": READERS,
  "GET /v1/status": [...READERS, "security", "admin"],
  "GET /v1/metrics": [...READERS, "security", "admin"],
  "GET /v1/openapi.json": ROLES,
  "GET /fhir/metadata": ROLES,
  "GET /fhir/Consent": [...READERS, "service"],
  "POST /fhir/Consent/_search": [...READERS, "service"],
  "GET /fhir/Consent/{id}": [...READERS, "service"],
  "GET /fhir/AuditEvent": [...READERS, "service"],
  "POST /fhir/AuditEvent/_search": [...READERS, "service"],
  "GET /fhir/AuditEvent/{id}": [...READERS, "service"],
  "GET /graphql": [...READERS, "service"],
  "POST /graphql": [...READERS, "service"],
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof PERMISSIONS;

/** Operations that read no patient data. The operator log marks all others as patient-level. */
const WITHOUT_PATIENTS: ReadonlySet<string> = new Set<Operation>([
  "GET /v1/session",
  "POST /v1/session",
  "DELETE /v1/session",
  "GET /v1/session/options",
  "GET /v1/alerts/workload",
  "GET /v1/endpoints",
  "GET /v1/endpoints/{id}",
  "POST /v1/endpoints",
  "PATCH /v1/endpoints/{id}",
  "DELETE /v1/endpoints/{id}",
  "POST /v1/endpoints/{id}/test",
  "POST /v1/endpoints/{id}/rotate",
  "POST /v1/endpoints/{id}/replay",
  "POST /v1/endpoints/{id}/announce-open",
  "GET /v1/directory",
  "GET /v1/directory/{account}",
  "PUT /v1/directory/{account}",
  "DELETE /v1/directory/{account}",
  "POST /v1/directory/import",
  "GET /v1/metrics",
  "GET /fhir/metadata",
  "GET /v1/rules",
  "GET /v1/rules/{id}",
  "GET /v1/keys",
  "GET /v1/keys/{id}",
  "POST /v1/keys",
  "DELETE /v1/keys/{id}",
  "POST /v1/keys/{id}/rotate",
  "GET /v1/status",
  "GET /v1/openapi.json",
]);

/** Operations that need no credential. They read nothing about anybody. */
const PUBLIC: ReadonlySet<Operation> = new Set<Operation>([
  "GET /fhir/metadata",
  "POST /v1/session",
  "GET /v1/session/options",
]);

/** Operations that a key can call whatever it is limited to: to say whose it is, and to sign out. */
const UNLIMITED: ReadonlySet<Operation> = new Set<Operation>(["GET /v1/session", "DELETE /v1/session"]);

/** Whether a credential that is limited to some operations may call this one, as far as these are concerned. */
export function withinLimit(operations: readonly Operation[] | undefined, operation: Operation): boolean {
  return operations === undefined || isPublic(operation) || UNLIMITED.has(operation) || operations.includes(operation);
}

/** Operations that an open page asks by itself, so that they do not keep a session from being idle. */
const PASSIVE: ReadonlySet<Operation> = new Set<Operation>(["GET /v1/session", "GET /v1/stream", "GET /v1/status"]);

/** Whether a session in which only this is asked is idle. */
export function isPassive(operation: Operation): boolean {
  return PASSIVE.has(operation);
}

/** Whether the operator log has the operation if it succeeds. Asking who one is reads nothing, and happens often. */
export function isRecorded(operation: Operation): boolean {
  return operation !== "GET /v1/session";
}

/** Whether the operation needs no credential. A credential that is sent must be valid nevertheless. */
export function isPublic(operation: Operation): boolean {
  return PUBLIC.has(operation);
}

export const OPERATIONS = Object.keys(PERMISSIONS) as Operation[];

/** Whether the operation reads patient-level data. New operations count as such until they are listed above. */
export function readsPatients(operation: Operation): boolean {
  return !WITHOUT_PATIENTS.has(operation);
}

/** Whether the role may call the operation. */
export function permits(role: Role, operation: Operation): boolean {
  return (PERMISSIONS[operation] as readonly Role[]).includes(role);
}

/** Literal paths first: `/v1/alerts/stats` is not an alert. */
const PATTERNS = OPERATIONS.map((operation) => {
  const [method, pattern] = operation.split(" ") as [string, string];
  return {
    operation,
    method,
    form: new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll(/\{[^}]+\}/g, "([^/]+)")}$`),
  };
}).sort((a, b) => a.operation.split("{").length - b.operation.split("{").length);

/** Matches a request to its operation and path parameters. HEAD is treated as a GET without a body. */
export function operationOf(
  method: string,
  path: string,
): { operation: Operation; parameters: Record<string, string> } | undefined {
  const wanted = method === "HEAD" ? "GET" : method;
  for (const pattern of PATTERNS) {
    const values = pattern.method === wanted && pattern.form.exec(path);
    if (!values) continue;
    const names = [...pattern.operation.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
    return {
      operation: pattern.operation,
      parameters: Object.fromEntries(names.map((name, i) => [name, values[i + 1]!])),
    };
  }
  return undefined;
}

/** Paths whose GET is public and no operation. */
const PAGES: readonly string[] = ["/", "/docs", "/graphql", "/ready", "/readiness"];

/** Returns the methods of a path; `{id}` matches one segment. Empty if there is no such path. */
export function methodsOf(path: string): string[] {
  const operations = PATTERNS.filter(({ form }) => form.test(path)).map(({ method }) => method);
  return [...new Set([...(PAGES.includes(path) ? ["GET"] : []), ...operations])];
}
