/** Who makes a change. The name is for display: it is not unique, and its bearer may change it. */
export type Principal = {
  kind: "key" | "token";
  /** An API key's id, or `oidc:`, the access token's issuer, `#` and its subject: a unique and permanent identifier. */
  id: string;
  name: string;
};

/** Returns the columns of a history entry that identify the author. */
export function authorship({ kind, id, name }: Principal) {
  return { by: name, byKind: kind, byId: id };
}
