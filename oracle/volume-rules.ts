/** Too many patients, too many refusals, more than is usual: ACC-11, ACC-12 and ACC-14. */
import { watchBursts } from "./bursts";
import type { Told } from "./history";
import { DAY, type Parameters } from "./policy";
import { effectiveTime } from "./validity";

/** ACC-11, for accesses in chain order: the actor accesses records of many patients within an hour. */
export function watchBulkAccess(parameters: Parameters): (access: Told<"access">) => boolean {
  const burstStarts = watchBursts(
    parameters.bulkAccess,
    parameters,
    (accesses) => new Set(accesses.map(({ patient }) => patient)).size,
  );
  return (access) => access.outcome === "permitted" && burstStarts(access);
}

/** ACC-12, for accesses in chain order: the actor is denied many times within some minutes. */
export function watchDenials(parameters: Parameters): (access: Told<"access">) => boolean {
  const burstStarts = watchBursts(parameters.deniedProbing, parameters, (accesses) => accesses.length);
  return (access) => access.outcome === "denied" && burstStarts(access);
}

/** ACC-14, for accesses in chain order: the first on a day with which the actor has unusually many patients on it. */
export function watchVolume(parameters: Parameters): (access: Told<"access">) => boolean {
  const { patients, days, leastDays, deviations } = parameters.unusualVolume;
  /** Actor and day → the patients so far. */
  const patientsOn = new Map<string, Set<string>>();
  const unusual = new Set<string>();
  return (access) => {
    if (access.outcome === "denied") return false;
    const date = new Date(effectiveTime(access, parameters) * 1000);
    const day = Date.parse(date.toLocaleDateString("sv-SE", { timeZone: parameters.timeZone })) / (DAY * 1000);
    const key = (of: number) => `${of} ${access.actor}`;
    const today = (patientsOn.get(key(day)) ?? new Set()).add(access.patient);
    patientsOn.set(key(day), today);

    const before = Array.from({ length: days }, (_, index) => patientsOn.get(key(day - 1 - index))?.size ?? 0);
    const worked = before.filter((count) => count > 0);
    const isUnusual = today.size > patients && worked.length >= leastDays && isFarAbove(today.size, worked, deviations);
    if (!isUnusual || unusual.has(key(day))) return false;
    unusual.add(key(day));
    return true;
  };
}

/** Whether `count` is above the mean of `counts` by more than so many population standard deviations; exactly. */
function isFarAbove(count: number, counts: readonly number[], deviations: number): boolean {
  const values = counts.map(BigInt);
  const n = BigInt(values.length);
  const sum = values.reduce((total, value) => total + value, 0n);
  const squares = values.reduce((total, value) => total + value * value, 0n);
  const above = BigInt(count) * n - sum;
  return above > 0n && above * above > BigInt(deviations) ** 2n * (n * squares - sum * sum);
}
