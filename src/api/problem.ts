import { STATUS_CODES } from "node:http";
import { z } from "@hono/zod-openapi";

/** An error in one field of a request. */
export type FieldFault = {
  in: "query" | "path" | "body" | "header";
  /** The field's path, such as `items.0.name`. Empty if the error concerns the whole part. */
  field: string;
  detail: string;
};

/** Kinds of problems without members of their own. */
const PROBLEM_KINDS = [
  "already-over",
  "already-revoked",
  "already-rotated",
  "ambiguous",
  "credential-in-form",
  "credential-in-url",
  "cross-origin",
  "database-away",
  "database-busy",
  "endpoint-deleted",
  "facts-away",
  "forbidden",
  "internal",
  "invalid-request",
  "issuer-away",
  "malformed-body",
  "method-not-allowed",
  "not-acceptable",
  "no-session",
  "not-found",
  "outdated",
  "paused",
  "query-in-url",
  "query-refused",
  "query-too-slow",
  "stream-full",
  "too-large",
  "too-many-backtests",
  "too-many-requests",
  "too-slow",
  "unauthenticated",
  "unsupported-media-type",
  "version-required",
] as const;

/** All kinds of problems. The additional ones have members of their own, each with its own schema. */
export type ProblemKind =
  | (typeof PROBLEM_KINDS)[number]
  | "conflicts"
  | "count-changed"
  | "illegal-move"
  | "no-breach"
  | "not-workable"
  | "stale";

const typeOf = <Kind extends ProblemKind>(kind: Kind) => `urn:consentry:problem:${kind}` as const;

/**
 * An error response: thrown anywhere below a route, sent as a problem document (RFC 9457). `kind` is the last part of
 * its `type`, `detail` tells the caller what to do, and `members` are additional members of the document.
 */
export class Problem extends Error {
  override readonly name = "Problem";
  // biome-ignore lint/complexity/useMaxParams: status, kind and detail are every problem's; what comes after them is an object
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503,
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly more: { errors?: FieldFault[]; headers?: Record<string, string>; members?: Record<string, unknown> } = {},
  ) {
    super(detail);
  }
}

/** The fault of asking for a byte order mark in another format than CSV. */
export const BOM_FOR_CSV: FieldFault = {
  in: "query",
  field: "bom",
  detail: "Only CSV can begin with a byte order mark. Omit this parameter, or ask for CSV.",
};

/** Returns a 400 that lists each invalid field. */
export function invalidRequest(errors: FieldFault[]): Problem {
  const detail = errors.map((fault) => `${fault.field || `The ${fault.in}`}: ${fault.detail}`).join(" ");
  return new Problem(400, "invalid-request", detail, { errors });
}

/** Builds the HTTP response of a problem. */
export function problemResponse(problem: Problem): Response {
  const document = {
    type: typeOf(problem.kind),
    title: STATUS_CODES[problem.status] ?? "Error",
    status: problem.status,
    detail: problem.detail,
    ...(problem.more.errors ? { errors: problem.more.errors } : {}),
    ...problem.more.members,
  };
  return new Response(JSON.stringify(document), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", ...problem.more.headers },
  });
}

/** Returns the schema members that every problem document of these kinds has. */
export function problemShape<const Kind extends ProblemKind>(kinds: readonly Kind[]) {
  return {
    type: z.enum(kinds.map(typeOf)),
    title: z.string().openapi({ example: "Bad Request" }),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(z.strictObject({ in: z.enum(["query", "path", "body", "header"]), field: z.string(), detail: z.string() }))
      .optional(),
  };
}

/** The schema of a problem document. */
export const problemDocument = z.strictObject(problemShape(PROBLEM_KINDS)).openapi("Problem");

export type ProblemDocument = z.infer<typeof problemDocument>;
