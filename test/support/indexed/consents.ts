/** The consent registry's events as rows. */
import { ACTIONS, type Action, maskOf } from "../../../facts/codes";
import { accountOf, idOf } from "./names";
import { changeStatus, endInterval, type Handlers, rowWhere, termColumns } from "./tables";

const actionColumns = (actions: readonly string[]) => ({
  actions: [...actions],
  actionMask: maskOf(ACTIONS, actions as Action[]),
});

export const consentHandlers: Handlers<"patient" | "representative" | "consentRequest" | "grant" | "revocation"> = {
  patient: (tables, fact, place) => {
    tables.patient.push({
      ...place,
      patient: idOf(fact.patient),
      controller: accountOf(fact.controller),
      registrar: accountOf(fact.registrar),
    });
  },
  representative: (tables, fact, place) => {
    const pair = { patient: idOf(fact.patient), representative: accountOf(fact.representative) };
    const earlier = tables.representative.filter(
      (row) => row.patient === pair.patient && row.representative === pair.representative,
    );
    endInterval(earlier.at(-1), place);
    const revision = earlier.length + 1;
    tables.representative.push({ ...place, ...pair, revision, validFrom: fact.time, validUntil: fact.until });
  },
  consentRequest: (tables, fact, place) => {
    tables.consentRequest.push({
      ...place,
      requestId: idOf(fact.request),
      patient: idOf(fact.patient),
      requester: accountOf(fact.requester),
      ...termColumns(fact),
      ...actionColumns(fact.actions),
      validUntil: fact.until,
    });
  },
  grant: (tables, fact, place) => {
    const consentId = idOf(fact.consent);
    const requestId = fact.request === null ? null : idOf(fact.request);
    tables.consent.push({
      ...place,
      consentId,
      patient: idOf(fact.patient),
      grantee: accountOf(fact.grantee),
      signer: accountOf(fact.signer),
      relayer: accountOf(fact.signer),
      ...termColumns(fact),
      ...actionColumns(fact.actions),
      validFrom: fact.from,
      validUntil: fact.until,
      redisclosure: fact.redisclose,
      requestId,
    });
    if (requestId !== null) {
      const request = rowWhere(tables.consentRequest, (row) => row.requestId === requestId, fact);
      Object.assign(request, { grantedConsentId: consentId, grantedPos: place.pos });
    }
  },
  revocation: (tables, fact, place) => {
    const about = idOf(fact.consent);
    const revoked = rowWhere(tables.consent, (row) => row.consentId === about, fact);
    const { requestedAt } = fact;
    const party = accountOf(fact.signer);
    Object.assign(revoked, {
      revokedPos: place.pos,
      revokedTime: place.blockTime,
      revocationRequestedAt: requestedAt,
      revocationSigner: party,
      revokedBlockHash: place.blockHash,
      revokedTxHash: place.txHash,
      revokedLogIndex: place.logIndex,
    });
    changeStatus(tables, place, { kind: "consentRevoked", about, party, patient: revoked.patient, requestedAt });
  },
};
