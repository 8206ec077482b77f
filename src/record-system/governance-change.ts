import { type Address, type Hex, isAddressEqual } from "viem";
import { contractAddress } from "../contracts";
import { type ChainEvent, isAtCreation, placeColumns } from "../event";

type GovernanceContext = { chain: { id: number } };

/** The columns of a change of governance that all kinds share. */
export function changeOf({
  context,
  event,
  kind,
  caller,
}: {
  context: GovernanceContext;
  event: ChainEvent;
  kind: string;
  caller: Address;
}) {
  return {
    ...placeColumns(context, event),
    contract: event.log.address,
    kind,
    caller,
    byTimelock: isAddressEqual(caller, contractAddress(context.chain.id, "timelock")),
    atCreation: isAtCreation(event),
  };
}

type RoleEvent = ChainEvent & { args: { role: Hex; account: Address; sender: Address } };

/** Returns the row of a role granted or revoked: the same event on every contract with roles. */
export function roleChangeOf(context: GovernanceContext, event: RoleEvent, kind: "roleGranted" | "roleRevoked") {
  const { role, account, sender } = event.args;
  return { ...changeOf({ context, event, kind, caller: sender }), role, account };
}

type RoleAdminEvent = ChainEvent & { args: { role: Hex; newAdminRole: Hex } };

/**
 * Returns the row of a change of a role's admin role. The event names no caller, so the sender of the transaction is
 * recorded.
 */
export function roleAdminChangeOf(context: GovernanceContext, event: RoleAdminEvent) {
  const { role, newAdminRole } = event.args;
  return {
    ...changeOf({ context, event, kind: "roleAdminChanged", caller: event.transaction.from }),
    role,
    value: newAdminRole,
  };
}
