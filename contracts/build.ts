/**
 * Compiles the contracts and writes what the rest of the project needs: `abis/<contract>.ts`, each with its ABI as
 * const, `abis/index.ts` with all of them by name, and `abis/bytecode.ts` with the deployment code. With `--check`, it
 * writes nothing and fails if a file differs from its sources.
 */
import { keepGenerated } from "../commands/generated-files";
import { compile } from "./compile";

const CONTRACTS = [
  "Governance",
  "Timelock",
  "ConsentRegistry",
  "AccessLedger",
  "CredentialRegistry",
  "SharingAgreements",
  "Claims",
] as const;

const NOTICE = "// Written by `npm run contracts:build` from contracts/. Do not edit.\n";

const variable = (contract: string) => contract[0]!.toLowerCase() + contract.slice(1);

function generate(): Map<string, string> {
  const compiled = compile(CONTRACTS.map((name) => `contracts/${name}.sol`));
  const files = new Map<string, string>();
  const bytecodes: string[] = [];
  for (const name of CONTRACTS) {
    const { abi, bytecode } = compiled[name]!;
    files.set(
      `${name}.ts`,
      `${NOTICE}\nexport const ${variable(name)}Abi = ${JSON.stringify(abi, null, 2)} as const;\n`,
    );
    bytecodes.push(`  ${variable(name)}:\n    "${bytecode}",\n`);
  }
  files.set(
    "index.ts",
    `${NOTICE}
${CONTRACTS.map((name) => `import { ${variable(name)}Abi } from "./${name}";`).join("\n")}

/** The ABI of each contract, by the names that \`deployments.json\` uses. */
export const abis = {
${CONTRACTS.map((name) => `  ${variable(name)}: ${variable(name)}Abi,`).join("\n")}
} as const;
`,
  );
  const names = CONTRACTS.map((name) => `"${variable(name)}"`).join(" | ");
  files.set(
    "bytecode.ts",
    `${NOTICE}
/** The contracts, by the names that \`deployments.json\` uses. */
export type ContractName = ${names};

/** The code that deploys each contract; constructor arguments are appended to it. */
export const bytecode: Record<ContractName, \`0x\${string}\`> = {
${bytecodes.join("")}};
`,
  );
  return files;
}

keepGenerated({ folder: "abis", files: generate(), source: "contracts/", command: "npm run contracts:build" });
