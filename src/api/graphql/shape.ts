import { getTableColumns, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { type GraphQLField, type GraphQLOutputType, type GraphQLResolveInfo, Kind, type SelectionNode } from "graphql";
import { ALERT_FINALITIES, ALERT_OUTCOMES, ALERT_STATUSES, RETRACTION_REASONS } from "../../../database/schema/index";
import { ACTIONS, CATEGORIES, CREDENTIAL_KINDS, OUTCOMES, PURPOSES } from "../../../facts/codes";
import { isWideInteger } from "./columns";
import { ARGUMENTS, describeCondition, describeField, TYPES } from "./descriptions";
import {
  GraphQLEnumType,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  getNullableType,
} from "./graphql-js";
import { type PageTable, pageArguments } from "./page-arguments";

type Field = GraphQLField<Record<string, unknown>, unknown>;

/** 8-byte integers that are no instants. */
const COUNTS: ReadonlySet<string> = new Set(["blockNumber", "seq", "delay"]);
/** Instants for which 0 stands for none. */
const ZERO_IS_NONE: Readonly<Record<string, string>> = {
  validFrom: "null if none was given",
  validUntil: "null if there is no end",
};

const enumeration = (name: string, description: string, values: readonly string[]) =>
  new GraphQLEnumType({ name, description, values: Object.fromEntries(values.map((value) => [value, {}])) });

const PURPOSE = enumeration("Purpose", "Purposes of use: HL7 v3 ActReason codes.", PURPOSES);
const CATEGORY = enumeration("Category", "Categories of record content.", CATEGORIES);
const ACTION = enumeration("Action", "What is done to a record.", ACTIONS);

/** Closed lists of codes, by field, or by type and field. */
const ENUMERATIONS: Readonly<Record<string, GraphQLEnumType>> = {
  "alert.severity": enumeration("Severity", "How serious a finding is.", ["critical", "high", "medium", "low"]),
  "alert.status": enumeration("AlertStatus", "Where an alert is in its life.", ALERT_STATUSES),
  "alert.finality": enumeration("Finality", "Whether a reorganisation can still remove the facts.", ALERT_FINALITIES),
  "alert.outcome": enumeration("AlertOutcome", "What a person found when resolving an alert.", ALERT_OUTCOMES),
  "retraction.reason": enumeration("RetractionReason", "Why an alert was retracted.", RETRACTION_REASONS),
  "access.outcome": enumeration("AccessOutcome", "Whether the custodian's gateway permitted an access.", OUTCOMES),
  "credential.kind": enumeration("CredentialKind", "Kinds of credential.", CREDENTIAL_KINDS),
  purpose: PURPOSE,
  purposes: PURPOSE,
  category: CATEGORY,
  categories: CATEGORY,
  action: ACTION,
  actions: ACTION,
};

/**
 * Returns Ponder's schema as this API shows it: every type and field described; instants as ISO 8601 text beside the
 * deprecated numbers; an `id` on every row; enumerations for closed lists; refusals that name the argument. `tables` are
 * those that the schema was built from.
 */
export function shaped(built: GraphQLSchema, tables: Readonly<Record<string, unknown>>): GraphQLSchema {
  const pages = new Map<string, PageTable>();
  for (const [name, table] of Object.entries(tables))
    if (is(table, PgTable)) pages.set(`${name}Page`, shapeTable(built, name, table));
  for (const type of Object.values(built.getTypeMap())) {
    if (type.name.startsWith("__")) continue;
    type.description ??= describeType(type.name);
    if (type instanceof GraphQLInputObjectType)
      for (const field of Object.values(type.getFields())) field.description = describeCondition(field.name);
    if (type instanceof GraphQLObjectType)
      for (const field of Object.values(type.getFields()) as Field[]) shapeField(type.name, field, pages);
  }
  addAccesses(built.getQueryType()!);
  const { query, types } = built.toConfig();
  return new GraphQLSchema({ query, types: types.filter(({ name }) => name !== "ViewPageInfo") });
}

function describeType(name: string): string | undefined {
  const page = /^(.*)Page$/.exec(name);
  const filter = /^(.*)Filter$/.exec(name);
  if (page && TYPES[page[1]!]) return `A page of rows of \`${page[1]}\`.`;
  return filter ? `Conditions on \`${filter[1]}\`.` : TYPES[name];
}

function shapeTable(built: GraphQLSchema, name: string, table: PgTable): PageTable {
  const fields = (built.getType(name) as GraphQLObjectType).getFields() as Record<string, Field>;
  const columns = getTableColumns(table);
  const key = keyOf(table);
  const codes = new Map<string, readonly string[]>();
  for (const [column, { notNull }] of Object.entries(columns)) {
    const field = fields[column]!;
    const listed = ENUMERATIONS[`${name}.${column}`] ?? ENUMERATIONS[column];
    if (listed && isLeaf(field.type)) {
      field.type = replaced(field.type, listed);
      codes.set(
        column,
        listed.getValues().map(({ value }) => value),
      );
    }
    if (isWideInteger(columns[column]!) && !COUNTS.has(column)) addInstant({ fields, type: name, column, notNull });
  }
  if (!fields.id)
    fields.id = added({
      name: "id",
      description: `Identifies the row: ${key.map((column) => `\`${column}\``).join(", ")}, joined by hyphens.`,
      type: new GraphQLNonNull(GraphQLID),
      resolve: (row) => key.map((column) => String(row[column])).join("-"),
    });
  const filter = built.getType(`${name}Filter`) as GraphQLInputObjectType;
  return { columns: Object.keys(columns), key, filter, codes };
}

function keyOf(table: PgTable): string[] {
  const names = Object.entries(getTableColumns(table));
  const { primaryKeys } = getTableConfig(table);
  const [composite] = primaryKeys;
  if (!composite) return names.filter(([, { primary }]) => primary).map(([name]) => name);
  return composite.columns.map((column) => names.find(([, { name }]) => name === column.name)![0]);
}

const isLeaf = (type: GraphQLOutputType): boolean => {
  const inner = getNullableType(type);
  return inner instanceof GraphQLList ? isLeaf(inner.ofType) : !(inner instanceof GraphQLObjectType);
};

function replaced(type: GraphQLOutputType, leaf: GraphQLEnumType): GraphQLOutputType {
  if (type instanceof GraphQLNonNull) return new GraphQLNonNull(replaced(type.ofType, leaf) as GraphQLEnumType);
  return type instanceof GraphQLList ? new GraphQLList(replaced(type.ofType, leaf)) : leaf;
}

function addInstant({
  fields,
  type,
  column,
  notNull,
}: {
  fields: Record<string, Field>;
  type: string;
  column: string;
  notNull: boolean;
}): void {
  const name = `${column}Iso`;
  const none = ZERO_IS_NONE[column];
  const meaning = describeField(type, column)?.replace(/\.$/, "") ?? column;
  fields[name] = added({
    name,
    description: `${meaning}, as ISO 8601 text in UTC${none ? `; ${none}` : ""}.`,
    type: notNull && !none ? new GraphQLNonNull(GraphQLString) : GraphQLString,
    resolve: (row) => {
      const seconds = row[column] as number | null;
      return seconds === null || (none && seconds === 0) ? null : isoOf(seconds);
    },
  });
  const zero = none ? ` 0 means none.` : "";
  fields[column]!.description = `${meaning}, in Unix seconds.${zero}`;
  fields[column]!.deprecationReason = `Use ${name}, which is ISO 8601 text${none ? `, and ${none}` : ""}.`;
}

/** Beyond what a date can hold, the number of seconds says more than nothing. */
function isoOf(seconds: number): string | null {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function added({
  name,
  description,
  type,
  resolve,
}: Pick<Field, "name" | "type" | "resolve"> & { description: string }): Field {
  return {
    name,
    description,
    type,
    resolve,
    args: [],
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  };
}

function shapeField(type: string, field: Field, pages: ReadonlyMap<string, PageTable>): void {
  const of = String(getNullableType(field.type));
  const table = pages.get(of);
  field.description ??= type === "Query" ? describeRoot(field, table) : describeField(type, field.name);
  for (const argument of field.args)
    argument.description ??= ARGUMENTS[argument.name] ?? describeField(of, argument.name);
  const { resolve } = field;
  if (!table || !resolve) return;
  // biome-ignore lint/complexity/useMaxParams: graphql-js calls resolvers with four
  field.resolve = (parent, args, context, info) =>
    resolve(parent, pageArguments(args, table), context, withFragmentsOpened(info));
}

function describeRoot(field: Field, table: PageTable | undefined): string | undefined {
  const of = String(getNullableType(field.type)).replace(/Page$/, "");
  if (field.name === "_meta") return describeField("Query", "_meta");
  return table ? `Rows of \`${of}\`, a page at a time.` : `The row of \`${of}\` with this key, or null.`;
}

/** Ponder looks for `totalCount` among a page's own selections only, not in its fragments. */
function withFragmentsOpened(info: GraphQLResolveInfo): GraphQLResolveInfo {
  const opened = (selections: readonly SelectionNode[]): SelectionNode[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      const { selectionSet } =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value]!;
      return opened(selectionSet.selections);
    });
  const fieldNodes = info.fieldNodes.map((node) =>
    node.selectionSet
      ? { ...node, selectionSet: { ...node.selectionSet, selections: opened(node.selectionSet.selections) } }
      : node,
  );
  return { ...info, fieldNodes };
}

/** Ponder forms every plural with an s. */
function addAccesses(query: GraphQLObjectType): void {
  const fields = query.getFields();
  const { accesss } = fields;
  if (!accesss) return;
  fields.accesses = { ...accesss, name: "accesses" };
  accesss.deprecationReason = "Use accesses.";
}
