import type { Address } from "viem";
import { accountAddress, idOf, type NameMap, OFFICES } from "../names";
import type { ScenarioLine } from "./verbs";

/** The fields that name accounts, and those that name ids; a patient is both. */
const ACCOUNTS = [
  "controller",
  "representative",
  "member",
  "organisation",
  "issuer",
  "subject",
  "requester",
  "grantee",
];
const MORE_ACCOUNTS = ["custodian", "actor", "reviewer", "provider", "approver", "account", "to", "by"];
const IDS = ["credential", "request", "consent", "access", "record", "agreement", "share", "claim"];

/** What each name in the file stands for. */
export function namesOf(lines: readonly ScenarioLine[]): NameMap {
  const names: NameMap = {};
  const account = (name: string) => {
    names[name] = { ...names[name], address: accountAddress(name).toLowerCase() as Address };
  };
  const id = (name: string) => {
    names[name] = { ...names[name], id: idOf(name) };
  };
  for (const office of Object.values(OFFICES)) account(office);
  for (const line of lines) {
    const fields = line as unknown as Record<string, unknown>;
    for (const field of [...ACCOUNTS, ...MORE_ACCOUNTS]) if (typeof fields[field] === "string") account(fields[field]);
    for (const field of IDS) if (typeof fields[field] === "string") id(fields[field]);
    if (typeof fields.patient === "string") {
      account(fields.patient);
      id(fields.patient);
    }
    if (line.do === "agreement.start") line.parties.forEach(account);
    if (line.do === "share") account(line.from);
  }
  return names;
}
