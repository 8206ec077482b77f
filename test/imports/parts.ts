/**
 * The parts of the project, from the ground up. A file may import from its own part and from the parts above it in this
 * list, never from one below; `only` narrows that. A file belongs to the longest path that it begins with; tests
 * (`*.test.ts` and `test/`) may import everything.
 */
export type Part = {
  /** Folders (with a slash at the end) and files. */
  paths: readonly string[];
  /** The parts that it may import, by their first path, where not all above it. */
  only?: readonly string[];
};

export const PARTS: readonly Part[] = [
  // The foundations: what everything else reads and writes.
  { paths: ["abis/"], only: [] },
  { paths: ["facts/"], only: [] },
  { paths: ["settings.ts", "settings/"], only: ["facts/"] },
  { paths: ["database/"], only: [] },
  { paths: ["operator-log/"], only: ["database/"] },

  // What Ponder executes.
  {
    paths: ["src/", "ponder.config.ts", "ponder.schema.ts", "ponder-env.d.ts"],
    only: ["abis/", "facts/", "settings.ts"],
  },

  // The rules know neither the queue, nor HTTP, nor a process.
  { paths: ["alerts/rules/"], only: ["facts/", "settings.ts"] },
  { paths: ["alerts/rules/evidence/"], only: ["facts/", "alerts/rules/"] },
  { paths: ["alerts/rules/access/"], only: ["facts/", "alerts/rules/", "alerts/rules/evidence/"] },
  { paths: ["alerts/rules/consent/"], only: ["facts/", "alerts/rules/", "alerts/rules/evidence/"] },
  { paths: ["alerts/rules/credentials/"], only: ["facts/", "alerts/rules/", "alerts/rules/evidence/"] },
  { paths: ["alerts/rules/sharing/"], only: ["facts/", "alerts/rules/", "alerts/rules/evidence/"] },
  { paths: ["alerts/rules/claims/"], only: ["facts/", "alerts/rules/", "alerts/rules/evidence/"] },
  { paths: ["alerts/rules/governance/"], only: ["facts/", "alerts/rules/", "alerts/rules/evidence/"] },
  { paths: ["alerts/rules/catalogue.ts"] },
  {
    paths: ["alerts/rules/create-ruleset.ts", "alerts/rules/describe-parameters.ts", "alerts/rules/shadow.ts"],
  },
  { paths: ["alerts/rules/publish/"] },

  // From a range of facts to a delivered alert.
  { paths: ["alerts/"] },
  { paths: ["alerts/triage/"] },
  { paths: ["alerts/suppress/"] },
  { paths: ["alerts/deliver/"] },
  { paths: ["alerts/stream/"] },
  { paths: ["alerts/detect/chain/"] },
  { paths: ["alerts/detect/schedule/"] },
  { paths: ["alerts/detect/"] },
  { paths: ["alerts/detect/evaluate/"] },
  { paths: ["alerts/detect/settle/"] },
  { paths: ["alerts/detect/follow/"] },
  { paths: ["alerts/trials/"] },
  { paths: ["alerts/worker.ts"] },

  // The API, from who asks to the routes.
  { paths: ["src/api/identity/"] },
  { paths: ["src/api/"] },
  { paths: ["src/api/middleware/"] },
  { paths: ["src/api/operation.ts", "src/api/pages.ts"] },
  { paths: ["src/api/schemas/"] },
  { paths: ["src/api/documents/"] },
  { paths: ["src/api/reading/"] },
  { paths: ["src/api/directory/"] },
  { paths: ["src/api/facts/"] },
  { paths: ["src/api/subjects/"] },
  { paths: ["src/api/fhir/"] },
  { paths: ["src/api/disclosures/"] },
  { paths: ["src/api/reports/"] },
  { paths: ["src/api/graphql/", "src/api/metrics/", "src/api/docs/"] },
  { paths: ["src/api/routes/"] },
  { paths: ["src/api/app.ts", "src/api/webhooks.ts", "src/api/index.ts"] },

  // What people run, and what they develop with.
  { paths: ["commands/"] },
  { paths: ["oracle/"], only: [] },
  { paths: ["devnet/"] },
  { paths: ["contracts/"] },
  { paths: ["client/"], only: [] },
  { paths: ["client/build.ts"] },
  { paths: ["bench/"] },
];
