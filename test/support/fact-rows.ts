/** The oracle's facts as the rows that the indexer would have written for them. */
import { createHash } from "node:crypto";
import type { Hex } from "viem";
import type * as schema from "../../ponder.schema";
import {
  ACTIONS,
  type Action,
  CATEGORIES,
  type Category,
  maskOf,
  type Outcome,
  PURPOSES,
  type Purpose,
} from "../../src/codes";
import { positionOf } from "../../src/position";
import type { AccessRecorded, Fact, Place } from "../oracle/facts";
import type { Facts } from "./facts";

const hash = (kind: string, name: string | number) => createHash("sha256").update(`${kind} ${name}`).digest("hex");

/** The id that a name of a patient, consent or access stands for. */
export const idOf = (name: string): Hex => `0x${hash("id", name)}`;

/** The account that a name of a person or organisation stands for. */
export const accountOf = (name: string): Hex => `0x${hash("account", name).slice(0, 40)}`;

/** Where a fact was put: its position, and the access's place in a packed log. */
export type Placed = { fact: Fact; pos: bigint; logIndex: number; entryIndex: number; blockNumber: number };

/**
 * Gives each fact its place. Block numbers begin at 1. With `packed`, a custodian's neighbouring accesses in one block
 * share a log, as entries of one batch.
 */
export function placeFacts(facts: readonly Fact[], packed: boolean): Placed[] {
  const placed: Placed[] = [];
  for (const fact of facts) {
    const last = placed.at(-1);
    const sameBlock = last?.fact.block === fact.block;
    const joins =
      packed &&
      sameBlock &&
      fact.is === "access" &&
      last.fact.is === "access" &&
      last.fact.custodian === fact.custodian;
    const logIndex = sameBlock ? last.logIndex + (joins ? 0 : 1) : 0;
    const entryIndex = joins ? last.entryIndex + 1 : 0;
    const blockNumber = fact.block + 1;
    placed.push({
      fact,
      logIndex,
      entryIndex,
      blockNumber,
      pos: positionOf(BigInt(blockNumber), logIndex, entryIndex),
    });
  }
  return placed;
}

type Rows<Name extends keyof Facts> = (typeof schema)[Name]["$inferInsert"][];

/** The rows of all facts on a chain, with the places of the events that ended them. */
export function rowsOf(placed: readonly Placed[], chainId: number): Facts {
  const patient: Rows<"patient"> = [];
  const representative: Rows<"representative"> = [];
  const affiliation: Rows<"affiliation"> = [];
  const consent: Rows<"consent"> = [];
  const access: Rows<"access"> = [];

  for (const each of placed) {
    const { fact, pos, logIndex, entryIndex, blockNumber } = each;
    const place = {
      chainId,
      pos,
      blockNumber,
      blockHash: blockHashOf(chainId, fact),
      blockTime: fact.time,
      txHash: `0x${hash("transaction", `${chainId} ${blockNumber} ${logIndex}`)}` as Hex,
      logIndex,
    };
    const end = (
      row: { endedPos?: bigint | null; endedTime?: number | null; endedTxHash?: Hex | null } | undefined,
    ) => {
      if (row && row.endedPos === undefined)
        Object.assign(row, { endedPos: pos, endedTime: fact.time, endedTxHash: place.txHash });
    };
    switch (fact.is) {
      case "patient":
        patient.push({
          ...place,
          patient: idOf(fact.patient),
          controller: accountOf(fact.controller),
          registrar: accountOf("registrar"),
        });
        break;
      case "representative": {
        const pair = { patient: idOf(fact.patient), representative: accountOf(fact.representative) };
        const earlier = representative.filter(
          (row) => row.patient === pair.patient && row.representative === pair.representative,
        );
        end(earlier.at(-1));
        representative.push({
          ...place,
          ...pair,
          revision: earlier.length,
          validFrom: fact.time,
          validUntil: fact.until,
        });
        break;
      }
      case "affiliation":
      case "affiliationEnd": {
        const pair = { member: accountOf(fact.member), organisation: accountOf(fact.organisation) };
        const earlier = affiliation.filter(
          (row) => row.member === pair.member && row.organisation === pair.organisation,
        );
        end(earlier.at(-1));
        if (fact.is === "affiliation")
          affiliation.push({
            ...place,
            ...pair,
            revision: earlier.length,
            validFrom: fact.from,
            validUntil: fact.until,
          });
        break;
      }
      case "grant":
        consent.push({
          ...place,
          consentId: idOf(fact.consent),
          patient: idOf(fact.patient),
          grantee: accountOf(fact.grantee),
          signer: accountOf(fact.patient),
          relayer: accountOf(fact.patient),
          purposes: [...fact.purposes],
          purposeMask: maskOf(PURPOSES, fact.purposes as Purpose[]),
          categories: [...fact.categories],
          categoryMask: maskOf(CATEGORIES, fact.categories as Category[]),
          actions: [...fact.actions],
          actionMask: maskOf(ACTIONS, fact.actions as Action[]),
          validFrom: fact.from,
          validUntil: fact.until,
          redisclosure: false,
        });
        break;
      case "revocation": {
        const revoked = consent.find((row) => row.consentId === idOf(fact.consent));
        if (!revoked) throw new Error(`The history revokes ${fact.consent}, which it never granted`);
        Object.assign(revoked, {
          revokedPos: pos,
          revokedTime: fact.time,
          revocationRequestedAt: fact.time,
          revocationSigner: revoked.signer,
          revokedBlockHash: place.blockHash,
          revokedTxHash: place.txHash,
          revokedLogIndex: logIndex,
        });
        break;
      }
      case "access":
        access.push({ ...place, ...accessColumns(fact), entryIndex });
        break;
    }
  }
  return { patient, representative, affiliation, consent, access };
}

/** The hash that the block of a fact has on a chain. */
export const blockHashOf = (chainId: number, { block }: Place): Hex => `0x${hash("block", `${chainId} ${block}`)}`;

function accessColumns(fact: AccessRecorded) {
  return {
    accessId: idOf(fact.access),
    custodian: accountOf(fact.custodian),
    seq: fact.seq,
    actor: accountOf(fact.actor),
    patient: idOf(fact.patient),
    record: idOf("chart"),
    purpose: fact.purpose as Purpose,
    category: fact.category as Category,
    action: fact.action as Action,
    outcome: fact.outcome as Outcome,
    citedConsentId: fact.cited === null ? null : idOf(fact.cited),
    reasonHash: null,
    occurredAt: fact.occurredAt,
  };
}
