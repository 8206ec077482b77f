import { createMiddleware } from "hono/factory";
import { incomingOf } from "../identity/client-address";

/**
 * Sends `Connection: close` when the response is ready before the request body was fully received. The server closes
 * such a connection, and a client that does not know this would lose its next request on it.
 */
export const unreadBody = createMiddleware(async (c, next) => {
  await next();
  if (incomingOf(c)?.complete === false) c.res.headers.set("connection", "close");
});
