/**
 * The schema `compliance`: what the monitor evaluated, found and notified, and what people did with it. The chain's own
 * facts are in Ponder's tables (`ponder.schema.ts`) and are not repeated here. Only an alert keeps a copy of its
 * evidence, because it must remain explicable after a reorganisation removes the facts.
 *
 * Column names in SQL are the snake-case form of the names here.
 */
export * from "./alerts";
export * from "./backtests";
export { compliance } from "./columns";
export * from "./credentials";
export * from "./delivery";
export * from "./detection";
export * from "./directory";
export * from "./operator-log";
export * from "./suppressions";
