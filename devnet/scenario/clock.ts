/** Moves a scenario in time, for a chain that is already past the file's own times. */
import type { ScenarioLine } from "./verbs";

const INSTANTS = ["at", "until", "occurredAt", "requestedAt"] as const;
const DAY = 86_400;

/** Returns the same scenario, `seconds` later. A date moves with the day of its midnight. */
export function moveInTime(lines: readonly ScenarioLine[], seconds: number): ScenarioLine[] {
  return lines.map((line) => {
    const moved: Record<string, unknown> = { ...line };
    for (const field of INSTANTS) if (typeof moved[field] === "number") moved[field] = moved[field] + seconds;
    // The `from` of a share is its sender.
    if (typeof moved.from === "number") moved.from += seconds;
    if (line.do === "claim.submit") moved.serviceDate = Math.floor((line.serviceDate + seconds) / DAY) * DAY;
    return moved as unknown as ScenarioLine;
  });
}
