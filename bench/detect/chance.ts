/** Randomness derived from a seed, and names derived from numbers: the same seed gives the same history. */

/** Hashes 32-bit numbers into a pseudo-random one. */
export function mix(seed: number, a: number, b = 0): number {
  let h = seed ^ Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A number from 0 up to 1 that belongs to `a` and `b`. */
export const share = (seed: number, a: number, b = 0): number => mix(seed, a, b) / 2 ** 32;

/** Numbers from 0 up to 1, one after the other. */
export function sequence(seed: number): () => number {
  let step = 0;
  return () => {
    step += 1;
    return mix(seed, step, 0x51ed) / 2 ** 32;
  };
}

/** What a name is for: the same number under two kinds makes two names. */
export type Kind = keyof typeof KINDS;

const KINDS = {
  access: 1,
  account: 2,
  block: 3,
  consent: 4,
  credential: 5,
  patient: 6,
  reason: 7,
  record: 8,
  transaction: 9,
} as const;

const EIGHT_DIGITS = 2 ** 32;

function hex(words: number, kind: number, index: number): string {
  let text = "0x";
  for (let word = 0; word < words; word++)
    // The leading 1 keeps the zeros in front.
    text += (EIGHT_DIGITS + mix(Math.imul(kind, 0x632be5ab) + word, index, kind)).toString(16).slice(1);
  return text;
}

/** 32 bytes for the thing of this kind and number. */
export const idOf = (kind: Kind, index: number): string => hex(8, KINDS[kind], index);

/** The account with this number. */
export const accountOf = (index: number): string => hex(5, KINDS.account, index);
