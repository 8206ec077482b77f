/** Many accesses of one actor: bursts, crowds of patients, and days that are unlike the ones before. */
import fc from "fast-check";
import { accessLine, PLAIN } from "./accesses";
import { DAY, HOUR, MINUTE, off, perhaps, type Scene } from "./scene";

const actor = fc.constantFrom("dr-lee", "dr-kim");
const lag = fc.constantFrom(0, 0, 0, 0, 1, 300, 301);
const stranger = (index: number) => `x-${index}`;

/**
 * Two to seven accesses of a kind, as far from each other as the windows are long, some of them told late; perhaps all of
 * it again a window later.
 */
export const burstScene: fc.Arbitrary<Scene> = fc
  .record({
    actor,
    kind: fc.constantFrom("emergency", "denied", "patients"),
    accesses: fc.array(
      fc.record({
        after: fc.constantFrom(0, 0, 0, 1, MINUTE, 299, 300, 10 * MINUTE, HOUR, DAY),
        off,
        lag,
        patient: fc.nat({ max: 3 }),
        like: fc.constantFrom(true, true, true, true, true, true, false),
      }),
      { minLength: 2, maxLength: 7 },
    ),
    again: perhaps(fc.record({ after: fc.constantFrom(300, 10 * MINUTE, HOUR, DAY), off }), 1),
  })
  .map(
    ({ actor, kind, accesses, again }): Scene =>
      (stage) => {
        const lineOf = ({ after, off, lag, patient, like }: (typeof accesses)[number], thing: string, later = 0) => {
          const outcome = (kind === "denied") === like ? "denied" : "permitted";
          const purpose = kind === "emergency" ? "BTG" : "TREAT";
          const manner = { actor, patient: stranger(patient), purpose, category: "GENERAL", action: "read" };
          const recording = { ...PLAIN, custodian: "lab", lag, outcome };
          return accessLine(stage, { thing, at: after + off + later, manner, recording, reason: "collapsed" });
        };
        return [
          ...accesses.map((each, index) => lineOf(each, `e${index}`)),
          ...(again ? accesses.map((each, index) => lineOf(each, `f${index}`, again.after + again.off)) : []),
        ];
      },
  );

/** As many patients as the rule has at most, and one more, within an hour or a second longer. */
export const crowdScene: fc.Arbitrary<Scene> = fc
  .record({ actor, patients: fc.constantFrom(20, 21, 50, 51), span: fc.constantFrom(0, HOUR), off })
  .map(
    ({ actor, patients, span, off }): Scene =>
      (stage) =>
        Array.from({ length: patients }, (_, index) => {
          const at = index === patients - 1 ? span + off : Math.floor((span * index) / patients);
          const manner = { actor, patient: stranger(index), purpose: "HPAYMT", category: "GENERAL", action: "read" };
          return accessLine(stage, { thing: `a${index}`, at, manner, recording: { ...PLAIN, custodian: "lab" } });
        }),
  );

/** Days with few patients, some of them free, and a day with more; all around midnight. */
export const daysScene: fc.Arbitrary<Scene> = fc
  .record({
    actor,
    days: fc.array(fc.constantFrom(0, 1, 1, 1, 1, 2, 3), { minLength: 1, maxLength: 9 }),
    last: fc.integer({ min: 2, max: 6 }),
    times: fc.array(fc.record({ after: fc.constantFrom(-1, 0, 0, 1, 299, 300, 301, HOUR, DAY - 1), lag }), {
      minLength: 8,
      maxLength: 8,
    }),
    denied: fc.nat({ max: 12 }),
  })
  .map(
    ({ actor, days, last, times, denied }): Scene =>
      (stage) =>
        [...days, last].flatMap((patients, day) =>
          Array.from({ length: patients }, (_, index) => {
            const { after, lag } = times[(day + index) % times.length]!;
            const manner = { actor, patient: stranger(index), purpose: "HPAYMT", category: "GENERAL", action: "read" };
            const recording = {
              ...PLAIN,
              custodian: "lab",
              lag,
              outcome: day + index === denied ? "denied" : "permitted",
            };
            return accessLine(stage, {
              thing: `a${day}-${index}`,
              at: stage.midnight(day + 1) + after,
              manner,
              recording,
            });
          }),
        ),
  );
