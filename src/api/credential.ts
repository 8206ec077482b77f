import type { Role } from "./roles";

/** Who makes a request: an API key that is neither revoked nor expired. */
export interface Credential {
  id: string;
  name: string;
  role: Role;
}
