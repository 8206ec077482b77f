/** When a hospital is busy: shifts, nights and weekends, in Unix seconds and UTC. */
import type { Random } from "./random";

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

/** Midnight before the story's first day, a Monday. */
export const FIRST_MIDNIGHT = Date.parse("2026-03-02T00:00:00Z") / 1000;

/** Seconds between two blocks at least. */
const BLOCK_TIME = 15;

export const SHIFTS = ["day", "evening", "night"] as const;
export type Shift = (typeof SHIFTS)[number];

/** The time of the first block at or after `time`. */
export function blockAt(time: number): number {
  return Math.ceil(time / BLOCK_TIME) * BLOCK_TIME;
}

/** Midnight UTC of the day of `time`. */
export function midnight(time: number): number {
  return Math.floor(time / DAY) * DAY;
}

/** Days since the story's first, from 0. */
export function dayOf(time: number): number {
  return Math.floor((time - FIRST_MIDNIGHT) / DAY);
}

/** Saturday and Sunday; the story's first day is a Monday. */
export function isWeekend(time: number): boolean {
  return ((dayOf(time) % 7) + 7) % 7 >= 5;
}

/** Day from 7 to 15 o'clock, evening to 23, night to 7. */
export function shiftAt(time: number): Shift {
  const hour = (time - midnight(time)) / HOUR;
  if (hour >= 7 && hour < 15) return "day";
  return hour >= 15 && hour < 23 ? "evening" : "night";
}

/** How busy it is at `time`, from 0 to 1: a weekday's day shift is 1. */
export function busyness(time: number): number {
  const shift = { day: 1, evening: 0.45, night: 0.12 }[shiftAt(time)];
  return isWeekend(time) ? shift * 0.4 : shift;
}

/** A moment of `[from, until)`, in busy hours more likely; `from` where that is empty. */
export function busyMoment(random: Random, from: number, until: number): number {
  for (let tries = 0; tries < 40; tries++) {
    const time = random.between(from, until - 1);
    if (random.chance(busyness(time))) return time;
  }
  return random.between(from, until - 1);
}
