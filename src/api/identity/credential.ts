import type { Principal } from "../../../alerts/triage/principal";
import type { Operation, Role } from "./roles";

/** Who makes a request: an API key that is neither revoked nor expired, or the person or program that an access token names. */
export type Credential = {
  kind: Principal["kind"];
  /** An API key's id, or `oidc:`, the token's issuer, `#` and its subject. */
  id: string;
  name: string;
  role: Role;
  /** What of the role's operations it may do; without it, all of them. */
  operations?: readonly Operation[];
};

/** Whom a credential names that was refused: what the operator log says of it. */
export type Claimant = Pick<Credential, "id" | "name">;
