/** Who changes something. The name is for people to read: several may share one, and who bears it may change it. */
export type Principal = {
  kind: "key" | "token";
  /** An API key's id, or `oidc:`, an access token's issuer, `#` and its subject: tells it from all others, for good. */
  id: string;
  name: string;
};

/** The columns of a history entry that say who. */
export function authorship({ kind, id, name }: Principal) {
  return { by: name, byKind: kind, byId: id };
}
