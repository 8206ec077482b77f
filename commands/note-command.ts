import { userInfo } from "node:os";
import type { Pool } from "pg";
import { createOperatorLogWriter } from "../alerts/operator-log/write";

/** Writes to the operator log what somebody at the machine did by a command, as in `npm run keys -- revoke`. */
export async function noteCommand(pool: Pool, operation: string, filter: Record<string, string>): Promise<void> {
  await createOperatorLogWriter({ pool }).write({
    credentialId: "operator",
    credentialName: nameOfUser(),
    role: null,
    operation,
    patientLevel: false,
    filter,
    address: null,
    status: 200,
  });
}

/** The machine's name for whoever runs this; a container's user may have none. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "operator";
  }
}
