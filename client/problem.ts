import type { HinderedProblem, NotNowProblem, Problem, StaleProblem } from "./api.js";

/** A refusal of the API (RFC 9457). Its `type` tells which members it has: `urn:consentry:problem:stale` has `changes`. */
export type ProblemDocument = Problem | NotNowProblem | StaleProblem | HinderedProblem;

/** Thrown where the API refused. The message is the problem's `detail`, which says what to do. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  constructor(
    readonly problem: ProblemDocument,
    /** For its headers: of 429 and 503, `Retry-After` has the seconds to wait. */
    readonly response: Response,
  ) {
    super(problem.detail);
  }
}

/** The `data` of an answer from under `/v1`. Throws a `ProblemError` where it is an `error` instead. */
export async function orThrow<Data>(
  answer: Promise<{ data?: Data; error?: ProblemDocument; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await answer;
  if (error !== undefined) throw new ProblemError(error, response);
  return data as Data;
}
