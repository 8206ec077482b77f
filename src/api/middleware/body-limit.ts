import type { MiddlewareHandler } from "hono";
import { bodyLimit as limit } from "hono/body-limit";
import { Problem } from "../problem";

/** Maximum size of a request body, in bytes. */
export const BODY_LIMIT = 256 * 1024;

/** Maximum size of a GraphQL request, in bytes. It is smaller because the operator log keeps every query forever. */
export const GRAPHQL_BODY_LIMIT = 32 * 1024;

/** Refuses a larger body with 413 before reading it. */
export const bodyLimit: MiddlewareHandler = (c, next) => (c.req.path === "/graphql" ? ofGraphql : usual)(c, next);

const usual = limitOf(BODY_LIMIT);
const ofGraphql = limitOf(GRAPHQL_BODY_LIMIT);

function limitOf(maxSize: number): MiddlewareHandler {
  return limit({
    maxSize,
    onError: () => {
      throw new Problem(413, "too-large", `The request body must not exceed ${maxSize} bytes.`);
    },
  });
}
