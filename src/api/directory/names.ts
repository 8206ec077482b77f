import { inArray } from "drizzle-orm";
import type { Client } from "../../../database/client";
import { directory } from "../../../database/schema/index";

/** An account's name and address in the directory; null if it has none. */
export type Known = {
  account: string;
  name: string | null;
  /** Postal address; lines are separated by line feeds. */
  address: string | null;
};

/** Returns the directory's data about one of the looked-up accounts. */
export type Names = (account: string) => Known;

/** Looks up accounts in the directory, to show names beside pseudonyms. Addresses are in lower case. */
export async function readNames(db: Client, accounts: Iterable<string>): Promise<Names> {
  const wanted = [...new Set(accounts)];
  const rows =
    wanted.length === 0
      ? []
      : await db
          .select({ account: directory.account, name: directory.name, address: directory.address })
          .from(directory)
          .where(inArray(directory.account, wanted));
  const byAccount = new Map(rows.map((row) => [row.account, row]));
  return (account) => byAccount.get(account) ?? { account, name: null, address: null };
}
