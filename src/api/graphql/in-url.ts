import { type DocumentNode, Kind, parse, visit } from "graphql";
import { GRAPHQL_LIMITS } from "./limits";

/** As long as no name or code is, and shorter than every id. */
const ID = /[0-9a-f]{32}/i;
/** Arguments and filters that take (a part of) a patient's id, or of an account that may be a patient's own. */
const OF_PATIENTS = /^(patient|about|subjectId|controller|signer|revocationSigner|representative|requester)(_|$)/;

/**
 * Whether an operation could name a patient: in a filter by patient, or by a text that has the form of an id. Ids of
 * patients, transactions and alerts look alike, so all of them count, within cursors too. The query must be well-formed.
 */
export function mayNamePatient(query: string, variables: unknown): boolean {
  return inDocument(parse(query, { maxTokens: GRAPHQL_LIMITS.tokens })) || inValue(variables);
}

function inDocument(document: DocumentNode): boolean {
  let found = false;
  const named = ({ name }: { name: { value: string } }) => {
    if (OF_PATIENTS.test(name.value)) found = true;
  };
  visit(document, {
    [Kind.STRING]({ value }) {
      if (isId(value)) found = true;
    },
    [Kind.ARGUMENT]: named,
    [Kind.OBJECT_FIELD]: named,
  });
  return found;
}

function inValue(value: unknown): boolean {
  if (typeof value === "string") return isId(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, inner]) => OF_PATIENTS.test(name) || inValue(inner));
}

const isId = (text: string) => ID.test(text) || ID.test(Buffer.from(text, "base64").toString());
