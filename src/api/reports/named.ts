import type { Client } from "../../../database/client";
import { readNames } from "../directory/names";

/** The pseudonymous parties in a report's row. */
export type Parties = {
  actor: string | null;
  organisation: string | null;
};

/** The parties' names in the directory; null if they have none. */
export type PartyNames = {
  actorName: string | null;
  organisationName: string | null;
};

/** Adds the parties' names to rows, with one look-up for all of them. */
export async function named<Row>(
  db: Client,
  rows: readonly Row[],
  partiesOf: (row: Row) => Parties,
): Promise<(Row & PartyNames)[]> {
  const parties = rows.map(partiesOf);
  const names = await readNames(
    db,
    parties.flatMap(({ actor, organisation }) => [actor, organisation]).filter((account) => account !== null),
  );
  const nameOf = (account: string | null) => (account === null ? null : names(account).name);
  return rows.map((row, index) => {
    const { actor, organisation } = parties[index]!;
    return { ...row, actorName: nameOf(actor), organisationName: nameOf(organisation) };
  });
}
