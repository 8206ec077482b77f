import type { Address, Hex } from "viem";
import { type ChainEvent, isAtCreation, placeOf } from "./event";

/** The columns of a change of governance that all kinds share. */
export function changeOf(context: { chain: { id: number } }, event: ChainEvent, kind: string, caller: Address) {
  return {
    ...placeOf(context, event),
    contract: event.log.address,
    kind,
    caller,
    atCreation: isAtCreation(event),
  };
}

type RoleEvent = ChainEvent & { args: { role: Hex; account: Address; sender: Address } };

/** A role given to an account or taken from it: the same event on every contract with roles. */
export function roleChangeOf(
  context: { chain: { id: number } },
  event: RoleEvent,
  kind: "roleGranted" | "roleRevoked",
) {
  const { role, account, sender } = event.args;
  return { ...changeOf(context, event, kind, sender), role, account };
}

type RoleAdminEvent = ChainEvent & { args: { role: Hex; newAdminRole: Hex } };

/** Another role put over a role. The event names no caller, so it is the account that sent the transaction. */
export function roleAdminChangeOf(context: { chain: { id: number } }, event: RoleAdminEvent) {
  const { role, newAdminRole } = event.args;
  return { ...changeOf(context, event, "roleAdminChanged", event.transaction.from), role, value: newAdminRole };
}
