import { decodeErrorResult, type Hex } from "viem";
import { abis } from "../../abis/index";
import type { Node } from "../node";
import type { Sent } from "./played-chain";
import type { ScenarioLine } from "./verbs";

/** Thrown when the contracts refuse a line without `reverts`, or accept one with it. */
export class RefusalError extends Error {
  override name = "RefusalError";
  constructor(
    readonly line: ScenarioLine,
    readonly reason: string,
  ) {
    super(`Line ${line.line}, ${line.do}: ${reason}`);
  }
}

const errors = Object.values(abis).flatMap((abi) =>
  (abi as readonly { type: string }[]).filter((item) => item.type === "error"),
);

/** Describes a revert's data: the error's name and arguments, or its text. */
export function reasonOf(data: Hex | undefined): string {
  if (data === undefined || data === "0x") return "it ran out of gas or reverted without a reason";
  try {
    const { errorName, args } = decodeErrorResult({ abi: errors as never, data }) as {
      errorName: string;
      args?: readonly unknown[];
    };
    return `${errorName}(${(args ?? []).map(String).join(", ")})`;
  } catch {
    return `an error that none of the contracts declares, ${data.slice(0, 10)}`;
  }
}

async function revertData(node: Node, hash: Hex): Promise<Hex | undefined> {
  const trace = await node.request<{ output?: Hex }>("debug_traceTransaction", [hash, { tracer: "callTracer" }]);
  return trace.output;
}

/** Returns the reason why the chain refused this mined transaction. */
export async function refusalOf(node: Node, hash: Hex): Promise<string> {
  return reasonOf(await revertData(node, hash));
}

/** Returns the error for a refused transaction. In a packed batch, the contract reports which entry it was. */
export async function refused(node: Node, sent: Sent, hash: Hex): Promise<RefusalError> {
  const reason = await refusalOf(node, hash);
  const entry = Number(/^InvalidEntry\((\d+)\)$/.exec(reason)?.[1] ?? 0);
  const { line } = sent.lines[entry] ?? sent.lines[0]!;
  return new RefusalError(line, `the contracts refused it: ${reason}.`);
}
