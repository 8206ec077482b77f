/** Governance at work: policies, trust and roles change through the timelock. */
import { blockAt, busyMoment } from "../calendar";
import type { Draft } from "../draft";
import type { Town } from "../town";

const POLICIES: readonly { key: string; values: readonly number[] }[] = [
  { key: "retention-years", values: [6, 7, 10] },
  { key: "break-glass-review-hours", values: [48, 72] },
  { key: "session-minutes", values: [10, 15, 30] },
];

/** A change of governance at a moment of ordinary life; accounts and issuers are new ones. Not told yet. */
export function change(town: Town) {
  const { random, story } = town;
  const at = blockAt(busyMoment(random, town.opens, town.ends));
  const { key, values } = random.pick(POLICIES);
  const changes: Draft<"policy.set" | "issuer.trust" | "role.grant">[] = [
    { at, do: "policy.set", key, value: random.pick(values) },
    { at, do: "issuer.trust", issuer: story.name("academy") },
    {
      at,
      do: "role.grant",
      role: random.pick(["reviewer", "registrar", "adjudicator"]),
      account: story.name("deputy"),
    },
  ];
  return random.weighted(changes, (each) => (each.do === "policy.set" ? 3 : 1));
}

/** Tells a change that has waited; a role is taken back some time later. */
export function governance(town: Town): boolean {
  const { random, story, ends } = town;
  const made = change(town);
  story.tell(made);
  const later = blockAt(busyMoment(random, made.at + 1, ends));
  if (made.do === "role.grant" && later < ends)
    story.tell({ at: later, do: "role.revoke", role: made.role, account: made.account });
  return true;
}
