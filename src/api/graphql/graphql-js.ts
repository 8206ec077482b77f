import { createRequire } from "node:module";
import * as asImported from "graphql";
import { buildGraphQLSchema } from "./ponder-graphql";

type Graphql = typeof asImported;

/**
 * The copy of graphql-js that Ponder's schema is made of. The package has two (`index.js` and `index.mjs`), types of one
 * are unknown to the other, and which one an import means depends on what loads the file: Node, Vitest or Ponder.
 */
function copyOfPonder(): Graphql {
  const probe = buildGraphQLSchema({ schema: {} });
  const copies = [asImported, createRequire(import.meta.url)("graphql") as Graphql];
  const found = copies.find(({ GraphQLSchema }) => probe instanceof GraphQLSchema);
  if (found === undefined) throw new Error("Ponder's GraphQL schema is made by an unknown copy of graphql-js.");
  return found;
}

const js = copyOfPonder();

export const {
  execute,
  getNullableType,
  GraphQLEnumType,
  GraphQLError,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  parse,
  validate,
} = js;

export type GraphQLEnumType = asImported.GraphQLEnumType;
export type GraphQLError = asImported.GraphQLError;
export type GraphQLInputObjectType = asImported.GraphQLInputObjectType;
export type GraphQLObjectType = asImported.GraphQLObjectType;
export type GraphQLSchema = asImported.GraphQLSchema;
