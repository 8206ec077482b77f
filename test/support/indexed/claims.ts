/** The claims' events as rows. */
import type { Fact } from "../../../oracle/oracle-facts";
import { accountOf, idOf } from "./names";
import { changeStatus, type Handlers, rowWhere, type Tables } from "./tables";

const claimOf = (tables: Tables, fact: Fact & { claim: string }) =>
  rowWhere(tables.claim, (row) => row.claimId === idOf(fact.claim), fact);

export const claimHandlers: Handlers<"claim" | "approval" | "denial" | "voiding" | "payment"> = {
  claim: (tables, fact, place) => {
    tables.claim.push({
      ...place,
      claimId: idOf(fact.claim),
      provider: accountOf(fact.provider),
      patient: idOf(fact.patient),
      serviceHash: idOf(fact.service),
      serviceDate: fact.serviceDate,
      amount: fact.amount,
    });
  },
  approval: (tables, fact, place) => {
    const approver = accountOf(fact.approver);
    const { amount } = fact;
    tables.claimApproval.push({ ...place, claimId: idOf(fact.claim), approver, amount, automatic: false });
  },
  denial: (tables, fact, place) => {
    const party = accountOf(fact.insurer);
    const denied = { deniedPos: place.pos, deniedTime: place.blockTime, deniedBy: party };
    Object.assign(claimOf(tables, fact), denied);
    changeStatus(tables, place, { kind: "claimDenied", about: idOf(fact.claim), party });
  },
  voiding: (tables, fact, place) => {
    const party = accountOf(fact.provider);
    const voided = { voidedPos: place.pos, voidedTime: place.blockTime, voidedBy: party };
    Object.assign(claimOf(tables, fact), voided);
    changeStatus(tables, place, { kind: "claimVoided", about: idOf(fact.claim), party });
  },
  payment: (tables, fact, place) => {
    const insurer = accountOf(fact.insurer);
    tables.claimPayment.push({ ...place, claimId: idOf(fact.claim), insurer, amount: fact.amount });
  },
};
