/**
 * SQL for the accesses `a` of an actor after one position and up to another, on the chain `$1`. It compares rows with
 * rows on purpose: only the index by actor can answer that, and PostgreSQL then estimates a ninth of the chain, less
 * than for any other index (the whole chain). With plain conditions the planner may scan every actor's accesses between
 * the two positions, because it expects almost no rows after its latest statistics.
 */
export const actorRange = (actor: string, { after, upTo }: { after: string; upTo: string }): string =>
  `a.chain_id = $1 AND (a.actor, a.pos) > (${actor}, ${after}) AND (a.actor, a.pos) <= (${actor}, ${upTo})`;
