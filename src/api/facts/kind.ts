import { z } from "@hono/zod-openapi";
import { listParameters, repeatable } from "../pagination";
import type { FactRow } from "../reading/fact-rows";
import type { FactQuery, FactSource, OwnParameter } from "../reading/fact-source";
import { bytes32Parameter, chainIdParameter, instantParameter } from "../schemas/values";

/** A kind of fact that is listed: its parameters, its rows and what answers show of one. */
export type FactKind<Row extends FactRow = FactRow, Item extends object = object> = {
  /** The last part of its path. */
  name: "consents" | "credentials" | "agreements" | "shares" | "claims" | "governance";
  /** One of it, with its article. */
  one: string;
  /** What the list's description adds to its name. */
  summary: string;
  query: z.ZodObject & z.ZodType<FactQuery>;
  source: FactSource;
  item: z.ZodType<Item>;
  toJson(row: Row): Item;
};

/** The kind, with its rows, parameters and answers checked against each other. */
export function factKind<Row extends FactRow, Item extends object, Query extends FactQuery>(
  kind: Omit<FactKind<Row, Item>, "query" | "source"> & {
    query: z.ZodType<Query>;
    source: FactSource<OwnParameter<Query>>;
  },
): FactKind<Row, Item> {
  return kind as unknown as FactKind<Row, Item>;
}

/** The parameters of a list of facts: its own, and those that every such list takes. */
export function factParameters<Shape extends z.ZodRawShape>(own: Shape) {
  return z.strictObject({
    ...own,
    txHash: repeatable(bytes32Parameter),
    chainId: repeatable(chainIdParameter),
    from: instantParameter.optional().openapi({ description: "In a block at or after." }),
    to: instantParameter.optional().openapi({ description: "In a block before." }),
    ...listParameters(["blockTime"], "-blockTime"),
  });
}
