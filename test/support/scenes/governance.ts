/** Changes of governance, by the timelock or at once. */
import fc from "fast-check";
import { following, ISSUERS, type Scene } from "./scene";

/** Accounts that sign nothing, so that what they may do decides about no other line. */
const NEWCOMERS = ["new-a", "new-b"];

const change = fc.oneof(
  fc.record({
    do: fc.constantFrom("role.grant", "role.revoke"),
    role: fc.constantFrom("custodian", "reviewer"),
    account: fc.constantFrom(...NEWCOMERS),
  }),
  fc.record({ do: fc.constant("policy.set"), key: fc.constant("retention-days"), value: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constantFrom("issuer.trust", "issuer.distrust"), issuer: fc.constantFrom(...ISSUERS) }),
);

export const governanceScene: fc.Arbitrary<Scene> = fc
  .array(fc.record({ change, direct: fc.boolean(), gap: fc.constantFrom(0, 1) }), { minLength: 1, maxLength: 3 })
  .map(
    (changes): Scene =>
      (stage) => {
        const times = following(changes.map(({ gap }) => gap));
        return changes.map(({ change, direct }, index) => ({
          at: stage.at(times[index]!),
          ...change,
          ...(direct ? { direct } : {}),
        }));
      },
  );
