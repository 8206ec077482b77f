/** The sharing agreements' events as rows. */
import type { Fact } from "../../../oracle/oracle-facts";
import { accountOf, idOf } from "./names";
import { changeStatus, endInterval, type Handlers, rowWhere, type Tables, termColumns } from "./tables";

const agreementOf = (tables: Tables, fact: Fact & { agreement: string }) =>
  rowWhere(tables.agreement, (row) => row.agreementId === idOf(fact.agreement), fact);

const requestOf = (tables: Tables, fact: Fact & { request: string }) =>
  rowWhere(tables.dataRequest, (row) => row.requestId === idOf(fact.request), fact);

export const sharingHandlers: Handlers<
  "proposal" | "acceptance" | "agreementEnd" | "share" | "dataRequest" | "extension" | "fulfilment"
> = {
  proposal: (tables, fact, place) => {
    tables.agreement.push({
      ...place,
      agreementId: idOf(fact.agreement),
      proposer: accountOf(fact.proposer),
      counterparty: accountOf(fact.counterparty),
      ...termColumns(fact),
      formats: [...fact.formats],
      redisclosure: fact.redisclose,
      validFrom: fact.from,
      validUntil: fact.until,
    });
  },
  acceptance: (tables, fact, place) => {
    const { pos, blockTime, txHash } = place;
    Object.assign(agreementOf(tables, fact), { acceptedPos: pos, acceptedTime: blockTime, acceptedTxHash: txHash });
    const party = accountOf(fact.counterparty);
    changeStatus(tables, place, { kind: "agreementAccepted", about: idOf(fact.agreement), party });
  },
  agreementEnd: (tables, fact, place) => {
    const agreement = agreementOf(tables, fact);
    const party = accountOf(fact.party);
    endInterval(agreement, place);
    agreement.endedBy = party;
    changeStatus(tables, place, { kind: "agreementEnded", about: idOf(fact.agreement), party });
  },
  share: (tables, fact, place) => {
    tables.share.push({
      ...place,
      shareId: idOf(fact.share),
      sender: accountOf(fact.sender),
      recipient: accountOf(fact.recipient),
      patient: idOf(fact.patient),
      record: idOf(fact.record),
      purpose: fact.purpose,
      category: fact.category,
      format: fact.format,
      agreementId: fact.agreement === null ? null : idOf(fact.agreement),
    });
  },
  dataRequest: (tables, fact, place) => {
    tables.dataRequest.push({
      ...place,
      requestId: idOf(fact.request),
      patient: idOf(fact.patient),
      custodian: accountOf(fact.custodian),
      requester: accountOf(fact.requester),
    });
  },
  extension: (tables, fact, place) => {
    Object.assign(requestOf(tables, fact), { extendedPos: place.pos, extendedTime: place.blockTime });
    const party = accountOf(fact.custodian);
    changeStatus(tables, place, { kind: "requestExtended", about: idOf(fact.request), party });
  },
  fulfilment: (tables, fact, place) => {
    Object.assign(requestOf(tables, fact), { fulfilledPos: place.pos, fulfilledTime: place.blockTime });
    const party = accountOf(fact.custodian);
    changeStatus(tables, place, { kind: "requestFulfilled", about: idOf(fact.request), party });
  },
};
