import { mix, share } from "./chance";
import type { People } from "./people";

const DAY = 86_400;
const SHIFT = DAY / 3;

/** How busy each third of the UTC day is: night, day, evening. The mean is 1. */
const RHYTHM = [0.5, 1.4, 1.1] as const;

export type Shift = {
  /** Which shift of which day. */
  number: number;
  /** How busy it is, 1 being the mean of a day. */
  rhythm: number;
  /** One of those who work now, the busier the likelier. */
  pick: (chance: number) => number;
};

/** Who works when: everybody five days of seven, always in the same third of the day. */
export function createRoster(seed: number, people: People): (time: number) => Shift {
  let current: Shift | undefined;
  return (time) => {
    const number = Math.floor(time / SHIFT);
    if (current?.number !== number) current = createShift(seed, people, number);
    return current;
  };
}

function createShift(seed: number, people: People, number: number): Shift {
  const third = number % 3;
  const day = Math.floor(number / 3);
  const working: number[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (let actor = 0; actor < people.actors; actor++) {
    if (thirdOf(share(seed, actor, 91)) !== third || mix(seed, actor, day) % 7 >= 5) continue;
    sum += people.paceOf(actor);
    working.push(actor);
    sums.push(sum);
  }
  return {
    number,
    rhythm: RHYTHM[third]!,
    pick: (chance) => working[firstAbove(sums, chance * sum)] ?? Math.floor(chance * people.actors),
  };
}

/** Actors are spread over the day as its business is, so that all have as much to do. */
function thirdOf(chance: number): number {
  const scaled = chance * RHYTHM.length;
  if (scaled < RHYTHM[0]) return 0;
  return scaled < RHYTHM[0] + RHYTHM[1] ? 1 : 2;
}

function firstAbove(sums: readonly number[], value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
