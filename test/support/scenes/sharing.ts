/** Agreements, and records that go back and forth under them. */
import fc from "fast-check";
import { category, purpose, terms } from "./accesses";
import {
  DAY,
  emptyBlock,
  given,
  HOUR,
  instant,
  MINUTE,
  moment,
  notBefore,
  off,
  patient,
  perhaps,
  type Scene,
} from "./scene";

const PARTIES = ["st-mary", "st-luke", "lab"];
const party = fc.constantFrom(...PARTIES);
const format = fc.constantFrom("fhir-r4", "fhir-r4", "hl7v2", "ccda");
const marks = fc.constantFrom(0, 1, MINUTE, 300, HOUR);

/** Up to two agreements among three parties, the shares around their moments, and consents that permit more. */
export const sharingScene: fc.Arbitrary<Scene> = fc
  .record({
    patient,
    agreements: fc.array(
      fc.record({
        parties: fc.tuple(party, party),
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
  })
  .map(
    ({ patient, agreements, consent, shares }): Scene =>
      (stage) => {
        const name = (index: number) => stage.name(`g${index}`);
        const untilOf = ({ from, length }: (typeof agreements)[number]) =>
          length === null ? null : (from ?? 0) + length;
        const moments = agreements.flatMap((each) => [0, each.from, untilOf(each), each.ended]);
        if (consent !== null) moments.push(consent.length, consent.revoked);
        return [
          ...agreements.flatMap((each, index) => {
            const { parties, terms, formats, redisclose, from, ended } = each;
            const { purposes, categories } = terms;
            const window = { from: instant(stage, from), until: instant(stage, untilOf(each)) };
            const about = { agreement: name(index), parties, purposes, categories, formats, redisclose };
            return [
              { at: stage.at(0), do: "agreement.start", ...about, ...window },
              ...(ended === null ? [] : [{ at: stage.at(ended), do: "agreement.end", agreement: name(index) }]),
            ];
          }),
          ...(consent === null
            ? []
            : [
                {
                  at: stage.at(0),
                  do: "consent.grant",
                  consent: stage.name("c"),
                  patient,
                  grantee: consent.grantee,
                  ...consent.terms,
                  redisclose: consent.redisclose,
                  until: instant(stage, consent.length),
                },
                ...(consent.revoked === null
                  ? []
                  : [{ at: stage.at(consent.revoked), do: "consent.revoke", consent: stage.name("c") }]),
              ]),
          ...shares.map(({ mark, off, agreement, way, from, to, record, purpose, category, format }, index) => {
            const { parties, terms } = agreements[agreement % agreements.length]!;
            const [first, second] = parties;
            const third = PARTIES.find((each) => each !== second && each !== first) ?? to;
            const ends = { on: [first, second], back: [second, first], third: [second, third], any: [from, to] }[way]!;
            const granted = terms.categories[0]!;
            return {
              at: stage.at(notBefore(moment(moments, mark) + off)),
              do: "share",
              share: stage.name(`s${index}`),
              from: ends[0],
              to: ends[1],
              patient,
              record,
              purpose: purpose ?? terms.purposes[0],
              category: category ?? (granted === "ALL" ? "LAB" : granted),
              format,
              agreement: given(index % 2 === 0 ? name(agreement) : null),
            };
          }),
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
