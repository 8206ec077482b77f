import { userInfo } from "node:os";
import { insertEntries, type RecordChange } from "../operator-log/write";

/** Writes to the operator log what somebody at the machine changes by a command, as in `npm run keys -- revoke`. */
export function recordCommandChange(operation: string, parameters: Record<string, string> = {}): RecordChange {
  return (tx, changed, patientLevel = false) =>
    insertEntries(tx, [
      {
        credentialId: "operator",
        credentialName: nameOfUser(),
        role: null,
        operation,
        patientLevel,
        filter: { ...parameters, ...changed },
        address: null,
        status: 200,
      },
    ]);
}

/** The machine's name for whoever runs this; a container's user may have none. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "operator";
  }
}
