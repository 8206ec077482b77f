/**
 * The schema `compliance`: what the monitor has evaluated, found and told, and what people did with it.
 * The chain's own facts are Ponder's tables (`ponder.schema.ts`); nothing here repeats them, but an alert keeps a copy of
 * its evidence, because it must be explicable after the facts were reorganised away.
 *
 * Column names in SQL are the snake case of the names here.
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
