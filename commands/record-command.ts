import { userInfo } from "node:os";
import { insertEntries, type RecordChange } from "../operator-log/write";

/** Records a change made by a command on this machine, such as `npm run keys -- revoke`, in the operator log. */
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

/** The system's name for the current user; a container's user may have none. */
export function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "operator";
  }
}
