import { hashOf, type SealedEntry } from "./entry";

/** A sealed row, and its original place in the chain. */
type Placed = {
  row: SealedEntry;
  place: bigint;
};

type Walk = {
  /** Rows whose content is as sealed, at their place in the chain; their current number may differ. */
  intact: Placed[];
  /** Rows whose content differs from what was sealed at their place. */
  altered: Placed[];
  /** Rows that the chain does not include. */
  strangers: SealedEntry[];
  /** Runs of places whose rows are missing, first to last. */
  missing: [bigint, bigint][];
  /** Places where the chain does not continue from the previous row although no row is missing. */
  broken: bigint[];
};

/**
 * Describes what happened to rows sealed after `end`, one sentence each: changed, removed, inserted, swapped or
 * renumbered. `rows` must be ordered by sequence number. Returns no sentences if nothing is wrong.
 */
export function diagnose(end: { sequence: bigint; hash: string }, rows: SealedEntry[]): string[] {
  if (rows.length === 0) return [];
  const walk = followChain(end, rows);
  const swapped = [...swappedNumbers(walk.intact), ...swappedContents(walk.altered)];
  const explained = new Set(swapped.flatMap(({ rows: pair }) => pair));
  return [
    ...swapped.map(({ places: [a, b] }) => `Rows ${a} and ${b} were swapped.`),
    ...walk.altered
      .filter(({ row }) => !explained.has(row))
      .map(({ row, place }) => `Row ${place} was changed after it was sealed: it now says ${contentOf(row)}.`),
    ...walk.missing.map(([from, to]) =>
      from === to ? `Row ${from} was removed.` : `Rows ${from} to ${to} were removed.`,
    ),
    ...walk.strangers.map(
      (row) => `Row ${row.sequence} was inserted: no row of the chain is bound to it. It says ${contentOf(row)}.`,
    ),
    ...walk.broken.map((place) =>
      place === 1n
        ? "Row 1 is bound to a row before it: this is not the log's beginning."
        : `Row ${place - 1n} was written anew: row ${place} is bound to another hash than it has now.`,
    ),
    ...renumbered(walk.intact.filter(({ row }) => !explained.has(row))),
  ];
}

/** Follows the hashes rather than the numbers, because numbers are the easiest to change. */
function followChain(end: { sequence: bigint; hash: string }, rows: SealedEntry[]): Walk {
  const walk: Walk = { intact: [], altered: [], strangers: [], missing: [], broken: [] };
  const boundTo = new Map<string, SealedEntry[]>();
  for (const row of rows) boundTo.set(row.previousHash, [...(boundTo.get(row.previousHash) ?? []), row]);
  const unused = new Set(rows);
  let { sequence: place, hash } = end;
  const take = (row: SealedEntry, at: bigint) => {
    unused.delete(row);
    (isSealedAt(row, at) ? walk.intact : walk.altered).push({ row, place: at });
    place = at;
    hash = row.hash;
  };
  while (true) {
    const successors = (boundTo.get(hash) ?? []).filter((row) => unused.has(row));
    const sealed = successors.filter((row) => isSealedAt(row, place + 1n));
    const next =
      sealed.find((row) => boundTo.has(row.hash)) ??
      sealed[0] ??
      successors.find(({ sequence }) => sequence === place + 1n) ??
      successors[0];
    if (next) take(next, place + 1n);
    else {
      const found = nextSealed([...unused], place);
      if (!found) break;
      if (found.place === place + 1n) walk.broken.push(found.place);
      else walk.missing.push([place + 1n, found.place - 1n]);
      take(found.row, found.place);
    }
  }
  walk.strangers.push(...unused);
  return walk;
}

/** How many places ahead to search for a renumbered row, and how many rows to try. */
const SEARCHED_PLACES = 1_000n;
const SEARCHED_ROWS = 20;

/** Finds where a broken chain continues: at the next row that is as sealed, or at the rows that lead to it. */
function nextSealed(unused: SealedEntry[], after: bigint): Placed | undefined {
  const found = searched(unused, after) ?? atOwnNumber(unused, after);
  if (!found) {
    const row = unused.find(({ sequence }) => sequence > after);
    return row && { row, place: row.sequence };
  }
  const byHash = new Map(unused.map((row) => [row.hash, row]));
  let { row, place } = found;
  for (let before = byHash.get(row.previousHash); before && place > after + 1n; before = byHash.get(row.previousHash)) {
    row = before;
    place -= 1n;
  }
  return { row, place };
}

function searched(unused: SealedEntry[], after: bigint): Placed | undefined {
  for (const row of unused.slice(0, SEARCHED_ROWS)) {
    if (row.sequence > after && isSealedAt(row, row.sequence)) return { row, place: row.sequence };
    for (let place = after + 1n; place <= after + SEARCHED_PLACES; place += 1n)
      if (isSealedAt(row, place)) return { row, place };
  }
  return undefined;
}

function atOwnNumber(unused: SealedEntry[], after: bigint): Placed | undefined {
  const row = unused.find((each) => each.sequence > after && isSealedAt(each, each.sequence));
  return row && { row, place: row.sequence };
}

function isSealedAt(row: SealedEntry, sequence: bigint): boolean {
  return hashOf(row, { sequence, previousHash: row.previousHash }) === row.hash;
}

type Swap = {
  rows: SealedEntry[];
  places: [bigint, bigint];
};

/** Returns the pairs of rows that bear each other's number. */
function swappedNumbers(intact: Placed[]): Swap[] {
  const displaced = new Map(
    intact.filter(({ row, place }) => row.sequence !== place).map((placed) => [placed.place, placed]),
  );
  return [...displaced.values()].flatMap(({ row, place }) => {
    const other = displaced.get(row.sequence);
    const mutual = other?.row.sequence === place && place < other.place;
    return mutual ? [{ rows: [row, other.row], places: [place, other.place] }] : [];
  });
}

/** Maximum number of altered rows to compare with each other. */
const COMPARED = 300;

/** Returns the pairs of rows that have each other's content, with their own or the other's id. */
function swappedContents(altered: Placed[]): Swap[] {
  const compared = altered.slice(0, COMPARED);
  const holds = (seal: Placed, content: SealedEntry) =>
    [content.id, seal.row.id].some(
      (id) =>
        hashOf({ ...content, id }, { sequence: seal.place, previousHash: seal.row.previousHash }) === seal.row.hash,
    );
  return compared.flatMap((a, index) =>
    compared
      .slice(index + 1)
      .filter((b) => holds(a, b.row) && holds(b, a.row))
      .map((b): Swap => ({ rows: [a.row, b.row], places: [a.place, b.place] })),
  );
}

/** Returns one sentence for each run of rows whose numbers shifted by the same amount. */
function renumbered(intact: Placed[]): string[] {
  const runs: { from: bigint; to: bigint; shift: bigint }[] = [];
  for (const { row, place } of intact) {
    const shift = row.sequence - place;
    const run = runs.at(-1);
    if (run?.shift === shift && run.to === place - 1n) run.to = place;
    else runs.push({ from: place, to: place, shift });
  }
  return runs
    .filter(({ shift }) => shift !== 0n)
    .map(({ from, to, shift }) =>
      from === to
        ? `Row ${from} was given the number ${from + shift}.`
        : `Rows ${from} to ${to} were given the numbers ${from + shift} to ${to + shift}.`,
    );
}

function contentOf({ at, credentialId, operation, status }: SealedEntry): string {
  return `${operation} by ${credentialId ?? "nobody known"} at ${at.toISOString()}, answered ${status}`;
}
