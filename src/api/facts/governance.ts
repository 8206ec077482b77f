import { z } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import { repeatable } from "../pagination";
import { booleanParameter } from "../parameters";
import type { FactRow } from "../reading/fact-rows";
import { equals, isTrue } from "../reading/fact-source";
import { factPlaceOf } from "../reading/place";
import { factPlace } from "../schemas/place";
import { addressParameter, bytes32Parameter, decimalText, hexText } from "../schemas/values";
import { callOf, type DecodedCall, roleNameOf, signatureOf } from "./governance-words";
import { factKind, factParameters } from "./kind";

/** Changes of roles, policy, trust and administration; then operations of the timelock. */
const KINDS = [
  "roleGranted",
  "roleRevoked",
  "roleAdminChanged",
  "policyParameterSet",
  "issuerTrusted",
  "issuerDistrusted",
  "minDelayChanged",
  "emergencyAction",
  "scheduled",
  "executed",
  "cancelled",
  "salted",
] as const;

const query = factParameters({
  kind: repeatable(z.enum(KINDS)),
  contract: repeatable(addressParameter),
  caller: repeatable(addressParameter),
  account: repeatable(addressParameter),
  role: repeatable(bytes32Parameter),
  parameter: repeatable(z.string().min(1).max(200)).openapi({
    description: "Matches `key`, the name of a policy parameter.",
  }),
  scheduleId: repeatable(bytes32Parameter),
  byTimelock: booleanParameter.optional().openapi({ description: "Whether the change was made through the timelock." }),
});

const item = z
  .strictObject({
    ...factPlace,
    kind: z.enum(KINDS),
    contract: hexText.nullable().openapi({ description: "The contract that was changed." }),
    caller: hexText.nullable(),
    byTimelock: z.boolean().nullable().openapi({ description: "Whether the change was made through the timelock." }),
    atCreation: z
      .boolean()
      .nullable()
      .openapi({ description: "Whether the change happened in the transaction that created the contract." }),
    role: hexText.nullable(),
    roleName: z
      .string()
      .nullable()
      .openapi({ example: "CUSTODIAN", description: "Null if the contracts have no such role." }),
    account: hexText.nullable().openapi({ description: "The holder of the role, or the issuer." }),
    key: z.string().nullable().openapi({ description: "The name of the policy parameter." }),
    value: z.string().nullable().openapi({
      description:
        "Of a policy parameter, the integer that was set; of `minDelayChanged`, seconds; of `roleAdminChanged`, the id of the new admin role; of `emergencyAction`, the selector of the function that was called.",
    }),
    adminRoleName: z.string().nullable().openapi({ description: "The name of the new admin role." }),
    function: z.string().nullable().openapi({
      example: "setPolicyParameter(string,int256)",
      description:
        "The function that an emergency action called, or that a timelock operation calls, by the ABIs of the record system's contracts. Null if they have no such function, or its arguments are malformed.",
    }),
    arguments: z
      .array(
        z.strictObject({
          name: z.string(),
          type: z.string().openapi({ example: "int256" }),
          value: z.string().openapi({ description: "Lists and structures are JSON." }),
          roleName: z.string().nullable().openapi({ description: "If the argument is a role's id, its name." }),
        }),
      )
      .nullable()
      .openapi({ description: "`data`, decoded; null if `function` is or there is no `data`." }),
    scheduleId: hexText.nullable().openapi({ description: "The timelock's operation." }),
    callIndex: z.int().nullable(),
    target: hexText.nullable(),
    data: hexText.nullable(),
    delaySeconds: decimalText.nullable(),
    salt: hexText.nullable(),
  })
  .openapi("GovernanceChange", {
    description: "A governance change or a timelock operation. Fields that its kind does not have are null.",
  });

type GovernanceJson = z.infer<typeof item>;

type GovernanceRow = FactRow & {
  kind: GovernanceJson["kind"];
  contract: string | null;
  caller: string | null;
  by_timelock: boolean | null;
  at_creation: boolean | null;
  role: string | null;
  account: string | null;
  key: string | null;
  value: string | null;
  schedule_id: string | null;
  call_index: number | null;
  target: string | null;
  data: string | null;
  delay: string | null;
  salt: string | null;
};

const place = sql`chain_id, pos, block_number, block_hash, block_time, tx_hash, log_index, kind`;

export const governance = factKind({
  name: "governance",
  one: "a governance change",
  summary: "Governance changes (roles, policy, trust, administration) and timelock operations",
  query,
  source: {
    table: "governance_change",
    rows: (tableOf) => sql`(SELECT ${place}, contract, caller, by_timelock, at_creation, role, account, key, value,
        NULL::text AS schedule_id, NULL::integer AS call_index, NULL::text AS target, NULL::text AS data,
        NULL::bigint AS delay, NULL::text AS salt
      FROM ${tableOf("governance_change")}
      UNION ALL SELECT ${place}, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        schedule_id, call_index, target, data, delay, salt
      FROM ${tableOf("timelock_operation")})`,
    filters: {
      kind: equals("kind"),
      contract: equals("contract"),
      caller: equals("caller"),
      account: equals("account"),
      role: equals("role"),
      parameter: equals("key"),
      scheduleId: equals("schedule_id"),
      byTimelock: isTrue("by_timelock"),
      txHash: equals("tx_hash"),
    },
    inOrder: [],
  },
  item,
  toJson: (row: GovernanceRow): GovernanceJson => governanceJson(row, callOf(row.data)),
});

function governanceJson(row: GovernanceRow, call: DecodedCall | null): GovernanceJson {
  return {
    ...factPlaceOf(row),
    kind: row.kind,
    contract: row.contract,
    caller: row.caller,
    byTimelock: row.by_timelock,
    atCreation: row.at_creation,
    role: row.role,
    roleName: roleNameOf(row.role),
    account: row.account,
    key: row.key,
    value: row.value,
    adminRoleName: row.kind === "roleAdminChanged" ? roleNameOf(row.value) : null,
    function: row.kind === "emergencyAction" ? signatureOf(row.value) : (call?.function ?? null),
    arguments: call?.arguments ?? null,
    scheduleId: row.schedule_id,
    callIndex: row.call_index,
    target: row.target,
    data: row.data,
    delaySeconds: row.delay,
    salt: row.salt,
  };
}
