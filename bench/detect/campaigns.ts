/** Series of accesses by one actor that are only conspicuous together. */
import type { People } from "./people";
import { type Draft, plainly } from "./violations";

export type Campaign = { kind: keyof typeof CAMPAIGNS; actor: number; left: number };

/** How likely an access starts one, and its number of accesses, one per block. */
const CAMPAIGNS = {
  /** Breaking the glass again and again. */
  emergency: { likelihood: 1 / 20_000, length: 6 },
  /** Access attempts that are all denied. */
  probing: { likelihood: 1 / 20_000, length: 7 },
  /** Going through many patients' records. */
  bulk: { likelihood: 1 / 50_000, length: 64 },
} as const;

const KINDS = Object.entries(CAMPAIGNS) as [Campaign["kind"], { likelihood: number; length: number }][];

/** Decides whether the actor starts a campaign now; `times` scales the usual likelihood. */
export function startCampaign(actor: number, times: number, chance: () => number): Campaign | undefined {
  let draw = chance() / times;
  for (const [kind, { likelihood, length }] of KINDS) {
    if (draw < likelihood) return { kind, actor, left: length };
    draw -= likelihood;
  }
  return undefined;
}

/** The campaign's next access, made of an ordinary one of the actor's. */
export function campaignDraft({
  campaign,
  draft,
  people,
  chance,
}: {
  campaign: Campaign;
  draft: Draft;
  people: People;
  chance: () => number;
}): Draft {
  campaign.left -= 1;
  const plain: Draft = {
    ...plainly(draft, people),
    patient: people.patientFor(campaign.actor, "home", chance)!,
    cites: undefined,
  };
  switch (campaign.kind) {
    case "emergency":
      return { ...plain, purpose: "BTG", hasReason: true };
    case "probing":
      return { ...plain, outcome: "denied" };
    case "bulk":
      return plain;
  }
}
