/** Hospitals, practices and an institute, and who works there. */
import type { CredentialKind } from "../../../facts/codes";
import { DAY, SHIFTS } from "./calendar";
import type { Random } from "./random";
import type { Actor, House, Post } from "./town";

const HOSPITALS = ["st-mary", "riverside", "north-general", "harbour", "holy-cross", "lakeside"];
const SURNAMES =
  "abara berg castro dietrich eriksen farouk gupta haas ito jansen kaya lindqvist moreau novak okafor petrov quinn rossi santos tanaka ueda visser weber xu yilmaz zeman adler bosch cohen duarte evans fischer greco hansen ivanov jovic keller larsen meyer nilsen".split(
    " ",
  );

/** What a person of this post is called by, and the kind of credential they hold. */
const POSTS: Record<Post, { title: string; kind: CredentialKind }> = {
  physician: { title: "dr", kind: "physician" },
  nurse: { title: "nurse", kind: "nurse" },
  emergency: { title: "er-dr", kind: "physician" },
  pathologist: { title: "lab-dr", kind: "physician" },
  radiologist: { title: "rad-dr", kind: "physician" },
  pharmacist: { title: "pharm", kind: "pharmacist" },
  clerk: { title: "clerk", kind: "clerk" },
  coder: { title: "coder", kind: "clerk" },
  specialist: { title: "dr", kind: "physician" },
  researcher: { title: "res", kind: "researcher" },
};

/** Nobody of these leaves, so that a hospital can always open. */
const CORE: readonly Post[] = ["physician", "nurse", "clerk", "emergency"];
/** In which order a hospital hires beyond that; then from the beginning again. */
const HIRED: readonly Post[] = [
  "nurse",
  "pharmacist",
  "physician",
  "nurse",
  "pathologist",
  "radiologist",
  "coder",
  "nurse",
  "physician",
  "clerk",
  "emergency",
  "nurse",
];

export type Staff = { hospitals: House[]; practices: House[]; institute: House; actors: Actor[] };

function house(name: string, wards: string[] = []): House {
  return { name, custodian: `${name}-records`, reviewer: `${name}-privacy`, staff: [], wards };
}

/** Hires so many people, over the whole story from `start` to `end`. The number is at least 12. */
export function hire({
  random,
  number,
  start,
  end,
}: {
  random: Random;
  number: number;
  start: number;
  end: number;
}): Staff {
  const names = new Map<string, number>();
  const person = (post: Post, employer: House, index: number): Actor => {
    const { title, kind } = POSTS[post];
    const called = `${title}-${random.pick(SURNAMES)}`;
    const namesakes = (names.get(called) ?? 0) + 1;
    names.set(called, namesakes);
    const shift = post === "clerk" || post === "coder" ? "day" : random.weighted(SHIFTS, shareOf);
    const changeable = index >= CORE.length;
    const late = changeable && random.chance(0.12);
    const early = changeable && !late && random.chance(0.06);
    const actor: Actor = {
      name: namesakes === 1 ? called : `${called}-${namesakes}`,
      post,
      kind,
      house: employer,
      ward: null,
      shift,
      rota: random.between(0, 14),
      pace: random.skewed(8),
      joins: late ? start + random.between(DAY, Math.max(DAY, (end - start) / 2)) : start,
      leaves: early ? end - random.between(0, (end - start) / 3) : Number.POSITIVE_INFINITY,
    };
    employer.staff.push(actor);
    return actor;
  };

  const practices = Array.from({ length: Math.max(2, Math.round(number * 0.08)) }, (_, index) =>
    house(`practice-${index + 1}`),
  );
  const institute = house("health-institute");
  const researchers = Math.max(1, Math.round(number * 0.05));
  const inHospitals = number - practices.length - researchers;
  const hospitals = HOSPITALS.slice(0, Math.max(2, Math.min(HOSPITALS.length, Math.floor(number / 40) + 1))).map(
    (name) => house(name, [`${name}-psychiatry`, `${name}-addiction`]),
  );

  const actors: Actor[] = [];
  for (let index = 0; index < inHospitals; index++) {
    const hospital = hospitals[index % hospitals.length]!;
    const place = Math.floor(index / hospitals.length);
    const post = CORE[place] ?? HIRED[(place - CORE.length) % HIRED.length]!;
    const actor = person(post, hospital, place);
    if (post === "physician" || (post === "nurse" && random.chance(0.3)))
      actor.ward = place === 0 ? hospital.wards[0]! : random.chance(0.4) ? random.pick(hospital.wards) : null;
    actors.push(actor);
  }
  for (const practice of practices) actors.push(person("specialist", practice, 0));
  for (let index = 0; index < researchers; index++) actors.push(person("researcher", institute, 0));
  return { hospitals, practices, institute, actors };
}

function shareOf(shift: Actor["shift"]): number {
  return { day: 6, evening: 3, night: 2 }[shift];
}
