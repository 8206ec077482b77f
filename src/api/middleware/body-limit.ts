import { bodyLimit as limit } from "hono/body-limit";
import { Problem } from "../problem";

/** Most bytes of a request's body. */
export const BODY_LIMIT = 256 * 1024;

/** Refuses a longer body with 413, before it is read. */
export const bodyLimit = limit({
  maxSize: BODY_LIMIT,
  onError: () => {
    throw new Problem(413, "too-large", `A request's body may have at most ${BODY_LIMIT} bytes.`);
  },
});
