import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";
import { Problem } from "../problem";

/**
 * The limits of one query. A page is a field that selects `items`, `totalCount` or `pageInfo`: its rows are read
 * whichever of these is selected, and count once per row of the enclosing page. The introspection query is 14 levels
 * deep.
 */
export const GRAPHQL_LIMITS = { tokens: 1_000, depth: 16, aliases: 30, rows: 20_000 } as const;

/** Rows of a page without a `limit`. */
const USUAL_PAGE = 50;

/** Fields that identify a page, since its type's name alone does not. */
const OF_PAGES = ["items", "totalCount", "pageInfo"];

type Variables = Readonly<Record<string, unknown>>;

/** A query's cost, in the units of `GRAPHQL_LIMITS`. */
type Cost = {
  depth: number;
  aliases: number;
  rows: number;
};

const NOTHING: Cost = { depth: 0, aliases: 0, rows: 0 };

/**
 * Refuses a query that is malformed or exceeds `GRAPHQL_LIMITS`, before executing any of it. Throws a `Problem` that
 * names the limit.
 */
export function checkGraphql(query: string, variables: Variables): void {
  const document = parsed(query);
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) checkOperation(definition, fragments, variables);
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: GRAPHQL_LIMITS.tokens, noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw error.message.includes("tokens")
      ? refused(`The query has more than ${GRAPHQL_LIMITS.tokens} tokens. Split it up.`)
      : refused(`The query is malformed: ${error.message}`);
  }
}

function checkOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  given: Variables,
): void {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  );
  const variables = { ...Object.fromEntries(defaults), ...given };
  const { depth, aliases, rows } = new Meter(fragments, variables).costOf(operation.selectionSet);
  if (depth > GRAPHQL_LIMITS.depth)
    throw refused(`The query is ${depth} levels deep; the limit is ${GRAPHQL_LIMITS.depth}.`);
  if (aliases > GRAPHQL_LIMITS.aliases)
    throw refused(`The query has ${aliases} aliases; the limit is ${GRAPHQL_LIMITS.aliases}.`);
  if (rows > GRAPHQL_LIMITS.rows)
    throw refused(
      `The query could return ${rows} rows; the limit is ${GRAPHQL_LIMITS.rows}. Set smaller limits on its pages and nested pages.`,
    );
}

/** Measures selections; each fragment is measured once, however often it is used. */
class Meter {
  private readonly measured = new Map<string, Cost>();
  private readonly entered = new Set<string>();

  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

  costOf(selectionSet: SelectionSetNode | undefined): Cost {
    return (selectionSet?.selections ?? [])
      .map((selection) => {
        if (selection.kind === Kind.FIELD) return this.costOfField(selection);
        if (selection.kind === Kind.INLINE_FRAGMENT) return this.costOf(selection.selectionSet);
        return this.costOfFragment(selection.name.value);
      })
      .reduce(
        (sum, cost) => ({
          depth: Math.max(sum.depth, cost.depth),
          aliases: sum.aliases + cost.aliases,
          rows: sum.rows + cost.rows,
        }),
        NOTHING,
      );
  }

  private costOfField(field: FieldNode): Cost {
    const within = this.costOf(field.selectionSet);
    const asked = this.fieldsOf(field.selectionSet);
    const page = asked.some((name) => OF_PAGES.includes(name)) || (asked.length > 0 && asked.every(isTypeName));
    return {
      depth: within.depth + 1,
      aliases: within.aliases + (field.alias ? 1 : 0),
      rows: page ? this.limitOf(field) * (1 + within.rows) : within.rows,
    };
  }

  private costOfFragment(name: string): Cost {
    const known = this.measured.get(name);
    if (known) return known;
    if (this.entered.has(name)) throw refused(`The fragment ${name} contains itself.`);
    this.entered.add(name);
    const cost = this.costOf(this.fragments.get(name)?.selectionSet);
    this.measured.set(name, cost);
    return cost;
  }

  /** Returns the names of the selected fields, including those of fragments; each fragment is visited once. */
  private fieldsOf(selectionSet: SelectionSetNode | undefined, seen = new Set<string>()): string[] {
    return (selectionSet?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.name.value];
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.fieldsOf(selection.selectionSet, seen);
      const fragment = selection.name.value;
      if (seen.has(fragment)) return [];
      seen.add(fragment);
      return this.fieldsOf(this.fragments.get(fragment)?.selectionSet, seen);
    });
  }

  private limitOf(field: FieldNode): number {
    const argument = field.arguments?.find(({ name }) => name.value === "limit");
    const limit = argument && valueFromASTUntyped(argument.value, this.variables as Record<string, unknown>);
    return typeof limit === "number" && limit >= 0 ? limit : USUAL_PAGE;
  }
}

const isTypeName = (name: string) => name === "__typename";

function refused(detail: string): Problem {
  return new Problem(400, "query-refused", detail);
}
