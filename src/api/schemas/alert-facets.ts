import { z } from "@hono/zod-openapi";
import { ALERT_FINALITIES, ALERT_STATUSES } from "./alert";
import { severity } from "./values";

const count = z.int().min(0);

const counted = <Value extends z.ZodType>(value: Value) => z.array(z.strictObject({ value, count }));

/** How many alerts a list would have with each value of a filter. */
export const alertFacets = z
  .strictObject({
    total: count.openapi({ description: "Alerts that meet every filter." }),
    status: counted(z.enum(ALERT_STATUSES)),
    severity: counted(severity),
    finality: counted(z.enum(ALERT_FINALITIES)),
    rule: counted(z.string()).openapi({ description: "Rules with an alert, by their ids." }),
    assignee: counted(z.string()).openapi({ description: "The 50 assignees with the most alerts." }),
    assigned: counted(z.boolean()).openapi({ description: "Whether somebody has taken the alert." }),
    due: z
      .strictObject({ overdue: count, withinDay: count, withinWeek: count, later: count })
      .openapi({ description: "Unresolved alerts by their due date; each alert counts once." }),
  })
  .openapi("AlertFacets");
