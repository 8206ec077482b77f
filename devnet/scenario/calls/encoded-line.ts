import type { Hex } from "viem";
import { CATEGORIES, type Category, maskOf, PURPOSES, type Purpose } from "../../../facts/codes";

/** A line's call of a contract, and the name of the event that stands for the line. */
export type EncodedLine = { event: string; data: Hex };

/** Purposes and categories as the contracts take them. */
export function masksOf(line: { purposes: readonly Purpose[]; categories: readonly Category[] }) {
  return {
    purposes: maskOf(PURPOSES, line.purposes),
    categories: Number(maskOf(CATEGORIES, line.categories)),
  };
}
