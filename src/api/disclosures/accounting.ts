import { yearsEarlier } from "../../../facts/calendar";
import { actionDone, categoryInWords, purposeInWords } from "../../../facts/display";
import { type Names, readNames } from "../directory/names";
import type { ApiContext } from "../environment";
import { invalidRequest } from "../problem";
import { instantOf } from "../reading/fact-rows";
import { readSnapshot } from "../reading/snapshot";
import type { AccountingJson, DisclosureJson } from "../schemas/disclosures";
import { requirePatient } from "../subjects/known-patient";
import { extentToJson, readExtent } from "./extent";
import { type Basis, EXCLUSIONS, IMPERMISSIBLE, type ImpermissibleRule } from "./policy";
import { type Counts, type DisclosureRow, readDisclosures } from "./reading";
import { summarise } from "./summarise";

/** The period that an accounting covers, in years (45 CFR 164.528(a)(1)). */
const YEARS = 6;

export type AccountingRequest = {
  patient: string;
  from?: Date | undefined;
  /** Exclusive. */
  to?: Date | undefined;
  summarised: boolean;
};

/**
 * Reads the accounting of a patient's disclosures (45 CFR 164.528), from final blocks only, by block time. Throws a
 * `Problem` if the period ends before it begins, or if no fact names the patient.
 */
export async function readAccounting(
  context: Pick<ApiContext, "db" | "pool" | "factsSchema" | "chainIds" | "ruleset">,
  { patient, from, to, summarised }: AccountingRequest,
): Promise<AccountingJson> {
  const { chains, period, found } = await readSnapshot(context, async (snapshot) => {
    await requirePatient({ ...snapshot, chainIds: context.chainIds }, patient);
    const chains = await readExtent(snapshot, context.chainIds);
    const period = periodOf({ from, to, newest: Math.max(...chains.map(({ finalizedTime }) => finalizedTime), 0) });
    const { clockToleranceSeconds } = context.ruleset;
    const subject = { patient, clockToleranceSeconds, from: period.from, before: period.to };
    const found = [];
    for (const extent of chains) found.push(...(await readDisclosures(snapshot, extent, subject)));
    return { chains, period, found };
  });
  const rows = found.flatMap((part) => part.rows).sort(inOrder);
  const names = await readNames(
    context.db,
    rows.flatMap(({ recipient, discloser }) => [recipient, discloser]),
  );
  const disclosures = rows.map((row) => disclosureToJson(row, names));
  const sum = (reason: keyof Counts) => found.reduce((total, { counts }) => total + (counts[reason] ?? 0), 0);
  return {
    patient,
    period: { from: instantOf(String(period.from)), to: instantOf(String(period.to)) },
    generatedAt: new Date().toISOString(),
    ruleset: context.ruleset.hash,
    chains: chains.map(extentToJson),
    exclusions: Object.fromEntries(EXCLUSIONS.map((reason) => [reason, sum(reason)])) as AccountingJson["exclusions"],
    deniedAccesses: sum("denied"),
    summarised,
    disclosures: summarised ? summarise(disclosures) : disclosures,
  };
}

/** Returns the period in Unix seconds, end exclusive. Default: the six years up to the newest final block. */
function periodOf({ from, to, newest }: { from: Date | undefined; to: Date | undefined; newest: number }) {
  const end = to === undefined ? newest + 1 : Math.ceil(to.getTime() / 1000);
  const begin = from === undefined ? Math.max(yearsEarlier(end, YEARS), 0) : Math.ceil(from.getTime() / 1000);
  if (begin >= end)
    throw invalidRequest([{ in: "query", field: "from", detail: "The period must begin before it ends." }]);
  return { from: begin, to: end };
}

function inOrder(one: DisclosureRow, other: DisclosureRow): number {
  return (
    Number(one.at) - Number(other.at) || one.chain_id - other.chain_id || (BigInt(one.pos) < BigInt(other.pos) ? -1 : 1)
  );
}

function disclosureToJson(row: DisclosureRow, names: Names): DisclosureJson {
  return {
    id: `${row.chain_id}-${row.pos}`,
    kind: row.kind,
    chainId: row.chain_id,
    blockNumber: row.block_number,
    txHash: row.tx_hash,
    logIndex: row.log_index,
    date: instantOf(row.at),
    occurredAt: row.occurred_at === null ? null : instantOf(row.occurred_at),
    blockTime: instantOf(row.block_time),
    judgedBy: row.occurred_at === row.at ? "custodian" : "block",
    recipient: names(row.recipient),
    disclosedBy: names(row.discloser),
    record: row.record,
    category: { code: row.category, text: `${categoryInWords(row.category)} information` },
    action: { code: row.action, text: row.action === "share" ? "shared" : actionDone(row.action) },
    purpose: { code: row.purpose, text: purposeInWords(row.purpose) },
    basis: { code: row.treated_as, text: basisInWords(row) },
    alerts: row.alerts ?? [],
    repeated: null,
  };
}

const BASIS_WORDS: Record<Exclude<Basis, "impermissible">, string> = {
  policy: "Permitted for this purpose without consent, under the record system's policy.",
  agreement: "Permitted by an agreement between the two.",
  notJudged: "Not examined yet: it is not known whether it was permitted.",
};

function basisInWords({ treated_as, rule_id, alerts }: DisclosureRow): string {
  if (treated_as !== "impermissible") return BASIS_WORDS[treated_as];
  const rules = [...new Set([...(alerts ?? []).map(({ rule }) => rule), ...(rule_id ? [rule_id] : [])])];
  return ["Not permitted.", ...rules.map((rule) => IMPERMISSIBLE[rule as ImpermissibleRule])].join(" ");
}
