import type { Client } from "../../../database/client";
import { readNames } from "../directory/names";

/** Whom a row of a report names by pseudonym. */
export type Parties = {
  actor: string | null;
  organisation: string | null;
};

/** What the directory says of them; null where it says nothing. */
export type PartyNames = {
  actorName: string | null;
  organisationName: string | null;
};

/** The rows with the names of their parties, which are looked up for all of them at once. */
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
