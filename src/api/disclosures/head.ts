import type { AccountingJson } from "../schemas/disclosures";

/** Returns the header of an accounting as lines of text: its subject, its data basis and what it leaves out. */
export function headOf({
  patient,
  period,
  generatedAt,
  ruleset,
  chains,
  exclusions,
  deniedAccesses,
}: AccountingJson): string[] {
  return [
    "Accounting of disclosures (45 CFR 164.528)",
    `patient: ${patient}`,
    `period: from ${period.from} to before ${period.to}`,
    `generated at: ${generatedAt}`,
    `ruleset: ${ruleset}`,
    ...chains.flatMap(({ chainId, lastFinalBlock, coverageGaps }) => [
      lastFinalBlock
        ? `chain ${chainId}: last final block ${lastFinalBlock.blockNumber}, ${lastFinalBlock.blockHash}`
        : `chain ${chainId}: no final block with facts`,
      ...coverageGaps.map(
        ({ fromBlock, toBlock }) => `chain ${chainId}: not examined: blocks ${fromBlock} to ${toBlock}`,
      ),
    ]),
    `left out: treatment, payment and operations: ${exclusions.treatmentPaymentOperations}`,
    `left out: to the patient or a representative: ${exclusions.individualOrRepresentative}`,
    `left out: by the patient's authorization: ${exclusions.authorization}`,
    `denied accesses, by which nothing was disclosed: ${deniedAccesses}`,
  ];
}
