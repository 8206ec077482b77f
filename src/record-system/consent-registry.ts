import { consent, consentRequest, patient, representative, statusChange } from "ponder:schema";
import { zeroHash } from "viem";
import { idOrNull, placeColumns } from "../event";
import { on } from "../on";
import { statusChangeOf } from "./status-change";
import { actionsOf, termsOf } from "./terms";

on("ConsentRegistry:PatientRegistered", async ({ event, context }) => {
  const { patient: patientId, controller, registrar } = event.args;
  await context.db
    .insert(patient)
    .values({ ...placeColumns(context, event), patient: patientId, controller, registrar });
});

on("ConsentRegistry:RepresentativeSet", async ({ event, context }) => {
  const { patient, representative: account, revision, from, until } = event.args;
  const place = placeColumns(context, event);
  const pair = { chainId: place.chainId, patient, representative: account };
  if (revision > 1)
    await context.db
      .update(representative, { ...pair, revision: revision - 1 })
      .set((earlier) => (earlier.endedPos === null ? endingAt(place) : {}));
  await context.db.insert(representative).values({ ...place, ...pair, revision, validFrom: from, validUntil: until });
});

on("ConsentRegistry:RepresentativeEnded", async ({ event, context }) => {
  const { patient, representative: account, revision } = event.args;
  const place = placeColumns(context, event);
  await context.db
    .update(representative, { chainId: place.chainId, patient, representative: account, revision })
    .set(endingAt(place));
  await context.db
    .insert(statusChange)
    .values(statusChangeOf(context, event, { kind: "representativeEnded", about: account, party: patient, patient }));
});

on("ConsentRegistry:ConsentRequested", async ({ event, context }) => {
  const { requestId, patient, requester, until } = event.args;
  await context.db.insert(consentRequest).values({
    ...placeColumns(context, event),
    requestId,
    patient,
    requester,
    ...termsOf(event.args),
    ...actionsOf(event.args),
    validUntil: until,
  });
});

on("ConsentRegistry:ConsentGranted", async ({ event, context }) => {
  const { consentId, patient, grantee, signer, relayer, from, until, redisclosure, requestId } = event.args;
  const place = placeColumns(context, event);
  await context.db.insert(consent).values({
    ...place,
    consentId,
    patient,
    grantee,
    signer,
    relayer,
    ...termsOf(event.args),
    ...actionsOf(event.args),
    validFrom: from,
    validUntil: until,
    redisclosure,
    requestId: idOrNull(requestId),
  });
  if (requestId !== zeroHash)
    await context.db
      .update(consentRequest, { chainId: place.chainId, requestId })
      .set({ grantedConsentId: consentId, grantedPos: place.pos });
});

on("ConsentRegistry:ConsentRevoked", async ({ event, context }) => {
  const { consentId, patient, signer, requestedAt } = event.args;
  const place = placeColumns(context, event);
  await context.db.update(consent, { chainId: place.chainId, patient, consentId }).set({
    revokedPos: place.pos,
    revokedTime: place.blockTime,
    revocationRequestedAt: requestedAt,
    revocationSigner: signer,
    revokedBlockHash: place.blockHash,
    revokedTxHash: place.txHash,
    revokedLogIndex: place.logIndex,
  });
  await context.db
    .insert(statusChange)
    .values(
      statusChangeOf(context, event, { kind: "consentRevoked", about: consentId, party: signer, patient, requestedAt }),
    );
});

function endingAt({ pos, blockTime, txHash }: ReturnType<typeof placeColumns>) {
  return { endedPos: pos, endedTime: blockTime, endedTxHash: txHash };
}
