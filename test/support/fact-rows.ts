/** The oracle's facts as the rows that the indexer would have written for them. */
import type { Fact } from "../../oracle/oracle-facts";
import { accessHandlers } from "./indexed/accesses";
import { claimHandlers } from "./indexed/claims";
import { consentHandlers } from "./indexed/consents";
import { credentialHandlers } from "./indexed/credentials";
import { governanceHandlers } from "./indexed/governance";
import type { Placed } from "./indexed/places";
import { sharingHandlers } from "./indexed/sharing";
import { emptyTables, type Handlers, type PlaceColumns, type Tables } from "./indexed/tables";

const handlers: Handlers<Fact["is"]> = {
  ...consentHandlers,
  ...accessHandlers,
  ...credentialHandlers,
  ...sharingHandlers,
  ...claimHandlers,
  ...governanceHandlers,
};

/** The rows of all facts on a chain, with the places of the events that changed what they say. */
export function rowsOf(placed: readonly Placed[], chainId: number): Tables {
  const tables = emptyTables();
  for (const { fact, pos, blockNumber, blockHash, txHash, logIndex } of placed)
    write(tables, fact, { chainId, pos, blockNumber, blockHash, blockTime: fact.time, txHash, logIndex });
  return tables;
}

function write<Kind extends Fact["is"]>(tables: Tables, fact: Extract<Fact, { is: Kind }>, place: PlaceColumns): void {
  const handle: Handlers<Kind>[Kind] = handlers[fact.is as Kind];
  handle(tables, fact as never, place);
}
