export type * from "./api.js";
export { type ClientOptions, type ConsentryClient, createClient } from "./client.js";
export { ifMatch } from "./if-match.js";
export type { ItemOf, ListPath, Lists, PageOf } from "./lists.js";
export { orThrow, type ProblemDocument, ProblemError } from "./problem.js";
