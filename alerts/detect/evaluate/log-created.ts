import type { Logger } from "pino";
import type { CreatedAlert } from "./store-alerts";

/** Logs a line for each new alert. Call it once their transaction is committed. */
export function logCreated(logger: Pick<Logger, "info">, created: readonly CreatedAlert[]): void {
  for (const { id, ruleId, severity, chainId, blockNumber } of created)
    logger.info(
      { rule_id: ruleId, severity, alert_id: id, chain_id: chainId, block_number: blockNumber },
      "Raised an alert",
    );
}
