import type { Principal } from "../../../alerts/triage/principal";
import type { Operation, Role } from "./roles";

/** The identity behind a request: a valid API key, or the person or program named by an access token. */
export type Credential = {
  kind: Principal["kind"];
  /** An API key's id, or `oidc:`, the token's issuer, `#` and its subject. */
  id: string;
  name: string;
  role: Role;
  /** The role's operations that the credential is limited to. Default: all of them. */
  operations?: readonly Operation[];
  /** The id of the session that the request was made in. */
  session?: string;
};

/** The identity claimed by a refused credential, for the operator log. */
export type Claimant = Pick<Credential, "id" | "name">;
