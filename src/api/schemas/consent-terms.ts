import { z } from "@hono/zod-openapi";
import { ACTIONS, CATEGORIES, PURPOSES } from "../../../facts/codes";
import { validFrom, validUntil } from "./place";
import { hexText } from "./values";

/** What a consent permits, to whom, when, and who gave it. */
export const consentTerms = {
  grantee: hexText,
  signer: hexText,
  relayer: hexText.openapi({
    description: "The account that submitted the signed grant; the signer itself if it was not relayed.",
  }),
  purposes: z.array(z.enum(PURPOSES)),
  categories: z.array(z.enum(CATEGORIES)),
  actions: z.array(z.enum(ACTIONS)),
  validFrom,
  validUntil,
  redisclosure: z.boolean(),
};
