/** Accesses for a benchmark's chain: encounters of a few accesses each, and an even share that no consent covers. */
import { createHash } from "node:crypto";
import { encodeFunctionData, type Hex, zeroHash } from "viem";
import { accessLedgerAbi } from "../../abis/AccessLedger";
import { packAccesses } from "../../devnet/pack-accesses";
import { CATEGORIES } from "../../facts/codes";
import type { PackedAccess } from "../../src/record-system/packed-accesses";
import { actorOf, CUSTODIANS, EXPIRED, patientOf, RESEARCH, STRANGER } from "./population";

export type PlannedAccess = PackedAccess & {
  custodian: number;
  /** The rule that it violates; null where it is covered. */
  ruleId: "ACC-01" | "ACC-04" | "ACC-06" | null;
};

const VIOLATIONS = [
  { ruleId: "ACC-04", away: STRANGER },
  { ruleId: "ACC-01", away: EXPIRED },
  { ruleId: "ACC-06", away: RESEARCH },
] as const;

const ACCESSES_AN_ENCOUNTER = 4;

export type AccessPlan = {
  /** The custodian's next access, recorded at `time` (Unix seconds); `violating` makes it one that no consent covers. */
  next: (custodian: number, time: number, violating?: boolean) => PlannedAccess;
};

/** Plans accesses, of which every so-manieth violates a rule. The custodians have recorded one each before. */
export function planAccesses({ everyViolation }: { everyViolation: number }): AccessPlan {
  const recorded = new Array<number>(CUSTODIANS).fill(1);
  let planned = 0;
  let violations = 0;
  return {
    next: (custodian, time, violating) => {
      planned += 1;
      recorded[custodian]! += 1;
      const seq = recorded[custodian]!;
      const encounter = Math.floor(seq / ACCESSES_AN_ENCOUNTER);
      const wrong = violating ?? planned % everyViolation === 0;
      const violation = wrong ? VIOLATIONS[violations++ % VIOLATIONS.length]! : undefined;
      const { patient, consent, number } = patientOf(custodian, encounter * 7, violation?.away ?? 0);
      return {
        accessId: hashOf(`access ${custodian} ${seq}`),
        patient,
        record: hashOf(`record ${number} ${seq % 5}`),
        consentId: violation ? zeroHash : consent,
        reasonHash: zeroHash,
        actor: actorOf(custodian, encounter),
        seq,
        occurredAt: time - (seq % 30),
        purpose: 0,
        category: CATEGORIES.indexOf(seq % 2 === 0 ? "LAB" : "GENERAL"),
        action: 0,
        outcome: 0,
        custodian,
        ruleId: violation?.ruleId ?? null,
      };
    },
  };
}

const hashOf = (name: string): Hex => `0x${createHash("sha256").update(name).digest("hex")}`;

/** The call that records one access. */
export const singleCall = (access: PackedAccess): Hex =>
  encodeFunctionData({ abi: accessLedgerAbi, functionName: "recordAccess", args: [access] });

/** The call that records accesses of one custodian, at most 500, in one log. */
export const batchCall = (accesses: PackedAccess[]): Hex =>
  encodeFunctionData({ abi: accessLedgerAbi, functionName: "recordAccessBatch", args: [packAccesses(accesses)] });
