/** The contracts that Ponder follows, the events of their ABIs, and the handlers that are registered for them. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { type AbiEvent, type Address, type Hex, toEventSelector } from "viem";
import { abis } from "../../abis/index";
import type { ContractName, Deployment } from "../../settings";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Events that no handler takes, and why. Named as Ponder names them, `Contract:Event`. */
export const NOT_INDEXED: Readonly<Record<string, string>> = {
  "ConsentRegistry:EIP712DomainChanged":
    "EIP-5267 has it in the ABI of every EIP-712 contract; ours fixes its domain at creation and never emits it.",
};

/** Events that no transaction can bring about, and why: their handlers are there, and no story reaches them. */
export const NEVER_EMITTED: Readonly<Record<string, string>> = {
  ...NOT_INDEXED,
  "Governance:RoleAdminChanged": "OpenZeppelin's AccessControl declares it; Governance has no function that emits it.",
  "Timelock:RoleAdminChanged":
    "OpenZeppelin's AccessControl declares it; TimelockController has no function that emits it.",
};

/** A log as a node gives it. */
type Log = { address: Address; topics: readonly Hex[] };

/** The events of the followed contracts that none of the logs is, by who emitted them; sorted, as `Contract:Event`. */
export function eventsWithoutLog(logs: readonly Log[], { contracts }: Deployment): string[] {
  const seen = new Set(logs.map(({ address, topics }) => `${address.toLowerCase()} ${topics[0]}`));
  return followedContracts()
    .flatMap((followed) =>
      eventsOf(followed)
        .filter((event) => !seen.has(`${contracts[followed.name].toLowerCase()} ${toEventSelector(event)}`))
        .map((event) => `${followed.contract}:${event.name}`),
    )
    .sort();
}

/** A contract's name as Ponder has it (`AccessLedger`), and as the deployment file has it (`accessLedger`). */
export type FollowedContract = { contract: string; name: ContractName };

/** The keys of `contracts` in `ponder.config.ts`. */
export function followedContracts(): FollowedContract[] {
  const contracts = nodesOf("ponder.config.ts").find(
    (node) => ts.isPropertyAssignment(node) && node.name.getText() === "contracts",
  ) as ts.PropertyAssignment;
  return (contracts.initializer as ts.ObjectLiteralExpression).properties.map((property) => {
    const contract = property.name!.getText();
    return { contract, name: `${contract[0]!.toLowerCase()}${contract.slice(1)}` as ContractName };
  });
}

/** The events of a followed contract's ABI. */
export function eventsOf({ name }: FollowedContract): AbiEvent[] {
  return (abis[name] as readonly { type: string }[]).filter((item): item is AbiEvent => item.type === "event");
}

/** Every event of every followed contract, as `Contract:Event`. */
export const followedEvents = (): string[] =>
  followedContracts().flatMap((followed) => eventsOf(followed).map((event) => `${followed.contract}:${event.name}`));

/** The names in every `on("Contract:Event", …)` of `src/record-system/`. */
export function handledEvents(): string[] {
  const folder = "src/record-system";
  return readdirSync(`${ROOT}${folder}`)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => nodesOf(`${folder}/${file}`))
    .filter((node) => ts.isCallExpression(node) && node.expression.getText() === "on")
    .map((call) => {
      const name = (call as ts.CallExpression).arguments[0];
      if (name && ts.isStringLiteralLike(name)) return name.text;
      throw new Error(`Write the event of ${call.getText().slice(0, 60)} … as a text, so that it can be found.`);
    });
}

function nodesOf(file: string): ts.Node[] {
  const source = ts.createSourceFile(file, readFileSync(`${ROOT}${file}`, "utf8"), ts.ScriptTarget.ES2022, true);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    node.forEachChild(visit);
  };
  visit(source);
  return nodes;
}
