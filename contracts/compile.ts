import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Abi, Hex } from "viem";

/** A compiled contract: its ABI and its deployment code. */
export type Compiled = { abi: Abi; bytecode: Hex };

type Diagnostic = { severity: "error" | "warning" | "info"; formattedMessage: string };
type Output = {
  errors?: Diagnostic[];
  contracts?: Record<string, Record<string, { abi: Abi; evm: { bytecode: { object: string } } }>>;
};
type Solc = {
  compile(input: string, callbacks: { import(path: string): { contents: string } | { error: string } }): string;
};

const root = fileURLToPath(new URL("../", import.meta.url));

function readSource(path: string) {
  const file = path.startsWith("@openzeppelin/") ? `${root}node_modules/${path}` : `${root}${path}`;
  return existsSync(file) ? { contents: readFileSync(file, "utf8") } : { error: `There is no file ${path}` };
}

/**
 * Compiles Solidity files (paths from the project's root) with the pinned solc, and returns their contracts by name,
 * without those of imported files. The same sources give the same code on every machine. Throws an error with the
 * compiler's own message on an error or a warning.
 */
export function compile(paths: readonly string[]): Record<string, Compiled> {
  const solc = createRequire(import.meta.url)("solc") as Solc;
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(paths.map((path) => [path, { content: readFileSync(`${root}${path}`, "utf8") }])),
    settings: {
      evmVersion: "cancun",
      optimizer: { enabled: true, runs: 200 },
      metadata: { bytecodeHash: "none" },
      outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: readSource })) as Output;
  const faults = (output.errors ?? []).filter(({ severity }) => severity !== "info");
  if (faults.length > 0) throw new Error(faults.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return Object.fromEntries(
    paths.flatMap((path) =>
      Object.entries(output.contracts?.[path] ?? {}).map(([name, { abi, evm }]) => [
        name,
        { abi, bytecode: `0x${evm.bytecode.object}` as const },
      ]),
    ),
  );
}
