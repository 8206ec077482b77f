/** Governance that did not wait: GOV-01. */
import { change } from "../life/governance";
import type { Anomaly } from "./anomaly";

export const GOVERNANCE: readonly Anomaly[] = [
  {
    name: "ungoverned-change",
    rule: "GOV-01",
    lines: 1,
    tell: (town, id) => {
      town.story.tell({ ...change(town), direct: true, id });
      return true;
    },
  },
];
