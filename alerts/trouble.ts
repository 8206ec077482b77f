export type Trouble = {
  /**
   * Notes that a part of the work failed. `expected` failures pass by themselves, and are a trouble only if they last.
   * `fields` are logged with it.
   */
  failed: (part: string, reason: string, options?: { expected?: boolean; fields?: object }) => void;
  /** Notes that a part of the work succeeded. */
  worked: (part: string) => void;
};

/** Expected failures are logged once they have lasted this long. */
const PATIENCE_MS = 10_000;

/**
 * Logs when work of several parts begins to fail, as a warning, and when all of it succeeds again. In between, each
 * further reason is logged once.
 */
export function createTrouble({
  logger,
  began,
  ended,
  patienceMs = PATIENCE_MS,
}: {
  logger: Record<"warn" | "info", (fields: object, message: string) => void>;
  /** The two messages. */
  began: string;
  ended: string;
  patienceMs?: number;
}): Trouble {
  const failing = new Set<string>();
  const told = new Set<string>();
  let since = 0;
  return {
    failed: (part, reason, { expected = false, fields } = {}) => {
      if (failing.size === 0) since = performance.now();
      failing.add(part);
      if (told.has(reason) || (expected && performance.now() - since < patienceMs)) return;
      told.add(reason);
      logger.warn({ ...fields, error: reason }, began);
    },
    worked: (part) => {
      if (!failing.delete(part) || failing.size > 0) return;
      if (told.size > 0) logger.info({ after_ms: Math.round(performance.now() - since) }, ended);
      told.clear();
    },
  };
}
