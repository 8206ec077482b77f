import { expect } from "vitest";
import type { Finding } from "../../alerts/rules/finding";
import type { PassTrial } from "../fixtures/pass-fixture";

/**
 * What a pass finds, having seen that it finds the same again, and wherever the range is cut; that no fact in the
 * evidence stands after the subject; and that the summaries are free of codes.
 */
export async function steadyFindings({ find, findInParts }: PassTrial): Promise<Finding[]> {
  const findings = await find();
  expect(await find()).toEqual(findings);
  for (const { subject } of findings) {
    expect(await findInParts([subject.pos - 1n])).toEqual(findings);
    expect(await findInParts([subject.pos])).toEqual(findings);
  }
  for (const { subject, evidence, summary } of findings) {
    for (const pos of positionsIn(evidence)) expect(BigInt(pos)).toBeLessThanOrEqual(subject.pos);
    expect(summary).toMatch(/^[A-Z][^\n]*\.$/);
    expect(summary).not.toMatch(/0x|[A-Z]{3}-\d|undefined|null|NaN/);
  }
  return findings;
}

/** Rule, block and log of each finding, as `CON-01 5.2`. */
export const namesOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ ruleId, subject }) => `${ruleId} ${subject.blockNumber}.${subject.logIndex}`);

function positionsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "pos" ? [String(inner)] : positionsIn(inner)));
}
