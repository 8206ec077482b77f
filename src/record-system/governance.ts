import { governanceChange, issuerTrust } from "ponder:schema";
import { placeColumns, storableText } from "../event";
import { on } from "../on";
import { changeOf, roleAdminChangeOf, roleChangeOf } from "./governance-change";

on("Governance:RoleGranted", async ({ event, context }) => {
  await context.db.insert(governanceChange).values(roleChangeOf(context, event, "roleGranted"));
});

on("Governance:RoleRevoked", async ({ event, context }) => {
  await context.db.insert(governanceChange).values(roleChangeOf(context, event, "roleRevoked"));
});

on("Governance:RoleAdminChanged", async ({ event, context }) => {
  await context.db.insert(governanceChange).values(roleAdminChangeOf(context, event));
});

on("Governance:PolicyParameterSet", async ({ event, context }) => {
  const { key, value, caller } = event.args;
  await context.db.insert(governanceChange).values({
    ...changeOf({ context, event, kind: "policyParameterSet", caller }),
    key: storableText(key),
    value: value.toString(),
  });
});

on("Governance:IssuerTrustSet", async ({ event, context }) => {
  const { issuer, trusted, caller } = event.args;
  await context.db.insert(issuerTrust).values({ ...placeColumns(context, event), issuer, trusted, caller });
  await context.db.insert(governanceChange).values({
    ...changeOf({ context, event, kind: trusted ? "issuerTrusted" : "issuerDistrusted", caller }),
    account: issuer,
  });
});

on("Governance:EmergencyAction", async ({ event, context }) => {
  const { caller, selector } = event.args;
  await context.db
    .insert(governanceChange)
    .values({ ...changeOf({ context, event, kind: "emergencyAction", caller }), value: selector });
});
