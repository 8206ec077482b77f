import { agreement, dataRequest, share, statusChange } from "ponder:schema";
import { CATEGORIES, codeAt, PURPOSES } from "../../facts/codes";
import { idOrNull, placeColumns, storableText } from "../event";
import { on } from "../on";
import { statusChangeOf } from "./status-change";
import { termsOf } from "./terms";

on("SharingAgreements:AgreementProposed", async ({ event, context }) => {
  const { agreementId, proposer, counterparty, formats, from, until, redisclosure } = event.args;
  await context.db.insert(agreement).values({
    ...placeColumns(context, event),
    agreementId,
    proposer,
    counterparty,
    ...termsOf(event.args),
    formats: formats.map(storableText),
    redisclosure,
    validFrom: from,
    validUntil: until,
  });
});

on("SharingAgreements:AgreementAccepted", async ({ event, context }) => {
  const { chainId, pos, blockTime, txHash } = placeColumns(context, event);
  await context.db
    .update(agreement, { chainId, agreementId: event.args.agreementId })
    .set({ acceptedPos: pos, acceptedTime: blockTime, acceptedTxHash: txHash });
  await context.db.insert(statusChange).values(
    statusChangeOf(context, event, {
      kind: "agreementAccepted",
      about: event.args.agreementId,
      party: event.args.counterparty,
    }),
  );
});

on("SharingAgreements:AgreementEnded", async ({ event, context }) => {
  const { chainId, pos, blockTime, txHash } = placeColumns(context, event);
  await context.db
    .update(agreement, { chainId, agreementId: event.args.agreementId })
    .set({ endedPos: pos, endedTime: blockTime, endedBy: event.args.party, endedTxHash: txHash });
  await context.db.insert(statusChange).values(
    statusChangeOf(context, event, {
      kind: "agreementEnded",
      about: event.args.agreementId,
      party: event.args.party,
    }),
  );
});

on("SharingAgreements:ShareRecorded", async ({ event, context }) => {
  const { shareId, sender, recipient, patient, record, purpose, category, format, agreementId } = event.args;
  await context.db.insert(share).values({
    ...placeColumns(context, event),
    shareId,
    sender,
    recipient,
    patient,
    record,
    purpose: codeAt(PURPOSES, purpose),
    category: codeAt(CATEGORIES, category),
    format: storableText(format),
    agreementId: idOrNull(agreementId),
  });
});

on("SharingAgreements:DataRequestOpened", async ({ event, context }) => {
  const { requestId, patient, custodian, requester } = event.args;
  await context.db
    .insert(dataRequest)
    .values({ ...placeColumns(context, event), requestId, patient, custodian, requester });
});

on("SharingAgreements:DataRequestExtended", async ({ event, context }) => {
  const { chainId, pos, blockTime } = placeColumns(context, event);
  await context.db
    .update(dataRequest, { chainId, requestId: event.args.requestId })
    .set({ extendedPos: pos, extendedTime: blockTime });
  await context.db.insert(statusChange).values(
    statusChangeOf(context, event, {
      kind: "requestExtended",
      about: event.args.requestId,
      party: event.args.custodian,
    }),
  );
});

on("SharingAgreements:DataRequestFulfilled", async ({ event, context }) => {
  const { chainId, pos, blockTime } = placeColumns(context, event);
  await context.db
    .update(dataRequest, { chainId, requestId: event.args.requestId })
    .set({ fulfilledPos: pos, fulfilledTime: blockTime });
  await context.db.insert(statusChange).values(
    statusChangeOf(context, event, {
      kind: "requestFulfilled",
      about: event.args.requestId,
      party: event.args.custodian,
    }),
  );
});
