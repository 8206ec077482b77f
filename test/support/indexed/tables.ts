/** The rows of a chain's facts while its events come in, one after the other. */
import type { Hex } from "viem";
import type { Facts } from "../../../devnet/fact-tables";
import { CATEGORIES, type Category, maskOf, PURPOSES, type Purpose } from "../../../facts/codes";
import type { Fact, FactOf } from "../../../oracle/oracle-facts";
import type * as schema from "../../../ponder.schema";
import type { StatusChangeKind } from "../../../src/record-system/status-change";

type Row<Name extends keyof Facts> = (typeof schema)[Name]["$inferInsert"];

/** Where an event stands: the columns that every row has. */
export type PlaceColumns = Pick<
  Row<"patient">,
  "chainId" | "pos" | "blockNumber" | "blockHash" | "blockTime" | "txHash" | "logIndex"
>;

/** The rows of every table so far. */
export type Tables = { [Name in keyof Required<Facts>]: Row<Name>[] };

export const emptyTables = (): Tables => ({
  patient: [],
  representative: [],
  consentRequest: [],
  consent: [],
  access: [],
  accessReview: [],
  issuerTrust: [],
  credential: [],
  affiliation: [],
  agreement: [],
  share: [],
  dataRequest: [],
  coverage: [],
  claim: [],
  claimApproval: [],
  claimPayment: [],
  statusChange: [],
  governanceChange: [],
  timelockOperation: [],
});

/** What each kind of fact writes. */
export type Handlers<Kind extends Fact["is"]> = {
  [Each in Kind]: (tables: Tables, fact: FactOf<Each>, place: PlaceColumns) => void;
};

/** An event that changes the standing of an earlier fact. */
export function changeStatus(
  tables: Tables,
  place: PlaceColumns,
  change: { kind: StatusChangeKind; about: Hex; party: Hex; patient?: Hex; requestedAt?: number },
): void {
  tables.statusChange.push({ ...place, ...change });
}

/** Ends an interval, if there is one that is not ended yet. */
export function endInterval(
  row: { endedPos?: bigint | null; endedTime?: number | null; endedTxHash?: Hex | null } | undefined,
  { pos, blockTime, txHash }: PlaceColumns,
): void {
  if (row && row.endedPos === undefined)
    Object.assign(row, { endedPos: pos, endedTime: blockTime, endedTxHash: txHash });
}

/** The row that an event is about. Throws an error where the history names what it never made. */
export function rowWhere<Row>(rows: readonly Row[], isMeant: (row: Row) => boolean, event: Fact): Row {
  const row = rows.findLast(isMeant);
  if (row === undefined) throw new Error(`Line ${event.line} of the history is about a ${event.is} of nothing`);
  return row;
}

/** The columns of what a consent or an agreement is for. */
export const termColumns = ({
  purposes,
  categories,
}: {
  purposes: readonly string[];
  categories: readonly string[];
}) => ({
  purposes: [...purposes],
  purposeMask: maskOf(PURPOSES, purposes as Purpose[]),
  categories: [...categories],
  categoryMask: maskOf(CATEGORIES, categories as Category[]),
});
