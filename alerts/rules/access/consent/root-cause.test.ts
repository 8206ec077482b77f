import { expect, test } from "vitest";
import { ACTIONS, CATEGORIES, PURPOSES } from "../../../../facts/codes";
import type { AccessRow } from "../../../../facts/rows";
import type { ConsentRow } from "../../evidence/consent";
import { consentRules } from "./pass";
import type { MissedConsent } from "./root-cause";

const T = Date.UTC(2026, 8, 30, 23, 59, 59) / 1000;
const WORST_SPAN = 9 * 86_400 + 23 * 3_600;

/** A consent that can be found to miss an access for any reason. */
const grant = {
  consent_id: "0xc0",
  grantee: "0xac",
  block_time: T + WORST_SPAN,
  valid_from: 0,
  valid_until: T - WORST_SPAN,
  revoked_time: T - WORST_SPAN,
  revoked_pos: "134217728",
} as ConsentRow;

const accesses = PURPOSES.flatMap((purpose) =>
  CATEGORIES.flatMap((category) => ACTIONS.map((action) => ({ purpose, category, action }))),
);

const SOME_TERMS = [
  { purposes: ["PWATRNY"], categories: ["SUD"], actions: ["read"] },
  { purposes: ["HOPERAT", "CLINTRCH"], categories: ["GENERAL", "MEDICATION"], actions: ["read", "update"] },
  { purposes: [...PURPOSES], categories: [...CATEGORIES], actions: [...ACTIONS] },
];

/** By the custodian's clock, by the block's time of the same day, and of another. */
const CLOCKS = [T, T - 600, T - 86_400];

test.each(consentRules.map((rule) => [rule.id, rule] as const))(
  "%s is short whatever was accessed under whatever consent, and says both clocks where they disagree",
  (_, rule) => {
    const wrong: string[] = [];
    for (const codes of accesses)
      for (const terms of SOME_TERMS)
        for (const occurred of CLOCKS) {
          const access = { ...codes, pos: "134217729", actor: "0xac", occurred_at: occurred, cited_consent_id: "0xc1" };
          const missed: MissedConsent = {
            access: access as unknown as AccessRow,
            t: T,
            grant: { ...grant, ...terms },
            cited: null,
            alsoFailed: ["purpose"],
          };
          const headline = rule.headline(missed);
          if (headline.length > 80) wrong.push(headline);
          const summary = rule.summary(missed);
          const clock = occurred === T - 600 ? "23:49:59" : "29 September 2026 at 23:59:59";
          if (isLong(summary) || !timed(occurred === T ? null : clock).test(summary)) wrong.push(summary);
          wrong.push(
            ...rule
              .explanation(missed)
              .split(/(?<=\.) /)
              .filter(isLong),
          );
        }
    expect(wrong).toEqual([]);
  },
);

/** The time directly after what was done and for what, with what the custodian's clock said where it was not believed. */
const timed = (clock: string | null) =>
  RegExp(
    `(?:used|read|created|changed|deleted|exported)(?: (?:for|under) [^,;.]+)? on 30 September 2026 at 23:59:59 UTC${
      clock === null ? "" : ` \\((?:by the block; ${clock} by the custodian's clock|block time; custodian ${clock})\\)`
    }(?:, (?!by)| by )`,
  );

const isLong = (sentence: string) => sentence.split(" ").length > 30;
