import type { MiddlewareHandler } from "hono";
import { bodyLimit as limit } from "hono/body-limit";
import { Problem } from "../problem";

/** Most bytes of a request's body. */
export const BODY_LIMIT = 256 * 1024;

/** Most bytes of a GraphQL request: the operator log keeps each for good. */
export const GRAPHQL_BODY_LIMIT = 32 * 1024;

/** Refuses a longer body with 413, before it is read. */
export const bodyLimit: MiddlewareHandler = (c, next) => (c.req.path === "/graphql" ? ofGraphql : usual)(c, next);

const usual = limitOf(BODY_LIMIT);
const ofGraphql = limitOf(GRAPHQL_BODY_LIMIT);

function limitOf(maxSize: number): MiddlewareHandler {
  return limit({
    maxSize,
    onError: () => {
      throw new Problem(413, "too-large", `The body of this request may have at most ${maxSize} bytes.`);
    },
  });
}
