/**
 * SQL for a row of a fact table as JSON, or null if there is no row. The position and the columns in `asTexts` become
 * decimal strings, because JSON numbers lose digits of positions and amounts.
 */
export const factJson = (fact: string, ...asTexts: readonly string[]) =>
  `to_jsonb(${fact}) || jsonb_build_object(${["pos", ...asTexts].map((column) => `'${column}', ${fact}.${column}::text`).join(", ")})`;

/**
 * SQL for such rows as one JSON array ordered by position. `from` is the rest of the query; null if it selects no rows.
 */
export const factsJson = (fact: string, from: string, ...asTexts: readonly string[]) =>
  `(SELECT jsonb_agg(${factJson(fact, ...asTexts)} ORDER BY ${fact}.pos) ${from})`;
