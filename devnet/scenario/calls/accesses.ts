/** Calls of the access ledger: accesses one at a time and packed, and their reviews. */
import { encodeFunctionData, zeroHash } from "viem";
import { accessLedgerAbi } from "../../../abis/AccessLedger";
import { ACTIONS, CATEGORIES, OUTCOMES, PURPOSES } from "../../../facts/codes";
import { accountAddress, idOf, textHash } from "../../names";
import { packAccesses } from "../../pack-accesses";
import type { LineOf } from "../verbs";
import type { EncodedLine } from "./encoded-line";

/** An access and the sequence number that it is sent with. */
export type NumberedAccess = { line: LineOf<"access">; seq: number };

/** The fields of the ledger's struct, in its order. */
function entryOf({ line, seq }: NumberedAccess) {
  return {
    accessId: idOf(line.access),
    patient: idOf(line.patient),
    record: idOf(line.record),
    consentId: line.consent === undefined ? zeroHash : idOf(line.consent),
    reasonHash: line.reason === undefined ? zeroHash : textHash(line.reason),
    actor: accountAddress(line.actor),
    seq,
    occurredAt: line.occurredAt ?? line.at,
    purpose: PURPOSES.indexOf(line.purpose),
    category: CATEGORIES.indexOf(line.category),
    action: ACTIONS.indexOf(line.action),
    outcome: OUTCOMES.indexOf(line.outcome ?? "permitted"),
  };
}

export function encodeAccess(access: NumberedAccess): EncodedLine {
  const data = encodeFunctionData({ abi: accessLedgerAbi, functionName: "recordAccess", args: [entryOf(access)] });
  return { event: "AccessRecorded", data };
}

/** Accesses of one custodian, at most 500, in one log. */
export function encodeBatch(accesses: readonly NumberedAccess[]): EncodedLine {
  const data = encodeFunctionData({
    abi: accessLedgerAbi,
    functionName: "recordAccessBatch",
    args: [packAccesses(accesses.map(entryOf))],
  });
  return { event: "AccessBatchRecorded", data };
}

export function encodeReview(line: LineOf<"access.review">): EncodedLine {
  const data = encodeFunctionData({
    abi: accessLedgerAbi,
    functionName: "reviewAccess",
    args: [idOf(line.access), line.approved],
  });
  return { event: "AccessReviewed", data };
}
