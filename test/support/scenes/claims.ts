/** Claims: the service they are for, whether they are made twice, and what is paid for them. */
import fc from "fast-check";
import type { Action } from "../../../oracle/lines";
import { accessLine, PLAIN } from "./accesses";
import { DAY, following, instant, notBefore, off, organisation, patient, perhaps, type Scene } from "./scene";

const AMOUNT = 100;

/** What becomes of a claim, one after the other. Most are approved first. */
const approval = fc.record({
  do: fc.constant("claim.approve" as const),
  amount: fc.constantFrom(AMOUNT, AMOUNT, AMOUNT - 1, AMOUNT + 1, 0),
  own: fc.constantFrom(false, false, true),
});
const payment = fc.record({
  do: fc.constant("claim.pay" as const),
  amount: fc.constantFrom(AMOUNT, AMOUNT, AMOUNT / 2, AMOUNT / 2, AMOUNT / 2 + 1, 1, 0),
});
const closing = fc.record({ do: fc.constantFrom("claim.deny" as const, "claim.void" as const) });
const another = fc.record({ do: fc.constant("again" as const), same: fc.boolean() });
const dealt = (step: fc.Arbitrary<Step>) => fc.record({ gap: fc.constantFrom(0, 0, 1), step });
const steps = fc
  .tuple(
    fc.array(dealt(approval), { maxLength: 1 }),
    fc.array(dealt(fc.oneof(payment, payment, payment, approval, closing, another)), { maxLength: 5 }),
  )
  .map((parts) => parts.flat());
type Value<Of> = Of extends fc.Arbitrary<infer Each> ? Each : never;
type Step = Value<typeof approval | typeof payment | typeof closing | typeof another>;

export const claimScene: fc.Arbitrary<Scene> = fc
  .record({
    provider: organisation,
    patient,
    service: fc.constantFrom("x-ray", "x-ray", "visit"),
    /** The midnight that the day of service begins with, counted from the scene's own. */
    day: fc.constantFrom(0, 0, 0, -8, 1, 8),
    doctor: fc.constantFrom("dr-lee", "dr-kim", "provider"),
    access: perhaps(
      fc.record({
        days: fc.constantFrom(-7, -7, -1, 0, 1, 2, 8, 8),
        off,
        lag: fc.constantFrom(0, 0, 1, 300, 301),
        outcome: fc.constantFrom("permitted", "permitted", "permitted", "denied"),
      }),
      5,
    ),
    membership: perhaps(
      fc.record({
        from: perhaps(off, 1),
        until: perhaps(off, 1),
        ended: perhaps(fc.boolean(), 1),
        early: fc.boolean(),
      }),
      5,
    ),
    licence: perhaps(
      fc.record({ from: perhaps(off, 1), until: perhaps(off, 1), revoked: perhaps(fc.boolean(), 1) }),
      5,
    ),
    steps,
  })
  .map(
    ({ provider, patient, service, day, doctor, access, membership, licence, steps }): Scene =>
      (stage) => {
        const midnight = stage.midnight(day);
        const actor = doctor === "provider" ? provider : doctor;
        const accessed = access === null ? 0 : notBefore(midnight + access.days * DAY + access.off);
        const submitted = Math.max(accessed, notBefore(midnight)) + 1;
        const onDay = (at: number | null, end: number) => instant(stage, at === null ? null : midnight + end + at);
        const claim = stage.name("m");
        const lines: Action[] = [];
        if (licence !== null) {
          const { from, until, revoked } = licence;
          const credential = stage.name("l");
          const window = { from: onDay(from, DAY), until: onDay(until, from === null ? 0 : 2 * DAY) };
          const about = { issuer: "board", subject: actor, kind: "physician" };
          lines.push({ at: stage.at(0), do: "credential.issue", credential, ...about, ...window });
          if (revoked !== null)
            lines.push({ at: stage.at(revoked ? 0 : submitted), do: "credential.revoke", credential });
        }
        if (membership !== null) {
          const { from, until, ended, early } = membership;
          const pair = { member: actor, organisation: provider };
          const begins = early ? stage.at(Math.min(0, midnight) - 8 * DAY) : undefined;
          const window = { from: onDay(from, DAY) ?? begins, until: onDay(until, from === null ? 0 : 2 * DAY) };
          lines.push({ at: stage.at(0), do: "affiliation.set", ...pair, ...window });
          if (ended !== null)
            lines.push({ at: stage.at(ended ? accessed : submitted), do: "affiliation.end", ...pair });
        }
        if (access !== null) {
          const manner = { actor, patient, purpose: "TREAT", category: "GENERAL", action: "read" };
          const recording = { ...PLAIN, lag: access.lag, outcome: access.outcome };
          lines.push(accessLine(stage, { thing: "a", at: accessed, manner, recording }));
        }
        const serviceDate = stage.at(midnight).slice(0, 10);
        const submit = { do: "claim.submit", provider, patient, service, serviceDate, amount: AMOUNT };
        lines.push({ at: stage.at(submitted), ...submit, claim });
        const times = following(
          steps.map(({ gap }) => gap),
          submitted,
        );
        steps.forEach(({ step }, index) => {
          const at = stage.at(times[index]!);
          if (step.do === "again")
            lines.push({ at, ...submit, claim: `${claim}-${index}`, service: step.same ? service : "scan" });
          else if (step.do === "claim.approve") {
            const approver = step.own ? provider : "adjudicator";
            lines.push({ at, do: step.do, claim, approver, amount: step.amount });
          } else lines.push({ at, claim, ...step });
        });
        return lines;
      },
  );
