/** The table of accesses with the columns, key and indexes that the product gives it, and no other table. */
export { access } from "../../ponder.schema";
