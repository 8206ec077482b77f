import type { TriageTerms } from "../../settings/triage-terms";
import type { AlertRow } from "../alert-json";
import { legalMoves } from "./allowed-transitions";
import type { HistoryRow } from "./history";

/** Why an alert could not be changed; `detail` is a sentence for the person who requested the change. */
export type Conflict = {
  id: string;
  reason: "unknown" | "stale" | "notWorkable" | "illegalMove" | "noBreach";
  detail: string;
  /** The alert's current version, if the alert exists. */
  version?: number;
  /** For a stale version: the changes since that version, oldest first. */
  changes?: HistoryRow[];
  /** For a transition that is not allowed: the statuses that may follow. */
  legalMoves?: string[];
};

export const unknownAlert = (id: string): Conflict => ({
  id,
  reason: "unknown",
  detail: "There is no alert of this id.",
});

export const staleVersion = ({ id, version }: AlertRow, named: number, changes: HistoryRow[]): Conflict => ({
  id,
  reason: "stale",
  detail: `The alert has changed: it is at version ${version}, not ${named}. Read it, and decide again.`,
  version,
  changes,
});

export const changedSince = ({ id, version }: AlertRow): Conflict => ({
  id,
  reason: "stale",
  detail: "The alert has changed since you read the list. Read it, and decide again.",
  version,
});

export const notWorkable = ({ id, status, version }: AlertRow): Conflict => ({
  id,
  reason: "notWorkable",
  detail: `The alert is ${status}: it can be read, and not worked.`,
  version,
  legalMoves: [],
});

export function illegalMove({ id, status, version }: AlertRow, to: string, terms: TriageTerms): Conflict {
  const moves = legalMoves(status, terms);
  const next = moves.length > 0 ? `the next status is ${moves.join(" or ")}` : "no other status follows";
  return {
    id,
    reason: "illegalMove",
    detail: `The alert is ${status} and cannot become ${to}: ${next}.`,
    version,
    legalMoves: moves,
  };
}

export const noBreach = ({ id, version }: AlertRow): Conflict => ({
  id,
  reason: "noBreach",
  detail: "Only an alert that was resolved as confirmed_violation has a breach to assess.",
  version,
});
