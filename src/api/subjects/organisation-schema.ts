import { z } from "@hono/zod-openapi";
import { agreements } from "../facts/agreements";
import { listParameters, repeatable } from "../pagination";
import { directoryName, namesParameter } from "../schemas/alert";
import { setting } from "../schemas/setting";
import { addressParameter, decimalText, hexText, instantParameter, instantText } from "../schemas/values";
import { LONGEST_PERIOD_DAYS } from "./actor-schema";
import { alertsAbout } from "./alerts-about";

const count = z.int().min(0);

/** Maximum numbers of members and agreements of an organisation's page; others have lists of their own. */
export const MOST_SHOWN = 100;

const names = namesParameter.openapi({
  description: "Whether to include names from the directory. Only for those who may also list it.",
});

const members = count.openapi({ description: "Number of current members." });

/** The schema of an organisation in the list. */
export const organisationListItem = z
  .strictObject({
    organisation: hexText,
    organisationName: directoryName,
    members,
    agreements: count.openapi({ description: "Number of active sharing agreements." }),
    lastAccessAt: instantText
      .nullable()
      .openapi({ description: "Time of the block of the last access recorded as custodian; null if there is none." }),
    openAlerts: count.openapi({
      description: "Alerts about the organisation that still need work: not resolved, suppressed or retracted.",
    }),
  })
  .openapi("OrganisationListItem");

export type OrganisationListItemJson = z.infer<typeof organisationListItem>;

/** Filters and paging of the list of organisations. */
export const organisationListQuery = z.strictObject({
  member: repeatable(addressParameter).openapi({
    description: "Organisations that have one of these accounts as a member now.",
  }),
  names,
  ...listParameters(["organisation"], "organisation"),
});

export type OrganisationListQuery = z.infer<typeof organisationListQuery>;

const custodian = z.strictObject({
  chainId: z.int(),
  firstAccessAt: instantText,
  lastAccessAt: instantText,
  lastAccess: z.string().openapi({ description: "The last access's `id`." }),
  lastSequence: decimalText.openapi({
    description: "The last access's sequence number. GOV-02 reports gaps in these numbers.",
  }),
});

/** The schema of an organisation's records. */
export const organisation = z
  .strictObject({
    organisation: hexText,
    organisationName: directoryName,
    members: z.strictObject({
      total: members,
      items: z.array(z.strictObject({ ...setting, member: hexText, memberName: directoryName })).openapi({
        description: `Current members, newest first, at most ${MOST_SHOWN}. \`GET /v1/actors?organisation=…\` lists all.`,
      }),
    }),
    agreements: z.strictObject({
      total: count.openapi({ description: "Number of sharing agreements, whatever their status." }),
      items: z.array(agreements.item).openapi({
        description: `Newest first, at most ${MOST_SHOWN}. \`GET /v1/agreements?party=…\` lists all.`,
      }),
    }),
    custodian: z
      .array(custodian)
      .openapi({ description: "By chain: the accesses that it recorded as custodian. Empty if there are none." }),
    from: instantText.openapi({ description: "Beginning of `accessesByDay`." }),
    to: instantText.openapi({ description: "End of `accessesByDay`, exclusive." }),
    accessesByDay: z
      .array(z.strictObject({ day: z.iso.date().openapi({ description: "In UTC, by block time." }), accesses: count }))
      .openapi({ description: "Accesses recorded as custodian, of every outcome: days with accesses, oldest first." }),
    alerts: alertsAbout,
  })
  .openapi("Organisation");

export type OrganisationJson = z.infer<typeof organisation>;

export const organisationQuery = z.strictObject({
  from: instantParameter
    .optional()
    .openapi({ description: "Beginning of `accessesByDay`. Default: 30 days before its end." }),
  to: instantParameter.optional().openapi({
    description: `End of \`accessesByDay\`, exclusive, at most ${LONGEST_PERIOD_DAYS} days after its beginning. Default: just after the newest block with an access; now, if the period begins after it.`,
  }),
  names,
});
