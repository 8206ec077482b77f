import { effectiveTimeOf } from "../../../facts/effective-time";
import type { Columns } from "../documents/csv";
import type { ApiContext } from "../environment";
import { pageOf } from "../pagination";
import { type AccessListQuery, type AccessListRow, accessesToJson, accessSource } from "../reading/accesses";
import { instantOf } from "../reading/fact-rows";
import { readFactPage } from "../reading/fact-source";
import type { AccessJson } from "../schemas/access";
import { named, type PartyNames } from "./named";

/**
 * An access as in lists, with the names of its actor and its custodian's organisation, and the time by which the present
 * ruleset judges it.
 */
export type AccessReportRow = AccessJson & PartyNames & { effectiveTime: string; judgedBy: "custodian" | "block" };

const CHUNK = 1_000;

/**
 * Yields the accesses that match a list's filters, by block time, in chunks. Each chunk is a separate read after the
 * last keys, so that a slow reader holds no connection.
 */
export async function* accessChunks(
  context: Pick<ApiContext, "db" | "factsSchema" | "chainIds" | "ruleset">,
  filters: Omit<AccessListQuery, "limit" | "sort" | "cursor" | "count">,
): AsyncGenerator<AccessReportRow[], void, void> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const query = { ...filters, sort: "blockTime", limit: CHUNK, cursor };
    const { rows } = await readFactPage<AccessListRow>(context, accessSource, query);
    const page = pageOf(query, rows, (row) => row);
    const clocks = page.items.map((row) => effectiveTimeOf(row, context.ruleset.clockToleranceSeconds));
    const accesses = (await accessesToJson(context, page.items)).map((access, index) => {
      const effectiveTime = instantOf(String(clocks[index]!));
      return {
        ...access,
        effectiveTime,
        judgedBy: effectiveTime === access.occurredAt ? "custodian" : "block",
      } as const;
    });
    yield await named(context.db, accesses, ({ actor, custodian }) => ({ actor, organisation: custodian }));
    cursor = page.nextCursor;
  }
}

export const ACCESS_COLUMNS: Columns<AccessReportRow> = [
  ["id", ({ id }) => id],
  ["accessId", ({ accessId }) => accessId],
  ["occurredAt", ({ occurredAt }) => occurredAt],
  ["effectiveTime", ({ effectiveTime }) => effectiveTime],
  ["judgedBy", ({ judgedBy }) => judgedBy],
  ["custodian", ({ custodian }) => custodian],
  ["organisationName", ({ organisationName }) => organisationName],
  ["seq", ({ seq }) => seq],
  ["actor", ({ actor }) => actor],
  ["actorName", ({ actorName }) => actorName],
  ["patient", ({ patient }) => patient],
  ["record", ({ record }) => record],
  ["purpose", ({ purpose }) => purpose],
  ["category", ({ category }) => category],
  ["action", ({ action }) => action],
  ["outcome", ({ outcome }) => outcome],
  ["citedConsentId", ({ citedConsentId }) => citedConsentId],
  ["reasonHash", ({ reasonHash }) => reasonHash],
  ["verdict", ({ verdict }) => verdict.consent],
  ["verdictRule", ({ verdict }) => verdict.ruleId],
  ["verdictRuleset", ({ verdict }) => verdict.ruleset],
  ["evaluatedAt", ({ verdict }) => verdict.evaluatedAt],
  ["grantConsentId", ({ verdict }) => verdict.grant?.consentId ?? null],
  ["grantee", ({ verdict }) => verdict.grant?.grantee ?? null],
  ["grantValidFrom", ({ verdict }) => verdict.grant?.validFrom ?? null],
  ["grantValidUntil", ({ verdict }) => verdict.grant?.validUntil ?? null],
  ["grantRevokedAt", ({ verdict }) => verdict.grant?.revocation?.at ?? null],
  ["alerts", ({ alerts }) => alerts.map(({ id }) => id).join(" ")],
  ["chainId", ({ chainId }) => chainId],
  ["pos", ({ pos }) => pos],
  ["blockNumber", ({ blockNumber }) => blockNumber],
  ["blockHash", ({ blockHash }) => blockHash],
  ["blockTime", ({ blockTime }) => blockTime],
  ["txHash", ({ txHash }) => txHash],
  ["logIndex", ({ logIndex }) => logIndex],
  ["entryIndex", ({ entryIndex }) => entryIndex],
];
