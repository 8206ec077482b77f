/**
 * SQL for the accesses `a` of an actor above one position and up to another, on the chain `$1`. Rows are compared with rows,
 * which only the index along actors answers, and PostgreSQL reckons with a ninth of the chain: less than by any other index,
 * which would be all of it. By plain conditions it may go through everybody's accesses between the two positions, since of
 * what came after its statistics it expects next to nothing.
 */
export const actorRange = (actor: string, { after, upTo }: { after: string; upTo: string }): string =>
  `a.chain_id = $1 AND (a.actor, a.pos) > (${actor}, ${after}) AND (a.actor, a.pos) <= (${actor}, ${upTo})`;
