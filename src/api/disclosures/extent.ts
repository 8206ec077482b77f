import { sql } from "drizzle-orm";
import { readCheckpoints } from "../../../alerts/detect/checkpoint";
import { readCursor, readGaps } from "../../../alerts/detect/cursor";
import { FACT_TABLES } from "../../../alerts/detect/fact-tables";
import { type Facts, FactsNotReadyError, resolveFacts } from "../../../alerts/detect/facts";
import { blockEnd, blockOf } from "../../position";
import type { ApiContext } from "../environment";
import { Problem } from "../problem";
import { readFacts } from "../reading/facts";

type Context = Pick<ApiContext, "db" | "pool" | "factsSchema" | "chainIds">;

/** What of a chain is final, and what of that was not evaluated. */
export interface ChainExtent {
  chainId: number;
  /** The newest block that no reorganisation reaches; -1 where there is none. */
  finalizedBlock: number;
  /** Unix seconds. */
  finalizedTime: number;
  /** The newest final block that holds a fact. */
  lastFinalBlock: { block_number: string; block_hash: string; block_time: string } | undefined;
  /** Stretches `(fromPos, toPos]` that hold accesses or shares which no ruleset evaluated. */
  gaps: { fromPos: bigint; toPos: bigint }[];
}

/** How far an accounting can reach on each chain. Throws a `Problem` while there are no facts to read. */
export async function readExtent(context: Context): Promise<ChainExtent[]> {
  const facts = await resolveFacts(context.pool, context.factsSchema).catch((error: unknown) => {
    if (!(error instanceof FactsNotReadyError)) throw error;
    throw new Problem(503, "facts-away", "The indexed facts are not to be read at this moment: try again.", {
      headers: { "retry-after": "2" },
    });
  });
  const checkpoints = await readCheckpoints(context.pool, facts);
  return Promise.all(
    context.chainIds.map(async (chainId): Promise<ChainExtent> => {
      const checkpoint = checkpoints.get(chainId);
      const finalizedBlock = checkpoint?.finalizedBlock ?? -1;
      const finalizedTime = Math.max(checkpoint?.finalizedTime ?? 0, 0);
      if (finalizedBlock < 0) return { chainId, finalizedBlock, finalizedTime, lastFinalBlock: undefined, gaps: [] };
      const finalPos = blockEnd(BigInt(finalizedBlock));
      const [lastFinalBlock, gaps] = await Promise.all([
        readLastBlock(context, facts, chainId, finalPos),
        readRealGaps(context, facts, chainId, finalPos),
      ]);
      return { chainId, finalizedBlock, finalizedTime, lastFinalBlock, gaps };
    }),
  );
}

async function readLastBlock({ db }: Context, facts: Facts, chainId: number, finalPos: bigint) {
  const newest = FACT_TABLES.map(
    (table) => sql`(select pos, block_number, block_hash, block_time from ${sql.raw(facts(table))}
      where chain_id = ${chainId} and pos <= ${finalPos} order by pos desc limit 1)`,
  );
  const [row] = await readFacts<NonNullable<ChainExtent["lastFinalBlock"]>>(
    db,
    sql`select block_number, block_hash, block_time from (${sql.join(newest, sql` union all `)}) as newest
      order by pos desc limit 1`,
  );
  return row;
}

/** Stretches without an access or a share leave nothing out. */
async function readRealGaps({ db, pool }: Context, facts: Facts, chainId: number, finalPos: bigint) {
  const gaps = await readGaps(pool, chainId, { fromPos: await readCursor(pool, chainId), toPos: finalPos });
  const holding = await Promise.all(
    gaps.map(async ({ fromPos, toPos }) => {
      const within = sql`chain_id = ${chainId} and pos > ${fromPos} and pos <= ${toPos}`;
      const [row] = await readFacts<{ holds: boolean }>(
        db,
        sql`select exists (select from ${sql.raw(facts("access"))} where ${within})
          or exists (select from ${sql.raw(facts("share"))} where ${within}) as holds`,
      );
      return row?.holds === true;
    }),
  );
  return gaps.filter((_, index) => holding[index]);
}

/** A chain's extent as answers show it. */
export function extentToJson({ chainId, finalizedBlock, lastFinalBlock, gaps }: ChainExtent) {
  return {
    chainId,
    finalizedBlock: finalizedBlock < 0 ? null : String(finalizedBlock),
    lastFinalBlock: lastFinalBlock
      ? {
          blockNumber: lastFinalBlock.block_number,
          blockHash: lastFinalBlock.block_hash,
          blockTime: new Date(Number(lastFinalBlock.block_time) * 1000).toISOString(),
        }
      : null,
    coverageGaps: gaps.map(({ fromPos, toPos }) => ({
      fromBlock: String(blockOf(fromPos + 1n)),
      toBlock: String(blockOf(toPos)),
    })),
  };
}
