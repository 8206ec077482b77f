import {
  type Abi,
  type AbiFunction,
  decodeFunctionData,
  type Hex,
  keccak256,
  stringToBytes,
  toFunctionSelector,
} from "viem";
import { abis } from "../../../abis/index";

/** Roles of the record system and of OpenZeppelin's contracts, which are the hashes of their names. */
const HASHED_ROLES = [
  ...["CUSTODIAN", "REGISTRAR", "REVIEWER", "INSURER", "ADJUDICATOR"],
  ...["PROPOSER_ROLE", "EXECUTOR_ROLE", "CANCELLER_ROLE"],
];

const ROLE_NAMES: ReadonlyMap<string, string> = new Map([
  [`0x${"0".repeat(64)}`, "DEFAULT_ADMIN_ROLE"],
  ...HASHED_ROLES.map((name) => [keccak256(stringToBytes(name)), name] as const),
]);

/** Returns the name of a role by its id in lower case; null if the contracts have no such role. */
export const roleNameOf = (id: string | null): string | null => (id === null ? null : (ROLE_NAMES.get(id) ?? null));

const FUNCTIONS: ReadonlyMap<string, AbiFunction> = new Map(
  // The first contract keeps a selector that several have.
  (Object.values(abis) as readonly Abi[])
    .toReversed()
    .flatMap((abi) => abi.filter((item) => item.type === "function"))
    .map((item) => [toFunctionSelector(item), item]),
);

/** Returns the signature of a function by its selector, such as `pause()`; null if no contract has it. */
export function signatureOf(selector: string | null): string | null {
  const found = selector === null ? undefined : FUNCTIONS.get(selector);
  return found ? `${found.name}(${found.inputs.map(({ type }) => type).join(",")})` : null;
}

/** A decoded call; an argument that is a list or a structure is JSON. */
export type DecodedCall = {
  function: string;
  arguments: { name: string; type: string; value: string; roleName: string | null }[];
};

/** Decodes a call's data by the contracts' ABIs; null if it calls none of their functions or is malformed. */
export function callOf(data: string | null): DecodedCall | null {
  const item = data === null ? undefined : FUNCTIONS.get(data.slice(0, 10));
  if (!item) return null;
  const values = argumentsOf(item, data as Hex);
  return (
    values && {
      function: signatureOf(data!.slice(0, 10))!,
      arguments: item.inputs.map(({ name = "", type }, index) => {
        const value = textOf(values[index]);
        return { name, type, value, roleName: type === "bytes32" ? roleNameOf(value) : null };
      }),
    }
  );
}

function argumentsOf(item: AbiFunction, data: Hex): readonly unknown[] | null {
  try {
    return (decodeFunctionData({ abi: [item], data }).args ?? []) as readonly unknown[];
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value.startsWith("0x") ? value.toLowerCase() : value;
  return typeof value === "object"
    ? JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each))
    : String(value);
}
