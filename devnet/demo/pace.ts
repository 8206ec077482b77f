import type { NextBlock } from "../scenario/player";
import type { ScenarioLine } from "../scenario/verbs";

/** The most seconds that what leads up to a day's first alert takes. */
const OPENING_SECONDS = 4;

export type Day = {
  /** Chain seconds per second. */
  speed: number;
  /** Unix seconds of the day's first and last block, and of the first that raises an alert. */
  from: number;
  firstAlertAt: number;
  to: number;
};

/** The day that these lines tell. One without an expected alert is played at `speed` from its first block on. */
export function dayOf(lines: readonly ScenarioLine[], speed: number): Day {
  const timed = lines.flatMap((line) => ("at" in line ? [line] : []));
  const from = timed[0]?.at ?? 0;
  return {
    speed,
    from,
    firstAlertAt: timed.find(({ expect }) => expect?.length)?.at ?? from,
    to: timed.at(-1)?.at ?? from,
  };
}

/** Seconds from the day's first block to the first that raises an alert. */
const openingSeconds = ({ speed, from, firstAlertAt }: Day) => Math.min((firstAlertAt - from) / speed, OPENING_SECONDS);

/** How many seconds a day takes. */
export function daySeconds(day: Day): number {
  return openingSeconds(day) + (day.to - day.firstAlertAt) / day.speed;
}

/**
 * Waits between blocks so that `speed` chain seconds pass per second; before the first alert more, so that it is there
 * within seconds. Time before the first block is skipped.
 */
export function dayAtSpeed(day: Day): (next: NextBlock) => Promise<void> {
  const { speed, from, firstAlertAt } = day;
  const opening = openingSeconds(day);
  const secondsUntil = (time: number) =>
    time < firstAlertAt ? ((time - from) / (firstAlertAt - from)) * opening : opening + (time - firstAlertAt) / speed;
  let startedAt: number | undefined;
  return async ({ time }) => {
    startedAt ??= Date.now() - secondsUntil(time) * 1000;
    const due = startedAt + secondsUntil(time) * 1000;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
  };
}
