import { ponder } from "ponder:registry";
import { governanceChange, issuerTrust } from "ponder:schema";
import { placeOf, storableText } from "./event";
import { changeOf, roleAdminChangeOf, roleChangeOf } from "./governance-change";

ponder.on("Governance:RoleGranted", async ({ event, context }) => {
  await context.db.insert(governanceChange).values(roleChangeOf(context, event, "roleGranted"));
});

ponder.on("Governance:RoleRevoked", async ({ event, context }) => {
  await context.db.insert(governanceChange).values(roleChangeOf(context, event, "roleRevoked"));
});

ponder.on("Governance:RoleAdminChanged", async ({ event, context }) => {
  await context.db.insert(governanceChange).values(roleAdminChangeOf(context, event));
});

ponder.on("Governance:PolicyParameterSet", async ({ event, context }) => {
  const { key, value, caller } = event.args;
  await context.db.insert(governanceChange).values({
    ...changeOf(context, event, "policyParameterSet", caller),
    key: storableText(key),
    value: value.toString(),
  });
});

ponder.on("Governance:IssuerTrustSet", async ({ event, context }) => {
  const { issuer, trusted, caller } = event.args;
  await context.db.insert(issuerTrust).values({ ...placeOf(context, event), issuer, trusted, caller });
  await context.db.insert(governanceChange).values({
    ...changeOf(context, event, trusted ? "issuerTrusted" : "issuerDistrusted", caller),
    account: issuer,
  });
});

ponder.on("Governance:EmergencyAction", async ({ event, context }) => {
  const { caller, selector } = event.args;
  await context.db
    .insert(governanceChange)
    .values({ ...changeOf(context, event, "emergencyAction", caller), value: selector });
});
