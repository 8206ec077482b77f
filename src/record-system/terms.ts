import { ACTIONS, CATEGORIES, codesOf, PURPOSES } from "../../facts/codes";

/** The columns of what is permitted: masks, and the same as texts. */
export function termsOf({ purposes, categories }: { purposes: bigint; categories: number }) {
  return {
    purposes: codesOf(PURPOSES, purposes),
    purposeMask: purposes,
    categories: codesOf(CATEGORIES, BigInt(categories)),
    categoryMask: BigInt(categories),
  };
}

/** The columns of which actions are permitted. */
export function actionsOf({ actions }: { actions: number }) {
  return { actions: codesOf(ACTIONS, BigInt(actions)), actionMask: BigInt(actions) };
}
