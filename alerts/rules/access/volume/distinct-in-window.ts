/** A key: the times of its events, ascending, and its neighbours in a ring ordered by the keys' latest times. */
class Node {
  readonly times: number[] = [];
  earlier: Node = this;
  later: Node = this;
  constructor(public latest: number) {}
}

/**
 * Counts the distinct keys with an event in a time span, for times that arrive nearly in order. Adding and querying
 * take time in proportion to the keys counted and the times out of order; repetitions of a key are skipped.
 */
export class DistinctInWindow {
  private readonly nodes = new Map<string, Node>();
  /** The sentinel of the ring, before the first key and after the last. */
  private readonly ends = new Node(Number.NEGATIVE_INFINITY);

  /** Adds an event. */
  add(key: string, t: number): void {
    const known = this.nodes.get(key);
    const node = known ?? new Node(t);
    if (known === undefined) this.nodes.set(key, node);
    node.times.splice(node.times.findLastIndex((time) => time <= t) + 1, 0, t);
    if (known !== undefined && t <= known.latest) return;
    node.latest = t;
    this.place(node);
  }

  /** Returns whether at least `count` keys have an event in `(after, upTo]`. */
  reach(count: number, { after, upTo }: { after: number; upTo: number }): boolean {
    let found = 0;
    for (let node = this.ends.earlier; node.latest > after && found < count; node = node.earlier) {
      const last = node.latest <= upTo ? node.latest : node.times.findLast((time) => time <= upTo);
      if (last !== undefined && last > after) found += 1;
    }
    return found >= count;
  }

  /** Moves a node to the place in the ring that its latest time requires. */
  private place(node: Node): void {
    node.earlier.later = node.later;
    node.later.earlier = node.earlier;
    let before = this.ends.earlier;
    while (before.latest > node.latest) before = before.earlier;
    node.earlier = before;
    node.later = before.later;
    before.later.earlier = node;
    before.later = node;
  }
}
