import { z } from "@hono/zod-openapi";
import { blockPlace } from "../schemas/place";
import { hexText } from "../schemas/values";

/** The event that changed a fact's status, and who caused it. */
export const change = z.strictObject({ ...blockPlace, by: hexText }).openapi("StandingChange");
