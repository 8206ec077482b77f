/** Governance's events as rows. */
import type { Hex } from "viem";
import { positionOf } from "../../../facts/position";
import type { Change } from "../../../oracle/oracle-facts";
import { accountOf, idOf } from "./names";
import type { Handlers, PlaceColumns, Tables } from "./tables";

type Changed = Omit<
  Tables["governanceChange"][number],
  keyof PlaceColumns | "contract" | "caller" | "byTimelock" | "atCreation"
>;

/** Writes a change, and after it, in a log of its own, what governance says of one that did not wait. Answers the caller. */
function change({
  tables,
  change: { direct, signer },
  place,
  changed,
}: {
  tables: Tables;
  change: Change;
  place: PlaceColumns;
  changed: Changed;
}): Hex {
  const caller = accountOf(direct ? signer : "timelock");
  const same = { contract: accountOf("governance contract"), caller, byTimelock: !direct, atCreation: false };
  tables.governanceChange.push({ ...place, ...same, ...changed });
  if (direct) {
    const logIndex = place.logIndex + 1;
    const next = { ...place, logIndex, pos: positionOf(BigInt(place.blockNumber), logIndex) };
    tables.governanceChange.push({ ...next, ...same, kind: "emergencyAction", value: "0x00000000" });
  }
  return caller;
}

export const governanceHandlers: Handlers<"trust" | "policy" | "role"> = {
  trust: (tables, fact, place) => {
    const { trusted } = fact;
    const account = accountOf(fact.issuer);
    const caller = change({
      tables,
      change: fact,
      place,
      changed: { kind: trusted ? "issuerTrusted" : "issuerDistrusted", account },
    });
    tables.issuerTrust.push({ ...place, issuer: account, trusted, caller });
  },
  policy: (tables, fact, place) => {
    change({
      tables,
      change: fact,
      place,
      changed: { kind: "policyParameterSet", key: fact.key, value: String(fact.value) },
    });
  },
  role: (tables, fact, place) => {
    const holding = { role: idOf(fact.role), account: accountOf(fact.account) };
    change({ tables, change: fact, place, changed: { kind: fact.held ? "roleGranted" : "roleRevoked", ...holding } });
  },
};
