import { accessEvidence, accessFinding } from "../../evidence/access";
import { countedEvidence, readAccesses } from "../../evidence/read-accesses";
import type { Finding } from "../../finding";
import type { EvaluationContext } from "../../pass";
import type { BurstRule } from "./burst-rule";
import { burstStarts, type Counted, countedAt, type Window } from "./sliding-window";

/** An access that a window rule counts. */
export type CountedAccess = Counted & { actor: string; pos: string };

/** Maximum number of accesses listed in evidence, which also gives their total. */
export const LISTED = 100;

/**
 * Returns a rule's findings in the range. `accesses` are those that it counts, by actor and in the order of their
 * positions: all accesses, two windows back, of the actors that may reach the limit.
 */
export async function burstFindings(
  context: EvaluationContext,
  { rule, window, accesses }: { rule: BurstRule; window: Window; accesses: readonly CountedAccess[] },
): Promise<Finding[]> {
  const { count: limit, windowSeconds } = window;
  const bursts = byActor(accesses).flatMap((events) =>
    burstStarts(events, window)
      .filter((index) => BigInt(events[index]!.pos) > context.fromPos)
      .map((index) => ({ at: events[index]!, counted: firstOfEachKey(countedAt(events, index, windowSeconds)) })),
  );
  const shown = bursts.flatMap(({ at, counted }) => [at, ...counted.slice(0, LISTED)]);
  const rows = await readAccesses(
    context,
    shown.map(({ pos }) => pos),
  );
  return bursts.map(({ at, counted }) => {
    const access = rows.get(at.pos)!;
    const burst = { access, t: at.t, counted: counted.length, limit, windowSeconds };
    return {
      ...accessFinding(access),
      ruleId: rule.id,
      organisation: null,
      consentId: null,
      headline: rule.headline(burst),
      summary: rule.summary(burst),
      explanation: rule.explanation(burst),
      evidence: {
        access: accessEvidence(access, at.t),
        limit,
        windowSeconds,
        counted: counted.length,
        accesses: counted
          .slice(0, LISTED)
          .map(({ pos }) => countedEvidence(rows.get(pos)!, context.ruleset.clockToleranceSeconds)),
      },
    };
  });
}

function byActor(accesses: readonly CountedAccess[]): CountedAccess[][] {
  const actors = new Map<string, CountedAccess[]>();
  for (const access of accesses) {
    const known = actors.get(access.actor);
    if (known === undefined) actors.set(access.actor, [access]);
    else known.push(access);
  }
  return [...actors.values()];
}

function firstOfEachKey(events: readonly CountedAccess[]): CountedAccess[] {
  const first = new Map<string, CountedAccess>();
  for (const event of events) if (!first.has(event.key)) first.set(event.key, event);
  return [...first.values()];
}
