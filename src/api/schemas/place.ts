import { z } from "@hono/zod-openapi";
import { decimalText, hexText, instantText } from "./values";

/** An event's position on its chain. */
export const place = {
  chainId: z.int(),
  pos: decimalText.openapi({ description: "Position: orders the facts of a chain." }),
  blockNumber: decimalText,
  blockTime: instantText,
  txHash: hexText,
  logIndex: z.int(),
};

/** An event's position, with the hash of its block. */
export const blockPlace = { ...place, blockHash: hexText };

/** A fact's position, with an id that is unique across chains. */
export const factPlace = {
  id: z.string().openapi({ description: "`<chain id>-<position>`, such as `31337-134217728`." }),
  ...blockPlace,
};

/** The schema of the newest final block that contains facts. */
export const finalBlock = z.strictObject({ blockNumber: decimalText, blockHash: hexText, blockTime: instantText });

export const validFrom = instantText
  .nullable()
  .openapi({ description: "Null if none was given: valid from its own block." });

export const validUntil = instantText.nullable().openapi({ description: "Exclusive; null if there is no end." });
