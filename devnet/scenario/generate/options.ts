/** The options of a generated scenario. */

export type GenerateOptions = {
  /** The same seed and options give the same bytes. */
  seed: number;
  /** Lines of the story. */
  events: number;
  /** Share of the events that are anomalies, from 0 to 0.5. */
  anomalyRate: number;
  patients: number;
  /** Professionals: physicians, nurses, pharmacists, clerks, researchers. */
  actors: number;
  days: number;
};

/** Thrown for options that no story can be made of; the message says which would do. */
export class OptionError extends Error {
  override name = "OptionError";
}

/** The fewest with whom two hospitals, two practices and an institute can be run. */
const FEWEST_ACTORS = 12;
const FEWEST_PATIENTS = 12;
const MOST = 1_000_000;

function whole({
  option,
  text,
  lowest,
  highest,
}: {
  option: string;
  text: string;
  lowest: number;
  highest: number;
}): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= lowest && value <= highest))
    throw new OptionError(`--${option} ${text}: give a whole number from ${lowest} to ${highest}.`);
  return value;
}

function share(option: string, text: string): number {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 0 && value <= 0.5)) throw new OptionError(`--${option} ${text}: give a number from 0 to 0.5.`);
  return value;
}

/** Options as they are written on the command line. */
export type OptionTexts = {
  seed?: string;
  events?: string;
  "anomaly-rate"?: string;
  patients?: string;
  actors?: string;
  days?: string;
};

/**
 * Reads the options; how many patients and actors follows from the events where it is not said. Throws an `OptionError`
 * for a missing or impossible one.
 */
export function readOptions(texts: OptionTexts): GenerateOptions {
  const { seed, events: lines } = texts;
  if (seed === undefined) throw new OptionError("Give a seed with --seed N.");
  if (lines === undefined) throw new OptionError("Give the number of lines with --events N.");
  const events = whole({ option: "events", text: lines, lowest: 1, highest: MOST });
  const patients = Math.min(20_000, Math.max(20, Math.round(events / 16)));
  const actors = Math.min(2_000, Math.max(FEWEST_ACTORS, Math.round(events / 50)));
  return {
    seed: whole({ option: "seed", text: seed, lowest: 0, highest: Number.MAX_SAFE_INTEGER }),
    events,
    anomalyRate: share("anomaly-rate", texts["anomaly-rate"] ?? "0.01"),
    patients: whole({
      option: "patients",
      text: texts.patients ?? String(patients),
      lowest: FEWEST_PATIENTS,
      highest: MOST,
    }),
    actors: whole({ option: "actors", text: texts.actors ?? String(actors), lowest: FEWEST_ACTORS, highest: MOST }),
    days: whole({ option: "days", text: texts.days ?? "60", lowest: 1, highest: 3650 }),
  };
}
