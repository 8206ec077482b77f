import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { findRule } from "../../../alerts/rules/catalogue";
import { RulesetError } from "../../../alerts/rules/ruleset";
import { candidateOf } from "../../../alerts/trials/candidate";
import { enqueueBacktest } from "../../../alerts/trials/jobs";
import { type BacktestRow, createBacktest, getBacktest, MOST_UNDER_WAY } from "../../../alerts/trials/store";
import type { Difference } from "../../../database/schema/backtest-result";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { type FieldFault, invalidRequest, Problem } from "../problem";
import { type BacktestJson, backtest, newBacktest } from "../schemas/backtest";

/** Back-tests: what a rule would find with other parameters, compared by a worker. */
export function backtestRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { pool, ruleset, queues, logger } = context;

  const create = operation(context, "POST /v1/rules/{id}/backtest", {
    summary: "Compare a rule with itself under other parameters",
    description:
      "A worker finds what the rule finds in the period with the parameters in force, and with those on trial. Nothing is stored but the comparison, and nobody is told. `GET /v1/backtests/{id}` says how far it is and what came of it.",
    tags: ["Rules"],
    request: {
      params: z.strictObject({ id: z.string().max(20) }),
      body: { required: true, content: { "application/json": { schema: newBacktest } } },
    },
    responses: { 202: answers("The back-test, which is under way.", backtest) },
  });
  app.openapi(create, async (c) => {
    const ruleId = c.req.valid("param").id.toUpperCase();
    if (!findRule(ruleId)) throw new Problem(404, "not-found", "There is no rule of this id.");
    const { from, to = new Date(), parameters, chainIds = context.chainIds } = c.req.valid("json");
    const faults = [
      ...(from < to ? [] : [fault("to", "This must be later than from.")]),
      ...chainIds.flatMap((id, index) =>
        context.chainIds.includes(id) ? [] : [fault(`chainIds.${index}`, `The chain ${id} is not followed.`)],
      ),
      ...parameterFaults(() => candidateOf(ruleset, ruleId, parameters), ruleId),
    ];
    if (faults.length > 0) throw invalidRequest(faults);
    const row = await createBacktest({
      pool,
      backtest: {
        ...{ ruleId, parameters, period: { from, to }, chainIds: [...new Set(chainIds)] },
        createdBy: c.get("credential").name,
      },
      recordChange: c.get("recordChange")(202),
    });
    if (!row)
      throw new Problem(
        409,
        "too-many-backtests",
        `${MOST_UNDER_WAY} back-tests are under way: wait until one is done.`,
      );
    // Only to be quick: what waits without a job is found in the database.
    enqueueBacktest(queues, row.id, "first").catch((error: Error) =>
      logger.warn({ error: error.message }, "The queue was not told of a back-test"),
    );
    c.header("location", `/v1/backtests/${row.id}`);
    return c.json(toJson(row), 202);
  });

  const get = operation(context, "GET /v1/backtests/{id}", {
    summary: "A back-test: how far it is, and what came of it",
    tags: ["Rules"],
    request: { params: z.strictObject({ id: z.string().max(100) }) },
    responses: { 200: answers("The back-test.", backtest) },
  });
  app.openapi(get, async (c) => {
    const row = await getBacktest({ pool, id: c.req.valid("param").id });
    if (!row) throw new Problem(404, "not-found", "There is no back-test of this id.");
    return c.json(toJson(row), 200);
  });
}

const fault = (field: string, detail: string): FieldFault => ({ in: "body", field, detail });

/** The problems of a ruleset as faults of the request's fields: each begins with its place in a rules file. */
function parameterFaults(make: () => unknown, ruleId: string): FieldFault[] {
  try {
    make();
    return [];
  } catch (error) {
    if (!(error instanceof RulesetError)) throw error;
    return error.problems.map((problem) => {
      const [place, ...words] = problem.split(": ");
      return fault(place!.replace(`rules.${ruleId}.`, ""), words.join(": "));
    });
  }
}

function toJson(row: BacktestRow): BacktestJson {
  const example = ({ pos, blockNumber, txHash, logIndex, entryIndex, ...words }: Difference) => ({
    ...{ pos, blockNumber: String(blockNumber), txHash, logIndex, entryIndex },
    ...{ headline: words.headline, summary: words.summary, explanation: words.explanation },
  });
  return {
    id: row.id,
    ruleId: row.ruleId,
    parameters: row.parameters,
    period: { from: row.periodFrom.toISOString(), to: row.periodTo.toISOString() },
    chainIds: row.chainIds,
    state: row.state,
    progress: { done: row.rangesDone, total: row.rangesTotal },
    results: row.results.map(({ chainId, current, candidate, added, dropped, examples }) => ({
      ...{ chainId, current, candidate, added, dropped },
      examples: { added: examples.added.map(example), dropped: examples.dropped.map(example) },
    })),
    error: row.error,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
