import { z } from "@hono/zod-openapi";
import { ACTIONS, CATEGORIES, PURPOSES } from "../../../facts/codes";
import { validFrom, validUntil } from "./place";
import { hexText } from "./values";

/** Whom a consent permits what, when, and who gave it. */
export const consentTerms = {
  grantee: hexText,
  signer: hexText,
  relayer: hexText.openapi({ description: "Who brought the signed grant to the chain; otherwise the signer." }),
  purposes: z.array(z.enum(PURPOSES)),
  categories: z.array(z.enum(CATEGORIES)),
  actions: z.array(z.enum(ACTIONS)),
  validFrom,
  validUntil,
  redisclosure: z.boolean(),
};
