/** Agreements, and records that go back and forth under them. */
import fc from "fast-check";
import type { Action } from "../../../oracle/lines";
import { category, purpose, terms } from "./accesses";
import {
  DAY,
  emptyBlock,
  HOUR,
  instant,
  MINUTE,
  moment,
  notBefore,
  off,
  patient,
  perhaps,
  type Scene,
  type Stage,
} from "./scene";

const PARTIES = ["st-mary", "st-luke", "lab"];
const party = fc.constantFrom(...PARTIES);
const format = fc.constantFrom("fhir-r4", "fhir-r4", "hl7v2", "ccda");
const marks = fc.constantFrom(0, 1, MINUTE, 300, HOUR);

const sharing = fc.record({
  patient,
  agreements: fc.array(
    fc.record({
      parties: fc.uniqueArray(party, { minLength: 2, maxLength: 2 }),
      terms,
      formats: fc.uniqueArray(format, { minLength: 1, maxLength: 2 }),
      redisclose: fc.boolean(),
      from: perhaps(fc.constantFrom(0, 1, MINUTE), 1),
      length: perhaps(marks),
      ended: perhaps(marks),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  consent: perhaps(
    fc.record({
      terms,
      grantee: party,
      redisclose: fc.constantFrom(true, true, false),
      length: perhaps(marks),
      revoked: perhaps(marks),
    }),
    1,
  ),
  shares: fc.array(
    fc.record({
      /** Before the agreements, in their block. */
      first: fc.constantFrom(false, false, false, false, true),
      mark: fc.nat({ max: 7 }),
      off,
      agreement: fc.nat({ max: 1 }),
      /** Under the agreement as it stands, the other way, or to the third. */
      way: fc.constantFrom("on", "on", "back", "third", "any"),
      from: party,
      to: party,
      record: fc.constantFrom("chart", "chart", "scan"),
      purpose: perhaps(purpose, 1),
      category: perhaps(category, 1),
      format,
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
type Sharing = typeof sharing extends fc.Arbitrary<infer Value> ? Value : never;

const untilOf = ({ from, length }: Sharing["agreements"][number]) => (length === null ? null : (from ?? 0) + length);

const agreementLines = (stage: Stage, { agreements }: Sharing): Action[] =>
  agreements.flatMap((each, index) => {
    const { parties, terms, formats, redisclose, from, ended } = each;
    const { purposes, categories } = terms;
    const agreement = stage.name(`g${index}`);
    const window = { from: instant(stage, from), until: instant(stage, untilOf(each)) };
    const about = { agreement, parties, purposes, categories, formats, redisclose };
    return [
      { at: stage.at(0), do: "agreement.start", ...about, ...window },
      ...(ended === null ? [] : [{ at: stage.at(ended), do: "agreement.end", agreement }]),
    ];
  });

function consentLines(stage: Stage, { patient, consent: given }: Sharing): Action[] {
  if (given === null) return [];
  const { terms, grantee, redisclose, length, revoked } = given;
  const consent = stage.name("c");
  const about = { consent, patient, grantee, ...terms, redisclose, until: instant(stage, length) };
  return [
    { at: stage.at(0), do: "consent.grant", ...about },
    ...(revoked === null ? [] : [{ at: stage.at(revoked), do: "consent.revoke", consent }]),
  ];
}

function shareLines(stage: Stage, { patient, agreements, consent, shares }: Sharing): Action[] {
  const moments = agreements.flatMap((each) => [0, each.from, untilOf(each), each.ended]);
  if (consent !== null) moments.push(consent.length, consent.revoked);
  return shares.map(({ first, mark, off, agreement, way, from, to, record, purpose, category, format }, index) => {
    const { parties, terms } = agreements[agreement % agreements.length]!;
    const [one, other] = parties;
    const third = PARTIES.find((each) => !parties.includes(each));
    const ends = { on: [one, other], back: [other, one], third: [other, third], any: [from, to] }[way]!;
    const granted = terms.categories[0]!;
    return {
      at: stage.at(first ? 0 : notBefore(moment(moments, mark) + off)),
      do: "share",
      share: stage.name(`s${index}`),
      from: ends[0],
      to: ends[1],
      patient,
      record,
      purpose: purpose ?? terms.purposes[0],
      category: category ?? (granted === "ALL" ? "LAB" : granted),
      format,
      agreement: index % 2 === 0 ? stage.name(`g${agreement}`) : undefined,
    };
  });
}

/** Up to two agreements among three parties, the shares around their moments, and a consent that permits more. */
export const sharingScene: fc.Arbitrary<Scene> = sharing.map(
  (all): Scene =>
    (stage) => {
      const shares = shareLines(stage, all);
      const isFirst = (_: Action, index: number) => all.shares[index]!.first;
      return [
        ...shares.filter(isFirst),
        ...agreementLines(stage, all),
        ...consentLines(stage, all),
        ...shares.filter((share, index) => !isFirst(share, index)),
      ];
    },
);

/** A patient's request for data, extended and fulfilled in time or a second late. */
export const dataRequestScene: fc.Arbitrary<Scene> = fc
  .record({
    patient,
    days: fc.constantFrom(20, 30, 30),
    extended: perhaps(fc.record({ soon: fc.boolean(), off })),
    fulfilled: perhaps(fc.record({ mark: fc.constantFrom("soon", "plain", "extended"), off })),
    head: perhaps(fc.record({ extended: fc.boolean(), off }), 4),
  })
  .map(
    ({ patient, days, extended, fulfilled, head }): Scene =>
      (stage) => {
        const request = stage.name("r");
        const marks = { soon: HOUR, plain: days * DAY, extended: 2 * days * DAY };
        const change = (verb: string, seconds: number) => ({ at: stage.at(notBefore(seconds)), do: verb, request });
        return [
          { at: stage.at(0), do: "request.open", request, patient, custodian: "ehr" },
          ...(extended === null
            ? []
            : [change("request.extend", (extended.soon ? marks.soon : marks.plain) + extended.off)]),
          ...(fulfilled === null
            ? []
            : [change("request.fulfil", marks[fulfilled.mark as keyof typeof marks] + fulfilled.off)]),
          ...(head === null ? [] : [emptyBlock(stage, (head.extended ? marks.extended : marks.plain) + head.off)]),
        ];
      },
  );
