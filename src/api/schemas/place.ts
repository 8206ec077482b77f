import { z } from "@hono/zod-openapi";
import { decimalText, hexText, instantText } from "./values";

/** Where an event stands on its chain. */
export const place = {
  chainId: z.int(),
  pos: decimalText.openapi({ description: "Orders the facts of a chain." }),
  blockNumber: decimalText,
  blockTime: instantText,
  txHash: hexText,
  logIndex: z.int(),
};

/** Where an event stands, in which very block. */
export const blockPlace = { ...place, blockHash: hexText };

/** A fact's place, by which it has an id of its own on any chain. */
export const factPlace = {
  id: z.string().openapi({ description: "Chain id and position: `31337-134217728`." }),
  ...blockPlace,
};

/** The newest final block that holds facts. */
export const finalBlock = z.strictObject({ blockNumber: decimalText, blockHash: hexText, blockTime: instantText });

export const validFrom = instantText
  .nullable()
  .openapi({ description: "Null where none was given: from its own block on." });

export const validUntil = instantText.nullable().openapi({ description: "Exclusive; null where there is no end." });
