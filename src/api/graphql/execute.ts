import { randomUUID } from "node:crypto";
import type { ExecutionResult, GraphQLFormattedError } from "graphql";
import type { ApiLogger, GraphqlOperation } from "../environment";
import { asProblem, codeOf, loggable } from "../middleware/failures";
import { execute, GraphQLError, type GraphQLSchema, parse, validate } from "./graphql-js";

/** The answer of one operation, as it is sent. */
export type GraphqlAnswer = { data?: unknown; errors?: GraphQLFormattedError[] };

/**
 * Executes an operation that keeps to the limits. A refusal says what is wrong; only an error that nobody expected is
 * hidden, and logged under the reference that the answer contains.
 */
export async function answerTo({
  schema,
  context,
  operation: { query, variables, operationName },
  logger,
}: {
  schema: GraphQLSchema;
  context: unknown;
  operation: GraphqlOperation;
  logger: ApiLogger;
}): Promise<GraphqlAnswer> {
  const document = parse(query);
  const faults = validate(schema, document);
  if (faults.length > 0) return { errors: faults.map((fault) => coded(fault, "GRAPHQL_VALIDATION_FAILED")) };
  const { data, errors }: ExecutionResult = await execute({
    schema,
    document,
    contextValue: context,
    variableValues: variables,
    operationName,
  });
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors ? { errors: errors.map((error) => shown(error, logger)) } : {}),
  };
}

const coded = (error: GraphQLError, code: string): GraphQLFormattedError => ({
  ...error.toJSON(),
  extensions: { ...error.extensions, code },
});

function shown(error: GraphQLError, logger: ApiLogger): GraphQLFormattedError {
  const { originalError: original, path, locations } = error;
  if (path === undefined || original === undefined || /^Argument "/.test(error.message))
    return coded(error, "BAD_USER_INPUT");
  if (original instanceof GraphQLError && original.extensions.code) return error.toJSON();
  const place = { path, locations: locations?.map(({ line, column }) => ({ line, column })) };
  const problem = asProblem(original);
  if (problem)
    return {
      message: problem.detail,
      ...place,
      extensions: { code: problem.status < 500 ? "BAD_USER_INPUT" : problem.kind.toUpperCase().replaceAll("-", "_") },
    };
  if (/^22/.test(codeOf(original)))
    return {
      message: "A value in the request is malformed, out of range or contains the NUL character.",
      ...place,
      extensions: { code: "BAD_USER_INPUT" },
    };
  const reference = randomUUID();
  const what =
    original instanceof GraphQLError ? { error: "A value does not fit its GraphQL type" } : loggable(original);
  logger.error({ reference, route: "/graphql", field: path.join("."), ...what }, "A GraphQL field failed");
  return {
    message: `An unexpected error occurred. The server's log has the details under the reference ${reference}.`,
    ...place,
    extensions: { code: "INTERNAL_SERVER_ERROR" },
  };
}
