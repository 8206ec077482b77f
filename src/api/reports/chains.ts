import type { Pool } from "pg";
import type { z } from "zod";
import { type Progress, readProgress } from "../../../alerts/detect/progress";
import { readGaps } from "../../../alerts/detect/schedule/cursor";
import { readCheckpoint } from "../../../facts/checkpoint";
import { blockEnd, blockOf } from "../../../facts/position";
import { type Facts, resolveFacts } from "../../../facts/schema";
import type { ApiContext } from "../environment";
import { readFinalBlock } from "../reading/final-block";
import type { reportChain } from "../schemas/report";

export type ReportChain = z.infer<typeof reportChain>;

type Queried = Pick<Pool, "query">;

/** The dependencies for reading a report's header. */
export type ReportReader = Pick<ApiContext, "chainIds" | "factsSchema"> & {
  pool: Queried;
};

/** Reads the data basis of a report on each chain: how far it is final and evaluated, and the gaps. */
export async function readReportChains({ pool, chainIds, factsSchema }: ReportReader): Promise<ReportChain[]> {
  const progress = await readProgress(pool, { chainIds, viewsSchema: factsSchema });
  return Promise.all(progress.map((chain) => chainOf(pool, factsSchema, chain)));
}

async function chainOf(pool: Queried, factsSchema: string, progress: Progress): Promise<ReportChain> {
  const { chainId, finalizedBlock, evaluatedBlock, errors } = progress;
  const block = (number: number) => (number < 0 ? null : String(number));
  const known = { chainId, finalizedBlock: block(finalizedBlock), evaluatedBlock: block(evaluatedBlock), errors };
  if (finalizedBlock < 0) return { ...known, lastFinalBlock: null, gaps: [] };
  const facts = await resolveFacts(pool, factsSchema);
  return {
    ...known,
    lastFinalBlock: await readFinalBlock(pool, facts, progress),
    gaps: progress.gaps === 0 ? [] : await gapsOf(pool, facts, progress),
  };
}

async function gapsOf(pool: Queried, facts: Facts, { chainId, evaluatedPos }: Progress) {
  const checkpoint = await readCheckpoint(pool, facts, chainId);
  if (!checkpoint) return [];
  const toPos = blockEnd(BigInt(checkpoint.safeBlock));
  const gaps = await readGaps(pool, chainId, { fromPos: evaluatedPos, toPos });
  return gaps.map((gap) => ({
    fromBlock: String(blockOf(gap.fromPos + 1n)),
    toBlock: String(blockOf(gap.toPos)),
  }));
}
