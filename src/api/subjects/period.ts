import { invalidRequest } from "../problem";

/** A period, its end exclusive. */
export type Period = {
  from: Date;
  to: Date;
};

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

/**
 * Returns the period that a request asks for: by default, the 30 days up to the newest block with an access, which is
 * included. If the period begins after that block, it lasts until now. Throws a `Problem` if it ends before it begins,
 * or is longer than `mostDays`.
 */
export function periodOf(
  { from, to }: { from?: Date | undefined; to?: Date | undefined },
  newest: Date | undefined,
  mostDays = Number.POSITIVE_INFINITY,
): Period {
  const now = new Date();
  const afterNewest = new Date((newest ?? now).getTime() + 1000);
  const end = to ?? (from !== undefined && from >= afterNewest ? now : afterNewest);
  const begin = from ?? new Date(end.getTime() - USUAL_DAYS * DAY_MS);
  const fault = (detail: string) => invalidRequest([{ in: "query", field: "from", detail }]);
  if (begin >= end) throw fault("The period must begin before it ends.");
  if (end.getTime() - begin.getTime() > mostDays * DAY_MS)
    throw fault(`The period is longer than ${mostDays} days. Request it in parts.`);
  return { from: begin, to: end };
}
