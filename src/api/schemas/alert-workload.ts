import { z } from "@hono/zod-openapi";
import { instantText, severity } from "./values";

const count = z.int().min(0);

const open = count.openapi({ description: "Alerts that still need work: open, acknowledged or investigating." });
const overdue = count.openapi({ description: "Of the open ones, those past their due date." });

/** What there is to do now: open alerts by severity, age and assignee, and breach clocks. */
export const alertWorkload = z
  .strictObject({
    at: instantText.openapi({ description: "The time by which ages and due dates count." }),
    ...{ open, overdue },
    dueWithinDay: count.openapi({ description: "Of the open ones, those that are due within the next 24 hours." }),
    unassigned: count.openapi({ description: "Of the open ones, those that nobody has taken." }),
    bySeverity: z
      .array(
        z.strictObject({
          ...{ severity, open, overdue },
          byAge: z
            .strictObject({ underOneDay: count, oneToThreeDays: count, threeToSevenDays: count, overSevenDays: count })
            .openapi({ description: "By the time since detection." }),
        }),
      )
      .openapi({ description: "Every severity, the most severe first." }),
    byAssignee: z
      .array(z.strictObject({ assignee: z.string(), open, overdue }))
      .openapi({ description: "The 100 assignees with the most open alerts, in descending order." }),
    breaches: z
      .strictObject({
        running: count.openapi({ description: "Confirmed violations without a breach assessment." }),
        overdue: count.openapi({ description: "Of these, those past a notification due date." }),
        nextDueAt: instantText.nullable().openapi({
          description: "The first notification due date that has not passed; null if there is none.",
        }),
      })
      .openapi({ description: "The clocks of breach notifications." }),
  })
  .openapi("AlertWorkload");
