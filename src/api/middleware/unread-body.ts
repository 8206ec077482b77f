import { createMiddleware } from "hono/factory";
import { incomingOf } from "../identity/client-address";

/**
 * Says that the connection ends where an answer is there before the request's body was received in full: the server ends it
 * then, and a client that is not told loses the next request that it sends on it.
 */
export const unreadBody = createMiddleware(async (c, next) => {
  await next();
  if (incomingOf(c)?.complete === false) c.res.headers.set("connection", "close");
});
