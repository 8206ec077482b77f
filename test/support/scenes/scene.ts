/** What random histories are made of: scenes, each a few lines that are about the same thing. */
import fc from "fast-check";
import type { Action } from "../../../oracle/lines";

/** A scene's own names and clock. Seconds are counted from its beginning. */
export type Stage = {
  at: (seconds: number) => string;
  /** The name of something that only this scene makes. */
  name: (thing: string) => string;
  /** The name of such a thing in some scene or other, which need not have made one. */
  other: (thing: string, scene: number) => string;
  /** The seconds until the same day and time, so many calendar years after a moment of the scene. */
  yearsAfter: (seconds: number, years: number) => number;
  /** The seconds until the n-th midnight UTC after the beginning; before it where n is not above 0. */
  midnight: (n: number) => number;
};

/** Tells its lines; the times may be in any order, none before the beginning. */
export type Scene = (stage: Stage) => Action[];

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const PATIENTS = ["p-ana", "p-bo", "p-cy"];
/** Registered in some scene, or never; the others from the start. */
export const LATE_PATIENT = "p-cy";
/** Controls the late patient. */
export const GUARDIAN = "p-ana";
export const ACTORS = ["dr-lee", "dr-kim", "p-ana", "st-mary"];
export const ORGANISATIONS = ["st-mary", "st-luke"];
export const ISSUERS = ["board", "guild"];
export const KINDS = ["physician", "nurse", "physician", "pharmacist", "researcher", "clerk"];

export const patient = fc.constantFrom(...PATIENTS);
export const actor = fc.constantFrom(...ACTORS);
export const organisation = fc.constantFrom(...ORGANISATIONS);
export const perhaps = <T>(of: fc.Arbitrary<T>, freq = 2) => fc.option(of, { nil: null, freq });

/** On a boundary, or a second before or after it. */
export const off = fc.constantFrom(0, 0, 0, -1, 1);

/** What was left out stands in no line. */
export const given = <T>(value: T | null): T | undefined => value ?? undefined;

/** An instant that a line may leave out. */
export const instant = (stage: Stage, seconds: number | null) => (seconds === null ? undefined : stage.at(seconds));

/** One of the moments that there are, or the beginning. */
export const moment = (moments: readonly (number | null)[], index: number): number => {
  const there = moments.filter((seconds) => seconds !== null);
  return there.length === 0 ? 0 : there[index % there.length]!;
};

/** No line stands before its scene's beginning. */
export const notBefore = (seconds: number) => Math.max(0, seconds);

/** The seconds at which things stand that follow each other by these gaps, the first of them after `start`. */
export function following(gaps: readonly number[], start = 0): number[] {
  let now = start;
  return gaps.map((gap) => {
    now += gap;
    return now;
  });
}

/** An empty block, at the head of the chain for a while. */
export const emptyBlock = (stage: Stage, seconds: number): Action => ({
  at: stage.at(notBefore(seconds)),
  do: "chain.mine",
  blocks: 1,
});
