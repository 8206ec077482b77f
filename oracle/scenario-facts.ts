/** Derives the facts of a scenario's final chain from its lines. */
import { accepts, OFFICES } from "./accepts";
import { chainOf } from "./chain";
import { newHistory, tell } from "./history";
import { factsOfLine } from "./line-facts";
import type { Line } from "./lines";
import type { Fact } from "./oracle-facts";

/** A chain as evaluated by the rules: its facts in order, and the time of its newest block, which may have none. */
export type Story = {
  facts: Fact[];
  head: number;
};

/**
 * The chain that a scenario ends with. A reorganisation can turn an action into one that the contracts refuse (a
 * revocation that now comes before its grant): that one leaves no fact.
 */
export function storyOf(lines: readonly Line[]): Story {
  const history = newHistory(foundingRoles(lines));
  const facts: Fact[] = [];
  const chain = chainOf(lines);
  chain.forEach((block, number) => {
    for (const sent of block.sent) {
      for (const fact of factsOfLine(history, sent, { line: sent.line, block: number, time: block.time })) {
        if (!accepts(history, fact)) continue;
        tell(history, fact);
        facts.push(fact);
      }
    }
  });
  return { facts, head: chain.at(-1)?.time ?? 0 };
}

/** The facts of the chain that a scenario ends with, in chain order. */
export function factsOf(lines: readonly Line[]): Fact[] {
  return storyOf(lines).facts;
}

/** Returns the roles that the deployment grants to natural signers, as `role account`. */
function foundingRoles(lines: readonly Line[]): string[] {
  const roles = [`registrar ${OFFICES.registrar}`, `insurer ${OFFICES.insurer}`];
  for (const { action } of lines) {
    if (action.do === "access") roles.push(`custodian ${action.custodian}`);
    if (action.do === "access.review") roles.push(`reviewer ${action.reviewer}`);
    if (action.do === "claim.approve") roles.push(`adjudicator ${action.approver}`);
  }
  return roles;
}
