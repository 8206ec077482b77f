/** Licences: who issued them, what was done under them, and what outlives them. */
import fc from "fast-check";
import type { Action } from "../../../oracle/lines";
import { accessLine, PLAIN, terms } from "./accesses";
import {
  actor,
  DAY,
  emptyBlock,
  following,
  given,
  HOUR,
  ISSUERS,
  instant,
  KINDS,
  MINUTE,
  moment,
  notBefore,
  off,
  patient,
  perhaps,
  type Scene,
} from "./scene";

const issuer = fc.constantFrom(...ISSUERS);
const kind = fc.constantFrom(...KINDS);

/** How long after a licence's end its holder's consents are looked at. */
const grace = fc.constantFrom(0, HOUR, DAY, DAY);

/** Trust that comes and goes, with a credential issued before, between and after. */
export const trustScene: fc.Arbitrary<Scene> = fc
  .record({
    issuer,
    subject: actor,
    kind,
    direct: fc.boolean(),
    gaps: fc.array(fc.constantFrom(0, 0, 1), { minLength: 4, maxLength: 4 }),
  })
  .map(
    ({ issuer, subject, kind, direct, gaps }): Scene =>
      (stage) => {
        const times = following(gaps).map(stage.at);
        const issue = (thing: string) => ({
          do: "credential.issue",
          credential: stage.name(thing),
          issuer,
          subject,
          kind,
        });
        const waits = direct ? { direct } : {};
        return [
          { at: stage.at(0), ...issue("l0"), until: stage.at(DAY) },
          { at: times[0]!, do: "issuer.trust", issuer, ...waits },
          { at: times[1]!, ...issue("l1"), until: stage.at(2 * DAY) },
          { at: times[2]!, do: "issuer.distrust", issuer, ...waits },
          { at: times[3]!, ...issue("l2"), until: stage.at(HOUR) },
        ];
      },
  );

/** A licence from its issue to its end, with a renewal, accesses, and consents that name its holder. */
export const licenceScene: fc.Arbitrary<Scene> = fc
  .record({
    issuer,
    subject: actor,
    kind,
    from: perhaps(fc.constantFrom(-DAY, 0, 1, MINUTE), 3),
    length: perhaps(fc.constantFrom(1, MINUTE, 300, DAY, 7 * DAY), 4),
    revoked: perhaps(fc.constantFrom(0, 1, MINUTE, 300, DAY)),
    grace,
    renewal: perhaps(
      fc.record({
        mark: fc.boolean(),
        off,
        kind,
        fromMark: perhaps(fc.boolean()),
        fromOff: off,
        length: perhaps(fc.constantFrom(1, HOUR, DAY, DAY + 1)),
        revoked: perhaps(fc.constantFrom(0, 1, DAY), 1),
      }),
      1,
    ),
    consents: fc.array(
      fc.record({
        patient,
        terms,
        late: fc.boolean(),
        off,
        until: perhaps(off, 1),
        revoked: perhaps(off, 1),
        from: perhaps(off, 1),
      }),
      { maxLength: 2 },
    ),
    accesses: fc.array(
      fc.record({
        mark: fc.nat({ max: 3 }),
        off,
        patient,
        lag: fc.constantFrom(0, 0, 1, 300, 301),
        purpose: fc.constantFrom("TREAT", "COC", "BTG", "HPAYMT"),
      }),
      { maxLength: 3 },
    ),
    head: perhaps(off, 3),
  })
  .map(
    (all): Scene =>
      (stage) => {
        const { issuer, subject, kind, from, length, revoked, grace, renewal } = all;
        const credential = stage.name("l");
        const until = length === null ? null : (from ?? 0) + length;
        const end = Math.min(until ?? Number.POSITIVE_INFINITY, revoked ?? Number.POSITIVE_INFINITY, 7 * DAY);
        const deadline = end + grace;
        const issue = { do: "credential.issue", issuer, subject };
        const lines: Action[] = [
          { at: stage.at(0), ...issue, credential, kind, from: instant(stage, from), until: instant(stage, until) },
        ];
        if (revoked !== null) lines.push({ at: stage.at(revoked), do: "credential.revoke", credential });
        if (renewal !== null) {
          const at = notBefore((renewal.mark ? end : deadline) + renewal.off);
          const starts = renewal.fromMark === null ? null : (renewal.fromMark ? end : deadline) + renewal.fromOff;
          const ends = renewal.length === null ? null : (starts ?? at) + renewal.length;
          const renewed = `${credential}-again`;
          const window = { from: instant(stage, starts), until: instant(stage, ends) };
          lines.push({ at: stage.at(at), ...issue, credential: renewed, kind: renewal.kind, ...window });
          if (renewal.revoked !== null)
            lines.push({ at: stage.at(at + renewal.revoked), do: "credential.revoke", credential: renewed });
        }
        all.consents.forEach(({ patient, terms, late, off, until, revoked, from }, index) => {
          const at = late ? notBefore(deadline + off) : 0;
          const consent = stage.name(`c${index}`);
          lines.push({
            at: stage.at(at),
            do: "consent.grant",
            consent,
            patient,
            grantee: subject,
            ...terms,
            from: from === null ? undefined : stage.at(deadline + from),
            until: until === null ? undefined : stage.at(deadline + until),
          });
          if (revoked !== null)
            lines.push({ at: stage.at(Math.max(at, deadline + revoked)), do: "consent.revoke", consent });
        });
        all.accesses.forEach(({ mark, off, patient, purpose, lag }, index) => {
          const manner = { actor: subject, patient, purpose, category: "GENERAL", action: "read" };
          const at = moment([0, from, until, revoked], mark) + off;
          const reason = given(purpose === "BTG" ? "collapsed" : null);
          lines.push(accessLine(stage, { thing: `a${index}`, at, manner, recording: { ...PLAIN, lag }, reason }));
        });
        if (all.head !== null) lines.push(emptyBlock(stage, deadline + all.head));
        return lines;
      },
  );
