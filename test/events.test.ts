import { getTableColumns, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { FACT_TABLES } from "../facts/tables";
import * as schema from "../ponder.schema";
import {
  followedContracts,
  followedEvents,
  handledEvents,
  NEVER_EMITTED,
  NOT_INDEXED,
} from "./support/contract-events";

const without = (names: readonly string[], others: readonly string[]) =>
  names.filter((name) => !others.includes(name)).sort();

test("every event of the followed contracts has one handler, or a reason to have none", () => {
  const [events, handled] = [followedEvents(), handledEvents()];
  expect(followedContracts().length).toBeGreaterThan(0);
  expect(
    without(events, [...handled, ...Object.keys(NOT_INDEXED)]),
    "These events reach no fact: add a handler in src/record-system/, or a reason to NOT_INDEXED in test/support/contract-events.ts",
  ).toEqual([]);
  expect(
    handled.filter((name, index) => handled.indexOf(name) !== index),
    "These events have several handlers in src/record-system/: keep one",
  ).toEqual([]);
  expect(
    without(handled, without(events, Object.keys(NOT_INDEXED))),
    "These handlers in src/record-system/ are for events that no followed contract has, or that NOT_INDEXED in test/support/contract-events.ts leaves out",
  ).toEqual([]);
  expect(
    without(Object.keys(NEVER_EMITTED), events),
    "test/support/contract-events.ts names these events, and no followed contract has them: remove them there",
  ).toEqual([]);
});

test("detection reads every table whose rows stand at the place of their own event", () => {
  const placed = Object.values(schema).filter(
    (value): value is Extract<typeof value, PgTable> =>
      is(value, PgTable) &&
      ["chainId", "pos", "blockHash", "logIndex"].every((column) => column in getTableColumns(value)),
  );
  expect(
    placed.map((table) => getTableConfig(table).name),
    "FACT_TABLES in facts/tables.ts decides which blocks are evaluated: give it the tables of ponder.schema.ts, in their order",
  ).toEqual([...FACT_TABLES]);
});
