import { inArray } from "drizzle-orm";
import type { Client } from "../../../database/client";
import { directory } from "../../../database/schema/index";

/** What the directory says of an account; nulls where it says nothing. */
export type Known = {
  account: string;
  name: string | null;
  /** Postal; lines are separated by line feeds. */
  address: string | null;
};

/** What the directory says of an account of those that were looked up. */
export type Names = (account: string) => Known;

/** Looks accounts up in the directory, to show names beside pseudonyms. Their addresses are in lower case. */
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
