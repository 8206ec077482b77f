/** Makes the town of a story: everybody in it, with the lines that register them. */
import { blockAt, DAY, FIRST_MIDNIGHT, HOUR } from "./calendar";
import { Story } from "./line-collector";
import { Blocks, sharingTerms, tellAffiliations, tellCredentials, tellTrust } from "./opening";
import { type GenerateOptions, OptionError } from "./options";
import { registerPatients } from "./patients";
import { Lottery, Random } from "./random";
import { hire } from "./staff";
import type { Agreement, House, Town } from "./town";

const LABORATORY = "city-laboratory";
const ARCHIVE = "old-archive";

function agree({
  story,
  random,
  houses,
  times,
  end,
}: {
  story: Story;
  random: Random;
  houses: { hospitals: House[]; institute: House };
  times: Blocks;
  end: number;
}) {
  const terms = sharingTerms({
    hospitals: houses.hospitals,
    laboratory: LABORATORY,
    institute: houses.institute,
    archive: ARCHIVE,
  });
  return terms.map(({ parties, purposes, categories, formats, redisclose = false }): Agreement => {
    const name = story.name("agreement");
    const at = times.next();
    const ends = parties.includes(ARCHIVE);
    const endedAt = ends ? blockAt(at + (end - at) * random.between(3, 6) * 0.1) : Number.POSITIVE_INFINITY;
    const until = end + random.between(30, 300) * DAY;
    story.tell({
      at,
      do: "agreement.start",
      agreement: name,
      parties,
      purposes,
      categories,
      formats,
      until,
      ...(redisclose ? { redisclose } : {}),
    });
    if (ends) story.tell({ at: endedAt, do: "agreement.end", agreement: name });
    return { name, parties, purposes, categories, formats, redisclose, endedAt };
  });
}

/**
 * The town as the story finds it. It opens on the first morning, or later where registering everybody takes longer. Throws an
 * `OptionError` where less than half a day is then left.
 */
export function foundTown(options: GenerateOptions): Town {
  const random = new Random(options.seed);
  const story = new Story();
  const end = FIRST_MIDNIGHT + options.days * DAY;
  const blocks = new Blocks(FIRST_MIDNIGHT);
  const { hospitals, practices, institute, actors } = hire({
    random,
    number: options.actors,
    start: FIRST_MIDNIGHT,
    end,
  });
  tellTrust(story, blocks);
  tellCredentials({ story, random, actors, blocks, end });
  tellAffiliations({ story, random, actors, blocks, start: FIRST_MIDNIGHT, end });
  const agreements = agree({ story, random, houses: { hospitals, institute }, times: blocks, end });
  const registered = blocks.turn() + Math.ceil(options.patients / 15) * 30;
  const opens = Math.max(FIRST_MIDNIGHT + 6 * HOUR, blockAt(registered + HOUR));
  if (opens + 12 * HOUR > end)
    throw new OptionError(
      `--days ${options.days} is too short for registering ${options.patients} patients. Ask for more days.`,
    );
  const patients = registerPatients(
    { story, random, hospitals, practices, actors, blocks, end },
    options.patients,
    opens,
  );
  // The account of what was told closes the story; until then every deadline before it has passed.
  story.tell({ at: end, do: "policy.set", key: "reported-days", value: options.days });
  return {
    random,
    story,
    opens,
    ends: end,
    hospitals,
    practices,
    institute,
    laboratory: LABORATORY,
    patients,
    visitors: new Lottery(patients, ({ weight }) => weight),
    agreements,
    once: new Set(),
    apart: new Set(),
  };
}
