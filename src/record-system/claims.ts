import { claim, claimApproval, claimPayment, coverage, statusChange } from "ponder:schema";
import { placeColumns } from "../event";
import { on } from "../on";
import { statusChangeOf } from "./status-change";

on("Claims:CoverageSet", async ({ event, context }) => {
  const { patient, insurer, revision, active, limit, until } = event.args;
  await context.db
    .insert(coverage)
    .values({ ...placeColumns(context, event), insurer, patient, revision, active, limit, validUntil: until });
});

on("Claims:ClaimSubmitted", async ({ event, context }) => {
  const { claimId, provider, patient, serviceHash, serviceDate, amount } = event.args;
  await context.db
    .insert(claim)
    .values({ ...placeColumns(context, event), claimId, provider, patient, serviceHash, serviceDate, amount });
});

on("Claims:ClaimApproved", async ({ event, context }) => {
  const { claimId, approver, amount, automatic } = event.args;
  await context.db
    .insert(claimApproval)
    .values({ ...placeColumns(context, event), claimId, approver, amount, automatic });
});

on("Claims:ClaimDenied", async ({ event, context }) => {
  const { chainId, pos, blockTime } = placeColumns(context, event);
  await context.db
    .update(claim, { chainId, claimId: event.args.claimId })
    .set({ deniedPos: pos, deniedTime: blockTime, deniedBy: event.args.insurer });
  await context.db
    .insert(statusChange)
    .values(
      statusChangeOf(context, event, { kind: "claimDenied", about: event.args.claimId, party: event.args.insurer }),
    );
});

on("Claims:ClaimVoided", async ({ event, context }) => {
  const { chainId, pos, blockTime } = placeColumns(context, event);
  await context.db
    .update(claim, { chainId, claimId: event.args.claimId })
    .set({ voidedPos: pos, voidedTime: blockTime, voidedBy: event.args.provider });
  await context.db
    .insert(statusChange)
    .values(
      statusChangeOf(context, event, { kind: "claimVoided", about: event.args.claimId, party: event.args.provider }),
    );
});

on("Claims:ClaimPaid", async ({ event, context }) => {
  const { claimId, insurer, amount } = event.args;
  await context.db.insert(claimPayment).values({ ...placeColumns(context, event), claimId, insurer, amount });
});
