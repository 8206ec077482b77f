/** Generates a story: a town, its anomalies, and ordinary life up to the number of lines that was asked for. */
import { relabel } from "../../../oracle/relabel";
import { ANOMALIES } from "./anomalies/all";
import { Anomalies } from "./anomalies/anomalies";
import { foundTown } from "./found-town";
import { emergency } from "./life/emergency";
import { familyVisit } from "./life/family";
import { governance } from "./life/governance";
import { OPINION_LINES, secondOpinion } from "./life/opinion";
import { dataRequest, ownRead, refused } from "./life/patient";
import { RESEARCH_LINES, research } from "./life/research";
import { share } from "./life/sharing";
import { look, VISIT_LINES, visit } from "./life/visit";
import { type GenerateOptions, OptionError } from "./options";
import type { Town } from "./town";

/** What ordinary life consists of, and how often it happens compared with the rest. */
const LIFE: readonly { tell: (town: Town) => boolean; lines: number; weight: number }[] = [
  { tell: visit, lines: VISIT_LINES, weight: 60 },
  { tell: look, lines: 1, weight: 30 },
  { tell: familyVisit, lines: 1, weight: 12 },
  { tell: ownRead, lines: 1, weight: 8 },
  { tell: secondOpinion, lines: OPINION_LINES, weight: 4 },
  { tell: research, lines: RESEARCH_LINES, weight: 3 },
  { tell: share, lines: 2, weight: 8 },
  { tell: emergency, lines: 2, weight: 4 },
  { tell: refused, lines: 1, weight: 3 },
  { tell: dataRequest, lines: 3, weight: 2 },
  { tell: governance, lines: 2, weight: 0.5 },
];

/** The share of a story's lines that registering everybody may take. */
const MOST_REGISTERING = 0.8;

function checkRoom(town: Town, { events, patients, actors, days }: GenerateOptions): void {
  const taken = town.story.size;
  if (taken > events * MOST_REGISTERING)
    throw new OptionError(
      `--events ${events} is too few: registering ${patients} patients and ${actors} actors, and renewing their consents and licences over ${days} days, takes ${taken} lines. Ask for at least ${Math.ceil(taken / MOST_REGISTERING)} events, or for fewer patients, actors or days.`,
    );
}

/** Tells ordinary life until the story has so many lines. */
function live(town: Town, lines: number, life: typeof LIFE): void {
  const { story, random } = town;
  while (story.size < lines) {
    const fitting = life.filter((part) => part.lines <= lines - story.size);
    if (!random.weighted(fitting, ({ weight }) => weight).tell(town)) ownRead(town);
  }
}

/**
 * The story as JSON Lines, labelled by the oracle: the same bytes for the same options. The lines that were meant as
 * anomalies have an `id` that says so. Throws an `OptionError` where the events are too few for the people.
 */
export function generateScenario(options: GenerateOptions): string {
  const { events, anomalyRate } = options;
  const town = foundTown(options);
  checkRoom(town, options);
  const wanted = Math.round(events * anomalyRate);
  const anomalies = new Anomalies(town, events);
  let told = anomalies.spread(ANOMALIES, wanted) - anomalies.late.length;
  live(town, events - anomalies.kept, LIFE);
  for (const anomaly of anomalies.late) if (anomalies.tell(anomaly)) told++;
  anomalies.kept = 0;
  const timely = ANOMALIES.filter(({ late }) => !late);
  anomalies.spread(timely, wanted - told);
  live(
    town,
    events,
    LIFE.filter(({ lines }) => lines === 1),
  );
  return relabel(town.story.print()).text;
}
