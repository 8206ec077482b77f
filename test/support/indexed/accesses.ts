/** The access ledger's events as rows. */
import type { Action, Category, Outcome, Purpose } from "../../../facts/codes";
import { ENTRY_BITS } from "../../../facts/position";
import { accountOf, idOf } from "./names";
import type { Handlers } from "./tables";

/** An entry's place in a packed log stands in the lowest bits of its position. */
const entryOf = (pos: bigint) => Number(pos & ((1n << ENTRY_BITS) - 1n));

const idOrNull = (name: string | null) => (name === null ? null : idOf(name));

export const accessHandlers: Handlers<"access" | "review"> = {
  access: (tables, fact, place) => {
    tables.access.push({
      ...place,
      entryIndex: entryOf(place.pos),
      accessId: idOf(fact.access),
      custodian: accountOf(fact.custodian),
      seq: fact.seq,
      actor: accountOf(fact.actor),
      patient: idOf(fact.patient),
      record: idOf(fact.record),
      purpose: fact.purpose as Purpose,
      category: fact.category as Category,
      action: fact.action as Action,
      outcome: fact.outcome as Outcome,
      citedConsentId: idOrNull(fact.cited),
      reasonHash: idOrNull(fact.reason),
      occurredAt: fact.occurredAt,
    });
  },
  review: (tables, fact, place) => {
    const reviewer = accountOf(fact.reviewer);
    tables.accessReview.push({ ...place, accessId: idOf(fact.access), reviewer, approved: fact.approved });
  },
};
