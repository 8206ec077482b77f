import { whatRuleSays } from "../event-rule";
import { eventFinding } from "../evidence/event";
import type { Pass } from "../pass";
import type { JudgedShare } from "./judged-share";
import { shareOutsideAgreement } from "./shr-01-share-outside-agreement";
import { unpermittedRedisclosure } from "./shr-02-unpermitted-redisclosure";
import { wrongExchangeFormat } from "./shr-03-wrong-exchange-format";
import { sharingStatement } from "./statement";

/**
 * SHR-01, SHR-02 and SHR-03: which agreements cover a share, and whether its sender may redisclose what it received.
 */
export const sharingPass: Pass = {
  rules: [shareOutsideAgreement.id, unpermittedRedisclosure.id, wrongExchangeFormat.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    const rows = await query<JudgedShare>(sharingStatement(facts), [chainId, fromPos, toPos]);
    return rows.flatMap((share) => {
      const about = {
        ...eventFinding(share, "share", share.share_id),
        patient: share.patient,
        actor: share.sender,
        organisation: share.sender,
        purpose: share.purpose,
        category: share.category,
      };
      const covered = share.covering.length > 0;
      return [
        ...(covered ? [] : [{ ...about, ...whatRuleSays(shareOutsideAgreement, share, ruleset) }]),
        ...(share.received === null ? [] : [{ ...about, ...whatRuleSays(unpermittedRedisclosure, share, ruleset) }]),
        ...(covered && !share.format_listed
          ? [{ ...about, ...whatRuleSays(wrongExchangeFormat, share, ruleset) }]
          : []),
      ];
    });
  },
};
