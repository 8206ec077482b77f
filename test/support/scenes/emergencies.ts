/** Breaking the glass: with a reason or without, reviewed in time or not. */
import fc from "fast-check";
import { accessLine, PLAIN } from "./accesses";
import { actor, DAY, emptyBlock, given, notBefore, off, patient, perhaps, type Scene } from "./scene";

const within = fc.constantFrom(DAY, 3 * DAY, 3 * DAY);

/** One emergency and its reviews, perhaps of another one, perhaps by the actor. */
export const emergencyScene: fc.Arbitrary<Scene> = fc
  .record({
    actor,
    patient,
    purpose: fc.constantFrom("ETREAT", "BTG", "ERTREAT"),
    lag: fc.constantFrom(0, 0, 1, 300, 301, -1),
    outcome: fc.constantFrom("permitted", "permitted", "permitted", "denied"),
    reason: perhaps(fc.constant("collapsed"), 5),
    within,
    reviews: fc.array(
      fc.record({
        off,
        soon: fc.boolean(),
        approved: fc.constantFrom(true, true, true, false),
        self: fc.constantFrom(false, false, false, true),
        other: perhaps(fc.nat({ max: 8 }), 1),
      }),
      { maxLength: 2 },
    ),
    head: perhaps(off, 4),
  })
  .map(
    ({ actor, patient, purpose, lag, outcome, reason, within, reviews, head }): Scene =>
      (stage) => {
        const manner = { actor, patient, purpose, category: "LAB", action: "read" };
        const recording = { ...PLAIN, lag, outcome };
        const deadline = within - (lag >= 0 && lag <= 300 ? lag : 0);
        return [
          accessLine(stage, { thing: "e", at: 0, manner, recording, reason: given(reason) }),
          ...reviews.map(({ off, soon, approved, self, other }) => ({
            at: stage.at(soon ? 1 : notBefore(deadline + off)),
            do: "access.review",
            access: other === null ? stage.name("e") : stage.other("e", other),
            reviewer: self ? actor : "officer",
            approved,
          })),
          ...(head === null ? [] : [emptyBlock(stage, deadline + head)]),
        ];
      },
  );
