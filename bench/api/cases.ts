/** The requests: lists of alerts in every documented way, and the pages of the busiest subjects. */
import type { Pool } from "pg";

export type Case = {
  name: string;
  paths: string[];
  /** Maximum 95th percentile in milliseconds. */
  limit: number;
};

/** The part of the OpenAPI document that the cases are derived from. */
export type Description = {
  paths: Record<string, { get?: { parameters?: { name: string; in: string; schema: { enum?: string[] } }[] } }>;
};

const PAGING = new Set(["limit", "cursor", "sort", "count"]);
const SUBJECTS = 200;

/** Returns the cases for the database's content; each documented filter and sort order of alerts is one. */
export async function casesFor(pool: Pool, description: Description): Promise<Case[]> {
  const { parameters = [] } = description.paths["/v1/alerts"]?.get ?? {};
  const sorts = parameters.find(({ name }) => name === "sort")?.schema.enum ?? [];
  const samples = await alertSamples(pool);
  const alerts = parameters
    .filter((parameter) => parameter.in === "query" && !PAGING.has(parameter.name))
    .flatMap(({ name, schema }) => {
      const values = schema.enum ?? samples.map((sample) => sample[name]).filter((value) => value !== undefined);
      const distinct = [...new Set(values)];
      if (distinct.length === 0) throw new Error(`The filter ${name} has no sample value. Add one to alertSamples.`);
      const paths = distinct
        .slice(0, 20)
        .flatMap((value) => sorts.map((sort) => `/v1/alerts?${new URLSearchParams({ [name]: String(value), sort })}`));
      return [{ name: `alerts by ${name}, each sort`, paths, limit: 50 }];
    });
  const patients = await busiest(pool, "patient");
  const actors = await busiest(pool, "actor");
  return [
    { name: "alerts, each sort", paths: sorts.map((sort) => `/v1/alerts?sort=${sort}`), limit: 50 },
    ...alerts,
    { name: "a patient's timeline", paths: patients.map((each) => `/v1/patients/${each}/timeline`), limit: 100 },
    { name: "an actor's page", paths: actors.map((each) => `/v1/actors/${each}`), limit: 100 },
    {
      name: "disclosures of six years, the busiest patient",
      paths: [`/v1/patients/${patients[0]}/disclosures?format=json`],
      limit: 300,
    },
  ];
}

/** Returns filter values that match alerts. */
async function alertSamples(pool: Pool): Promise<Record<string, string | undefined>[]> {
  const { rows } = await pool.query<Record<string, string | number | null>>(
    `SELECT status, rule_id AS rule, severity, finality, patient, actor, organisation, assignee, chain_id AS "chainId", outcome,
       tx_hash AS "txHash", (ARRAY[rule_id, rule_name, LEFT(headline, 40), subject_id,
         substring(summary FROM '([a-z]+)[.]$')])[1 + row_number() OVER (ORDER BY id) % 5] AS q, to_char(detected_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS instant
     FROM compliance.alert WHERE assignee IS NOT NULL AND patient IS NOT NULL AND actor IS NOT NULL AND organisation IS NOT NULL
     ORDER BY id LIMIT 20`,
  );
  return rows.map(({ instant, ...row }) => {
    const known = Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
    );
    const time = String(instant);
    return { ...known, from: time, to: time, dueBefore: time, breachDueBefore: time, overdue: "true" };
  });
}

/** Returns the subjects with the most accesses, busiest first. */
async function busiest(pool: Pool, column: "patient" | "actor"): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT ${column} AS id FROM chain.access GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT $1`,
    [SUBJECTS],
  );
  return rows.map(({ id }) => id);
}
