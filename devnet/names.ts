/**
 * Derives accounts and ids from names in a scenario. The same name gives the same account and id on every machine, so
 * the keys are public: they are for development chains and must never hold anything of value.
 */
import { type Address, type Hex, keccak256, stringToBytes } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";

/** Names of the accounts that act for the deployment itself and not for somebody in the story. */
export const OFFICES = {
  /** Signs `patient.register`, and consents on a patient's behalf. */
  registrar: "registrar",
  /** Signs `claim.deny` and `claim.pay`. */
  insurer: "insurer",
  /** Proposes and executes what goes through the timelock. */
  governance: "governance",
  /** Signs what is `direct`. */
  emergencyAdministrator: "emergency-administrator",
  deployer: "deployer",
} as const;

const accounts = new Map<string, PrivateKeyAccount>();

/** The account that a person's or organisation's name stands for. */
export function accountOf(name: string): PrivateKeyAccount {
  let account = accounts.get(name);
  if (!account) {
    account = privateKeyToAccount(keccak256(stringToBytes(`consentry development account ${name}`)));
    accounts.set(name, account);
  }
  return account;
}

/** The address of a person's or organisation's account. */
export function accountAddress(name: string): Address {
  return accountOf(name).address;
}

/** The 32-byte id that the name of a patient, record, consent, access, request, credential, agreement … stands for. */
export function idOf(name: string): Hex {
  return keccak256(stringToBytes(`consentry development id ${name}`));
}

/** The hash that a text (a reason, a service) leaves on the chain; the text itself stays off it. */
export function textHash(text: string): Hex {
  return keccak256(stringToBytes(text));
}

/** Roles of the contracts, as scenarios write them. */
export const ROLES = ["custodian", "registrar", "reviewer", "insurer", "adjudicator"] as const;
export type Role = (typeof ROLES)[number];

/** The role as the contracts write it. */
export function roleId(role: Role): Hex {
  return keccak256(stringToBytes(role.toUpperCase()));
}

/** For each name of a scenario its account's address, where it acts, and its id, where it names a thing or a patient. */
export type NameMap = Record<string, { address?: Address; id?: Hex }>;
