import { z } from "@hono/zod-openapi";

/** The response header that connects an answer with the stream. */
export const streamPosition = z.object({
  "stream-position": z
    .string()
    .regex(/^\d{1,15}$/)
    .openapi({
      description:
        "A position of the stream. Every change that the answer does not show yet is an event after it: `GET /v1/stream?after=…`.",
    }),
});
