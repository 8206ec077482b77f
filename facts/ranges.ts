/** `(fromPos, toPos]` */
export type Range = { fromPos: bigint; toPos: bigint };

/** Returns the parts of `(fromPos, toPos]` that no range covers, in order. */
export function gapsIn({ fromPos, toPos }: Range, covered: readonly Range[]): Range[] {
  const gaps: Range[] = [];
  let frontier = fromPos;
  for (const range of covered.toSorted((a, b) => (a.fromPos < b.fromPos ? -1 : a.fromPos > b.fromPos ? 1 : 0))) {
    if (range.fromPos >= toPos) break;
    if (range.fromPos > frontier) gaps.push({ fromPos: frontier, toPos: range.fromPos });
    if (range.toPos > frontier) frontier = range.toPos;
  }
  if (frontier < toPos) gaps.push({ fromPos: frontier, toPos });
  return gaps;
}
