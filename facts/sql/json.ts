/**
 * SQL for a row of a fact table as JSON; null where there is none. Its position, and the columns named, come as decimal
 * texts: a number in JSON loses digits that positions and amounts have.
 */
export const factJson = (fact: string, ...asTexts: readonly string[]) =>
  `to_jsonb(${fact}) || jsonb_build_object(${["pos", ...asTexts].map((column) => `'${column}', ${fact}.${column}::text`).join(", ")})`;

/** SQL for such rows as one JSON array, in the order of their positions; null where `from`, the rest of the query, gives none. */
export const factsJson = (fact: string, from: string, ...asTexts: readonly string[]) =>
  `(SELECT jsonb_agg(${factJson(fact, ...asTexts)} ORDER BY ${fact}.pos) ${from})`;
