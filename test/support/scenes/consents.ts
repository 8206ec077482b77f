/** A consent from its grant to its end and beyond, with accesses around each of its moments. */
import fc from "fast-check";
import type { Action } from "../../../oracle/lines";
import { accessLine, action, category, type Manner, purpose, recording, terms } from "./accesses";
import {
  ACTORS,
  actor,
  DAY,
  given,
  HOUR,
  instant,
  MINUTE,
  moment,
  notBefore,
  ORGANISATIONS,
  off,
  patient,
  perhaps,
  type Scene,
  type Stage,
} from "./scene";

const signer = fc.constantFrom(null, null, null, "registrar", "dr-kim");

const parts = fc.record({
  patient,
  grantee: fc.constantFrom(...ACTORS, ...ORGANISATIONS),
  terms,
  signer,
  redisclose: fc.boolean(),
  asked: fc.boolean(),
  from: perhaps(fc.constantFrom(-MINUTE, -1, 0, 1, MINUTE, 300), 3),
  /** From its start to its end: seconds, or calendar years. */
  length: perhaps(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(1, 2, MINUTE, 300, HOUR, DAY).map((seconds) => ({ seconds, years: 0 })) },
      { weight: 3, arbitrary: fc.constantFrom(1, 1, 2, 7_000).map((years) => ({ seconds: 0, years })) },
    ),
  ),
  lengthOff: off,
  revoked: perhaps(
    fc.record({
      after: fc.constantFrom(0, 1, MINUTE, 299, 300, 301, DAY),
      asked: fc.constantFrom(0, 0, DAY, DAY),
      askedOff: off,
      signer,
    }),
  ),
  again: perhaps(
    fc.record({
      after: fc.constantFrom(0, MINUTE, MINUTE, 300),
      off,
      signer,
      sameGrantee: fc.constantFrom(true, true, false),
    }),
  ),
  membership: perhaps(
    fc.record({
      member: actor,
      from: perhaps(fc.constantFrom(0, 1, MINUTE)),
      until: perhaps(fc.constantFrom(2, MINUTE, 300, DAY)),
      ended: perhaps(fc.constantFrom(0, 1, 2, MINUTE, 300)),
      again: fc.boolean(),
    }),
    3,
  ),
  accesses: fc.array(
    fc.record({
      mark: fc.nat({ max: 7 }),
      off,
      recording,
      /** Most are made as the consent has it, but for one thing. */
      except: fc.constantFrom("nothing", "nothing", "nothing", "actor", "purpose", "category", "action", "patient"),
      actor,
      patient,
      purpose,
      category,
      action,
    }),
    { maxLength: 4 },
  ),
});
type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never;

/** ALL is nothing that is accessed. */
const concrete = (code: string, otherwise: string) => (code === "ALL" ? otherwise : code);

/** As the consent has it, but for the one thing. An organisation's consent is used by whoever may be its member. */
function mannerOf({ patient, grantee, terms, membership }: Parts, own: Parts["accesses"][number]): Manner {
  const { actor, purpose, category, action, patient: ownPatient, except } = own;
  const granted = {
    actor: ORGANISATIONS.includes(grantee) ? (membership?.member ?? actor) : grantee,
    patient,
    purpose: terms.purposes[0]!,
    category: concrete(terms.categories[0]!, category),
    action: concrete(terms.actions[0]!, action),
  };
  const others = { actor, patient: ownPatient, purpose, category, action };
  return except === "nothing" ? granted : { ...granted, [except]: others[except as keyof Manner] };
}

function membershipLines(stage: Stage, { grantee, membership }: Parts): Action[] {
  if (membership === null) return [];
  const organisation = ORGANISATIONS.includes(grantee) ? grantee : ORGANISATIONS[0]!;
  const { member, from, until, ended, again } = membership;
  const setting = { at: stage.at(0), do: "affiliation.set", member, organisation };
  return [
    { ...setting, from: instant(stage, from), until: instant(stage, until) },
    ...(ended === null ? [] : [{ at: stage.at(ended), do: "affiliation.end", member, organisation }]),
    ...(again ? [{ ...setting, at: stage.at((ended ?? 0) + 1), until: instant(stage, until) }] : []),
  ];
}

/** Consents and what happens under them. */
export const consentScene: fc.Arbitrary<Scene> = parts.map(
  (all): Scene =>
    (stage) => {
      const { patient, grantee, terms, signer, redisclose, asked, from, length, lengthOff, revoked, again } = all;
      const consent = stage.name("c");
      const request = stage.name("q");
      const until = length === null ? null : stage.yearsAfter(from ?? 0, length.years) + length.seconds + lengthOff;
      const grant = { do: "consent.grant", by: given(signer), patient, grantee, ...terms, redisclose };
      const lines: Action[] = [
        ...membershipLines(stage, all),
        ...(asked ? [{ at: stage.at(0), do: "consent.request", request, requester: grantee, patient, ...terms }] : []),
        {
          at: stage.at(0),
          ...grant,
          consent,
          from: instant(stage, from),
          until: instant(stage, until),
          request: asked ? request : undefined,
        },
      ];
      // No history lasts thousands of years.
      const end = (length?.years ?? 0) < 100 ? until : null;
      const moments = [0, from, end, all.membership?.from ?? null, all.membership?.until ?? null];
      moments.push(all.membership?.ended ?? null, revoked?.after ?? null);
      if (revoked !== null) {
        const requestedAt = instant(stage, revoked.after - revoked.asked + revoked.askedOff);
        const at = stage.at(revoked.after);
        lines.push({ at, do: "consent.revoke", by: given(revoked.signer), consent, requestedAt });
        if (again !== null) {
          const later = {
            at: stage.at(notBefore(revoked.after + again.after + again.off)),
            consent: `${consent}-again`,
          };
          const { sameGrantee, signer } = again;
          lines.push({ ...grant, ...later, by: given(signer), grantee: sameGrantee ? grantee : "dr-lee" });
        }
      }
      all.accesses.forEach((own, index) => {
        const at = moment(moments, own.mark) + own.off;
        lines.push(accessLine(stage, { thing: `a${index}`, at, manner: mannerOf(all, own), recording: own.recording }));
      });
      return lines;
    },
);
