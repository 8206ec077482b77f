import { affiliation, credential, statusChange } from "ponder:schema";
import { CREDENTIAL_KINDS, codeAt } from "../../facts/codes";
import { placeColumns } from "../event";
import { on } from "../on";
import { statusChangeOf } from "./status-change";

on("CredentialRegistry:CredentialIssued", async ({ event, context }) => {
  const { credentialId, issuer, subject, kind, from, until } = event.args;
  await context.db.insert(credential).values({
    ...placeColumns(context, event),
    credentialId,
    issuer,
    subject,
    kind: codeAt(CREDENTIAL_KINDS, kind),
    validFrom: from,
    validUntil: until,
  });
});

on("CredentialRegistry:CredentialRevoked", async ({ event, context }) => {
  const { credentialId, issuer, subject } = event.args;
  const { chainId, pos, blockTime, txHash } = placeColumns(context, event);
  await context.db
    .update(credential, { chainId, subject, credentialId })
    .set({ revokedPos: pos, revokedTime: blockTime, revokedTxHash: txHash });
  await context.db
    .insert(statusChange)
    .values(statusChangeOf(context, event, { kind: "credentialRevoked", about: credentialId, party: issuer }));
});

on("CredentialRegistry:AffiliationSet", async ({ event, context }) => {
  const { member, organisation, revision, from, until } = event.args;
  const place = placeColumns(context, event);
  const pair = { chainId: place.chainId, member, organisation };
  if (revision > 1)
    await context.db
      .update(affiliation, { ...pair, revision: revision - 1 })
      .set((earlier) => (earlier.endedPos === null ? endingAt(place) : {}));
  await context.db.insert(affiliation).values({ ...place, ...pair, revision, validFrom: from, validUntil: until });
});

on("CredentialRegistry:AffiliationEnded", async ({ event, context }) => {
  const { member, organisation, revision } = event.args;
  const place = placeColumns(context, event);
  await context.db.update(affiliation, { chainId: place.chainId, member, organisation, revision }).set(endingAt(place));
  await context.db
    .insert(statusChange)
    .values(statusChangeOf(context, event, { kind: "affiliationEnded", about: member, party: organisation }));
});

function endingAt({ pos, blockTime, txHash }: ReturnType<typeof placeColumns>) {
  return { endedPos: pos, endedTime: blockTime, endedTxHash: txHash };
}
