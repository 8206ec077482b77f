import type { AccessRow } from "../../facts/rows";

/** An access with the instant by which it is judged. */
export type Judged = AccessRow & { t: number };

/** Asks one question about one access. */
export type Ask = <Row>(sql: string, values: readonly unknown[]) => Promise<Row[]>;
