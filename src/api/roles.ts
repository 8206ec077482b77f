/** Who may do what: the one table, which `operation` enforces on every route. */
export const ROLES = ["auditor", "officer", "security", "service", "admin"] as const;

export type Role = (typeof ROLES)[number];

const READERS = ["auditor", "officer"] as const;

/**
 * Every operation and the roles that may do it. `auditor` and `officer` read everything; `officer` also suppresses,
 * exports and back-tests; `security` reads alerts and manages endpoints and deliveries; `service` reads through GraphQL;
 * `admin` manages endpoints and reads nothing about patients. An operation that is not here does not exist.
 */
export const PERMISSIONS = {
  "GET /v1/alerts": [...READERS, "security"],
  "GET /v1/alerts/{id}": [...READERS, "security"],
  "GET /v1/accesses": READERS,
  "GET /v1/accesses/{id}": READERS,
  "GET /v1/endpoints": [...READERS, "security", "admin"],
  "GET /v1/endpoints/{id}": [...READERS, "security", "admin"],
  "POST /v1/endpoints": ["security", "admin"],
  "PATCH /v1/endpoints/{id}": ["security", "admin"],
  "DELETE /v1/endpoints/{id}": ["security", "admin"],
  "POST /v1/endpoints/{id}/test": ["security", "admin"],
  "POST /v1/endpoints/{id}/rotate": ["security", "admin"],
  "POST /v1/endpoints/{id}/replay": ["security", "admin"],
  "GET /v1/deliveries": [...READERS, "security"],
  "GET /v1/deliveries/{id}": [...READERS, "security"],
  "POST /v1/deliveries/{id}/replay": ["security"],
  "GET /v1/reports/alerts": ["officer"],
  "GET /v1/reports/accesses": ["officer"],
  "GET /v1/reports/compliance": READERS,
  "GET /v1/suppressions": READERS,
  "GET /v1/suppressions/{id}": READERS,
  "POST /v1/suppressions": ["officer"],
  "DELETE /v1/suppressions/{id}": ["officer"],
  "GET /v1/rules": [...READERS, "security", "admin"],
  "GET /v1/rules/{id}": [...READERS, "security", "admin"],
  "POST /v1/rules/{id}/backtest": ["officer"],
  "GET /v1/backtests/{id}": READERS,
  "GET /v1/status": [...READERS, "security", "admin"],
  "GET /v1/metrics": [...READERS, "security", "admin"],
  "GET /v1/openapi.json": ROLES,
  "POST /graphql": [...READERS, "service"],
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof PERMISSIONS;

/** The operations of a path, by method: `{id}` stands for one segment. Empty where there is no such path. */
export function methodsOf(path: string): string[] {
  return (Object.keys(PERMISSIONS) as Operation[]).flatMap((operation) => {
    const [method, pattern] = operation.split(" ") as [string, string];
    const expression = new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll(/\{[^}]+\}/g, "[^/]+")}$`);
    return expression.test(path) ? [method] : [];
  });
}
