/** Ponder requires an app to serve; this one has no routes. */
import { Hono } from "hono";

export default new Hono();
