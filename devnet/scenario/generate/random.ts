/** Chance that can be repeated: the same seed gives the same choices on every machine. */

/** Spreads a seed over 32-bit words, so that neighbouring seeds begin far apart. */
function words(seed: number): () => number {
  let state = seed >>> 0;
  let high = Math.floor(seed / 2 ** 32) >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = state ^ high;
    high = Math.imul(high, 0x2c1b3c6d) >>> 0;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return (word ^ (word >>> 16)) >>> 0;
  };
}

/** A stream of choices (the generator sfc32). */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** `seed` is a whole number that a double holds exactly, not negative. */
  constructor(seed: number) {
    const next = words(seed);
    [this.a, this.b, this.c] = [next(), next(), next()];
    for (let round = 0; round < 12; round++) this.fraction();
  }

  /** In `[0, 1)`. */
  fraction(): number {
    const sum = (this.a + this.b + this.counter) >>> 0;
    this.counter = (this.counter + 1) >>> 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) >>> 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) >>> 0;
    return sum / 2 ** 32;
  }

  /** A whole number of `[lowest, highest]`; `lowest` where that is empty. */
  between(lowest: number, highest: number): number {
    return lowest + Math.floor(this.fraction() * Math.max(1, highest - lowest + 1));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of the list. Throws a `RangeError` where it is empty. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError("There is nothing to choose from.");
    return list[Math.floor(this.fraction() * list.length)] as T;
  }

  /** One of the list, each in proportion to its weight. Throws a `RangeError` where the list is empty. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T {
    let rest = this.fraction() * list.reduce((sum, item) => sum + weight(item), 0);
    for (const item of list) {
      rest -= weight(item);
      if (rest < 0) return item;
    }
    return this.pick(list.slice(-1));
  }

  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.between(0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
    }
    return shuffled;
  }

  /**
   * A weight from 1 to `most`, small for most and large for a few: without that bound, one in ten is above 5 and one in a
   * hundred above 31. Made of square roots, which every machine rounds alike.
   */
  skewed(most: number): number {
    const root = Math.sqrt(1 - this.fraction());
    return Math.min(most, 1 / (root * Math.sqrt(root)));
  }
}

/** Draws from a long list, each item in proportion to its weight, in logarithmic time. */
export class Lottery<T> {
  private readonly sums: number[] = [];

  /** The list is not empty and its weights are positive. */
  constructor(
    private readonly items: readonly T[],
    weight: (item: T) => number,
  ) {
    let sum = 0;
    for (const item of items) {
      sum += weight(item);
      this.sums.push(sum);
    }
  }

  draw(random: Random): T {
    const ticket = random.fraction() * (this.sums.at(-1) ?? 0);
    let [low, high] = [0, this.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ticket < this.sums[middle]!) high = middle;
      else low = middle + 1;
    }
    return this.items[low]!;
  }
}
