import { ACTIONS, CATEGORIES, codesOf, PURPOSES } from "../../facts/codes";

/** Returns the columns of the permitted purposes and categories, as bit masks and as text. */
export function termsOf({ purposes, categories }: { purposes: bigint; categories: number }) {
  return {
    purposes: codesOf(PURPOSES, purposes),
    purposeMask: purposes,
    categories: codesOf(CATEGORIES, BigInt(categories)),
    categoryMask: BigInt(categories),
  };
}

/** Returns the columns of the permitted actions. */
export function actionsOf({ actions }: { actions: number }) {
  return { actions: codesOf(ACTIONS, BigInt(actions)), actionMask: BigInt(actions) };
}
