import { access, accessReview } from "ponder:schema";
import { ACTIONS, CATEGORIES, codeAt, OUTCOMES, PURPOSES } from "../../facts/codes";
import { idOrNull, placeColumns } from "../event";
import { on } from "../on";
import { type PackedAccess, unpackAccesses } from "./packed-accesses";

on("AccessLedger:AccessRecorded", async ({ event, context }) => {
  const { custodian } = event.args;
  await context.db
    .insert(access)
    .values({ ...placeColumns(context, event), entryIndex: 0, custodian, ...accessOf(event.args) });
});

on("AccessLedger:AccessBatchRecorded", async ({ event, context }) => {
  const { custodian, entries } = event.args;
  const place = placeColumns(context, event);
  await context.db.insert(access).values(
    // The lowest bits of an entry's position are its index.
    unpackAccesses(entries).map((entry, entryIndex) => ({
      ...place,
      pos: place.pos + BigInt(entryIndex),
      entryIndex,
      custodian,
      ...accessOf(entry),
    })),
  );
});

on("AccessLedger:AccessReviewed", async ({ event, context }) => {
  const { accessId, reviewer, approved } = event.args;
  await context.db.insert(accessReview).values({ ...placeColumns(context, event), accessId, reviewer, approved });
});

function accessOf(entry: PackedAccess) {
  return {
    accessId: entry.accessId,
    seq: entry.seq,
    actor: entry.actor,
    patient: entry.patient,
    record: entry.record,
    purpose: codeAt(PURPOSES, entry.purpose),
    category: codeAt(CATEGORIES, entry.category),
    action: codeAt(ACTIONS, entry.action),
    outcome: codeAt(OUTCOMES, entry.outcome),
    citedConsentId: idOrNull(entry.consentId),
    reasonHash: idOrNull(entry.reasonHash),
    occurredAt: entry.occurredAt,
  };
}
