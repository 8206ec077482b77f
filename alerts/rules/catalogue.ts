/** All rules there are, in the order of their ids, and the passes that decide them. */
import { implausibleClock, implausibleClockPass } from "./acc-13-implausible-clock";
import { consentPass, consentRules } from "./consent-pass";
import { auditGap, auditGapPass } from "./gov-02-audit-gap";
import type { DeadlinePass, Pass } from "./pass";
import type { Rule } from "./rule";

export const catalogue: readonly Rule[] = [...consentRules, implausibleClock, auditGap];

/** Run in this order over each range. */
export const passes: readonly Pass[] = [consentPass, implausibleClockPass, auditGapPass];

/** Asked for what a range sets, and again for what is due. */
export const deadlinePasses: readonly DeadlinePass[] = [];

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** The rule with this id; undefined where there is none. */
export const findRule = (id: string): Rule | undefined => byId.get(id);
