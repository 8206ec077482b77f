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

/** Routes for back-tests, in which a worker compares a rule's findings under different parameters. */
export function backtestRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { pool, ruleset, queues, logger } = context;

  const create = operation(context, "POST /v1/rules/{id}/backtest", {
    summary: "Start a back-test of a rule with other parameters",
    description:
      "A worker evaluates the rule over the period twice: with the current parameters and with the proposed ones. Only the comparison is stored, and nobody is notified. `GET /v1/backtests/{id}` shows the progress and the result.",
    tags: ["Rules"],
    request: {
      params: z.strictObject({ id: z.string().max(20) }),
      body: { required: true, content: { "application/json": { schema: newBacktest } } },
    },
    responses: { 202: answers("The back-test, now queued.", backtest) },
  });
  app.openapi(create, async (c) => {
    const ruleId = c.req.valid("param").id.toUpperCase();
    if (!findRule(ruleId)) throw new Problem(404, "not-found", "No rule has this id.");
    const { from, to = new Date(), parameters, chainIds = context.chainIds } = c.req.valid("json");
    const faults = [
      ...(from < to ? [] : [fault("to", "This must be later than from.")]),
      ...chainIds.flatMap((id, index) =>
        context.chainIds.includes(id) ? [] : [fault(`chainIds.${index}`, `Chain ${id} is not indexed.`)],
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
        `${MOST_UNDER_WAY} back-tests are already under way. Wait until one has finished.`,
      );
    // Only for speed: work without a job is found in the database.
    enqueueBacktest(queues, row.id, "first").catch((error: Error) =>
      logger.warn({ error: error.message }, "A back-test could not be queued"),
    );
    c.header("location", `/v1/backtests/${row.id}`);
    return c.json(toJson(row), 202);
  });

  const get = operation(context, "GET /v1/backtests/{id}", {
    summary: "Get a back-test's progress and result",
    description:
      "`state` and `progress` tell how far it is; `results` has the alerts that the other parameters would add and drop.",
    tags: ["Rules"],
    request: { params: z.strictObject({ id: z.string().max(100) }) },
    responses: { 200: answers("The back-test.", backtest) },
  });
  app.openapi(get, async (c) => {
    const row = await getBacktest({ pool, id: c.req.valid("param").id });
    if (!row) throw new Problem(404, "not-found", "No back-test has this id.");
    return c.json(toJson(row), 200);
  });
}

const fault = (field: string, detail: string): FieldFault => ({ in: "body", field, detail });

/** Returns a ruleset's errors as field faults. Each error begins with its path in a rules file. */
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
