/** Parameters as they were sent: a name that stands once has a text, another one a list. */
export type Parameters = Record<string, string | string[]>;

/** Parameters of each of whose names the values are known. */
export function parametersOf(values: Record<string, readonly string[]>): Parameters {
  return Object.fromEntries(
    Object.entries(values).map(([name, each]) => [name, each.length === 1 ? each[0]! : [...each]]),
  );
}
