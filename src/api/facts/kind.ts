import { z } from "@hono/zod-openapi";
import { listParameters, repeatable } from "../pagination";
import type { FactRow } from "../reading/fact-rows";
import type { FactQuery, FactSource, OwnParameter } from "../reading/fact-source";
import { bytes32Parameter, chainIdParameter, instantParameter } from "../schemas/values";

/** A kind of fact with a list of its own: its parameters, its rows and its JSON. */
export type FactKind<Row extends FactRow = FactRow, Item extends object = object> = {
  /** The last segment of its path. */
  name: "consents" | "credentials" | "agreements" | "shares" | "claims" | "governance";
  /** The singular with its article, such as "a consent". */
  one: string;
  /** The name of the list in the API's description. */
  summary: string;
  query: z.ZodObject & z.ZodType<FactQuery>;
  source: FactSource;
  item: z.ZodType<Item>;
  toJson(row: Row): Item;
};

/** Defines a kind of fact, and type-checks its rows, parameters and JSON against each other. */
export function factKind<Row extends FactRow, Item extends object, Query extends FactQuery>(
  kind: Omit<FactKind<Row, Item>, "query" | "source"> & {
    query: z.ZodType<Query>;
    source: FactSource<OwnParameter<Query>>;
  },
): FactKind<Row, Item> {
  return kind as unknown as FactKind<Row, Item>;
}

/** Returns the parameters of a list of facts: its own, and those that all such lists share. */
export function factParameters<Shape extends z.ZodRawShape>(own: Shape) {
  return z.strictObject({
    ...own,
    txHash: repeatable(bytes32Parameter),
    chainId: repeatable(chainIdParameter),
    from: instantParameter.optional().openapi({ description: "Block time at or after." }),
    to: instantParameter.optional().openapi({ description: "Block time before." }),
    ...listParameters(["blockTime"], "-blockTime"),
  });
}
