import { createRequire } from "node:module";
import type * as Graphql from "graphql";

/**
 * graphql-js as Node loads it, and so as Ponder does. Bundlers' resolution prefers its other copy (`index.mjs`), and
 * types of one copy are unknown to the other.
 */
const js = createRequire(import.meta.url)("graphql") as typeof Graphql;

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

export type GraphQLEnumType = Graphql.GraphQLEnumType;
export type GraphQLError = Graphql.GraphQLError;
export type GraphQLInputObjectType = Graphql.GraphQLInputObjectType;
export type GraphQLObjectType = Graphql.GraphQLObjectType;
export type GraphQLSchema = Graphql.GraphQLSchema;
