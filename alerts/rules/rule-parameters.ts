import type { z } from "zod";
import type { Rule } from "./rule";
import type { Ruleset } from "./ruleset";

/** A rule's own parameters in a ruleset, without what else alerts of the rule record as such. */
export const parametersIn = <Parameters extends z.ZodObject>(
  ruleset: Ruleset,
  { id, parameters }: Pick<Rule<Parameters>, "id" | "parameters">,
): z.output<Parameters> => parameters.strip().parse(ruleset.parametersOf(id)) as z.output<Parameters>;
