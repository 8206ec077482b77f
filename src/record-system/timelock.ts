import { governanceChange, timelockOperation } from "ponder:schema";
import { isAtCreation, placeColumns } from "../event";
import { on } from "../on";
import { changeOf, roleAdminChangeOf, roleChangeOf } from "./governance-change";

on("Timelock:RoleGranted", async ({ event, context }) => {
  await context.db.insert(governanceChange).values(roleChangeOf(context, event, "roleGranted"));
});

on("Timelock:RoleRevoked", async ({ event, context }) => {
  await context.db.insert(governanceChange).values(roleChangeOf(context, event, "roleRevoked"));
});

on("Timelock:RoleAdminChanged", async ({ event, context }) => {
  await context.db.insert(governanceChange).values(roleAdminChangeOf(context, event));
});

on("Timelock:MinDelayChange", async ({ event, context }) => {
  // Only the timelock itself can change its delay; the deployer sets it at creation.
  const caller = isAtCreation(event) ? event.transaction.from : event.log.address;
  await context.db.insert(governanceChange).values({
    ...changeOf({ context, event, kind: "minDelayChanged", caller }),
    value: event.args.newDuration.toString(),
  });
});

on("Timelock:CallScheduled", async ({ event, context }) => {
  const { id, index, target, data, delay } = event.args;
  await context.db.insert(timelockOperation).values({
    ...placeColumns(context, event),
    kind: "scheduled",
    scheduleId: id,
    callIndex: Number(index),
    target,
    data,
    // A proposer may set a delay of more seconds than an integer column or a double can hold.
    delay: delay > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : Number(delay),
  });
});

on("Timelock:CallExecuted", async ({ event, context }) => {
  const { id, index, target, data } = event.args;
  await context.db.insert(timelockOperation).values({
    ...placeColumns(context, event),
    kind: "executed",
    scheduleId: id,
    callIndex: Number(index),
    target,
    data,
  });
});

on("Timelock:Cancelled", async ({ event, context }) => {
  await context.db
    .insert(timelockOperation)
    .values({ ...placeColumns(context, event), kind: "cancelled", scheduleId: event.args.id });
});

on("Timelock:CallSalt", async ({ event, context }) => {
  const { id, salt } = event.args;
  await context.db
    .insert(timelockOperation)
    .values({ ...placeColumns(context, event), kind: "salted", scheduleId: id, salt });
});
