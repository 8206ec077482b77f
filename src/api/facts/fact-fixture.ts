/** For tests: rows of facts that no other fixture has. */
import type { Facts } from "../../../test/support/facts";
import { type At, accountOf, idOf, placeAt } from "../../../test/support/rows";

type Row<Table extends keyof Facts> = NonNullable<Facts[Table]>[number];

/** An event that changed the standing of the fact of this name, by this party. */
export const changeRow = (
  at: At,
  { kind, about, party, patient }: { kind: string; about: string; party: string; patient?: string },
): Row<"statusChange"> => ({
  ...placeAt(at),
  kind,
  about: idOf(about),
  party: accountOf(party),
  patient: patient === undefined ? null : idOf(patient),
  requestedAt: null,
});

/** A patient's request for their own data from st-mary. */
export const dataRequestRow = (
  at: At,
  {
    request,
    patient,
    extended,
    fulfilled,
  }: { request: string; patient: string; extended?: At | undefined; fulfilled?: At | undefined },
): Row<"dataRequest"> => ({
  ...placeAt(at),
  requestId: idOf(request),
  patient: idOf(patient),
  custodian: accountOf("st-mary"),
  requester: accountOf(patient),
  extendedPos: extended ? placeAt(extended).pos : null,
  extendedTime: extended ? placeAt(extended).blockTime : null,
  fulfilledPos: fulfilled ? placeAt(fulfilled).pos : null,
  fulfilledTime: fulfilled ? placeAt(fulfilled).blockTime : null,
});

/** A change of governance by an account, unless made by the timelock. */
export const governanceRow = (
  at: At,
  {
    kind,
    caller = "safe",
    ...more
  }: { kind: string; caller?: string } & Partial<Omit<Row<"governanceChange">, "caller">>,
): Row<"governanceChange"> => ({
  ...placeAt(at),
  contract: accountOf("registry"),
  kind,
  caller: accountOf(caller),
  byTimelock: caller === "timelock",
  atCreation: false,
  role: null,
  account: null,
  key: null,
  value: null,
  ...more,
});
