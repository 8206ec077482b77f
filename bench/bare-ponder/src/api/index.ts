/** Ponder wants a server to host; this one answers nothing of its own. */
import { Hono } from "hono";

export default new Hono();
