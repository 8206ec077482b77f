/**
 * SQL for the accesses `a` of an actor above one position and up to another, on the chain `$1`. Rows are compared with rows,
 * so that PostgreSQL can do nothing but follow the index along the actor's accesses: by plain conditions it may go through
 * everybody's between the two positions instead, since of all that came after its statistics it expects next to nothing.
 */
export const alongActor = (actor: string, { after, upTo }: { after: string; upTo: string }): string =>
  `a.chain_id = $1 AND (a.actor, a.pos) > (${actor}, ${after}) AND (a.actor, a.pos) <= (${actor}, ${upTo})`;
