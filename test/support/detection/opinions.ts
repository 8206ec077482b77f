/** What the oracle says of a chain, and what the detection stored, as lines that can be compared. */
import type { Pool } from "pg";
import type { Judgement } from "../../../oracle/oracle";
import { idOf } from "../indexed/names";
import type { Placed } from "../indexed/places";

/** A line begins with the position of the fact that it is about. */
export function oraclesOpinion(
  placed: readonly Placed[],
  judgements: readonly Judgement[],
  isEvaluated: (rule: string) => boolean,
): string[] {
  return judgements.flatMap(({ verdict, rules }, index) => {
    const { pos } = placed[index]!;
    const missed = verdict?.consent === "missed" ? verdict : null;
    const alerts = rules.filter(isEvaluated).map((rule) => {
      const also = rule === missed?.rule ? missed.alsoFailed.join("+") : "";
      return `${pos} alert ${rule} ${also}`;
    });
    if (!verdict) return alerts;
    const grant = "grant" in verdict && verdict.grant !== null ? idOf(verdict.grant) : null;
    return [`${pos} ${verdict.consent} ${grant} ${missed?.rule ?? null}`, ...alerts];
  });
}

const DIMENSION: Record<string, string> = { sensitive: "scope", revoked: "time", expired: "time", early: "time" };

type AlertRow = {
  pos: string;
  rule_id: string;
  block_number: string;
  block_hash: string;
  finality: string;
  deadline: string | null;
  also: string[] | null;
};

/** What stands of what was stored about the blocks of a chain. Alerts that are final too early are told apart. */
export async function detectionsOpinion(
  pool: Pool,
  chainId: number,
  { placed, finalized }: { placed: readonly Placed[]; finalized: { block: number; time: number } },
): Promise<string[]> {
  const canonical = new Set(placed.map(({ blockHash }) => blockHash as string));
  const { rows: verdicts } = await pool.query(
    "SELECT pos, block_hash, consent, consent_id, rule_id FROM compliance.verdict WHERE chain_id = $1",
    [chainId],
  );
  const { rows: alerts } = await pool.query<AlertRow>(
    `SELECT pos, rule_id, block_number, block_hash, finality, deadline, evidence -> 'alsoFailed' AS also
     FROM compliance.alert WHERE chain_id = $1 AND retracted_at IS NULL`,
    [chainId],
  );
  const isOpen = ({ block_number, deadline }: AlertRow) =>
    Number(block_number) > finalized.block || (deadline !== null && Number(deadline) >= finalized.time);
  return [
    ...verdicts
      .filter(({ block_hash }) => canonical.has(block_hash))
      .map((row) => `${row.pos} ${row.consent} ${row.consent_id} ${row.rule_id}`),
    ...alerts
      .filter(({ block_hash }) => canonical.has(block_hash))
      .map((row) => {
        const also = (row.also ?? []).map((fault) => DIMENSION[fault] ?? fault).join("+");
        const tooEarly = row.finality === "final" && isOpen(row) ? " final too early" : "";
        return `${row.pos} alert ${row.rule_id} ${also}${tooEarly}`;
      }),
  ];
}
