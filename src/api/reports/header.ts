import packageJson from "../../../package.json" with { type: "json" };
import { csvLines } from "../documents/csv";
import type { ApiContext } from "../environment";
import { type ReportChain, type ReportReader, readReportChains } from "./chains";

export type Period = {
  from: Date;
  /** Exclusive. */
  to: Date;
};

/** The clock of a period: when alerts were detected, when things happened, the time of blocks, or of log entries. */
export type Clock = "detected" | "happened" | "block" | "recorded";

/** The header of a report: its subject and its data basis. */
export type ReportHeader = {
  report: string;
  period: { from: string; to: string };
  clock: Clock;
  generatedAt: string;
  /** The version of this program. */
  version: string;
  ruleset: string;
  filters: Record<string, unknown>;
  chains: ReportChain[];
};

/** Reads the header of a new report. */
export async function readReportHeader(
  context: ReportReader & Pick<ApiContext, "ruleset">,
  {
    report,
    period,
    clock,
    filters = {},
  }: { report: string; period: Period; clock: Clock; filters?: Record<string, unknown> },
): Promise<ReportHeader> {
  return {
    report,
    period: { from: period.from.toISOString(), to: period.to.toISOString() },
    clock,
    generatedAt: new Date().toISOString(),
    version: packageJson.version,
    ruleset: context.ruleset.hash,
    filters,
    chains: await readReportChains(context),
  };
}

/** Writes the header as CSV lines that begin with `#` and the name of a field. */
export function headerToCsv(header: ReportHeader): string {
  const lines: (string | number)[][] = [
    ["# report", header.report],
    ["# period", header.period.from, header.period.to],
    ["# clock", header.clock],
    ["# generatedAt", header.generatedAt],
    ["# version", header.version],
    ["# ruleset", header.ruleset],
    ...Object.entries(header.filters).map(([name, value]) => ["# filter", name, ...[value].flat().map(textOf)]),
    ...header.chains.flatMap(chainLines),
  ];
  return csvLines(lines);
}

const textOf = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value));

function chainLines({ chainId, lastFinalBlock, finalizedBlock, evaluatedBlock, gaps, errors }: ReportChain) {
  const { blockNumber, blockHash, blockTime } = lastFinalBlock ?? { blockNumber: "", blockHash: "", blockTime: "" };
  return [
    ["# lastFinalBlock", chainId, blockNumber, blockHash, blockTime],
    ["# finalizedBlock", chainId, finalizedBlock ?? ""],
    ["# evaluatedBlock", chainId, evaluatedBlock ?? ""],
    ...gaps.map(({ fromBlock, toBlock }) => ["# gap", chainId, fromBlock, toBlock]),
    ["# errors", chainId, errors],
  ];
}
