import { z } from "@hono/zod-openapi";

/**
 * Characters that show nothing or only change the direction of others, so that two texts which differ by them look the
 * same, or one is read as another. The last is a blank braille pattern.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Zl}\p{Zp}\ufff9-\ufffb\u2800]/gu;

/** Letters of scripts in which a joiner changes how its neighbours look. */
const JOINING =
  "[[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Nkoo}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}]&&[\\p{L}\\p{M}]]";

/** Invisible characters that a script or an emoji needs, and what stands beside them there. */
const NEEDED = [
  // Joiners between letters; in older Malayalam also after the last one.
  new RegExp(`(?<=${JOINING})[\\u200c\\u200d](?=${JOINING})`, "gv"),
  /(?<=\u0d4d)\u200d/gu,
  // Joined emoji, and how an emoji is to look.
  /(?<=\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?)\u200d(?=\p{Extended_Pictographic})/gu,
  /(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]/gu,
  // Forms of Mongolian letters.
  /(?<=\p{sc=Mong})[\u180b-\u180d\u180f]/gu,
];

/**
 * A schema of text that people tell apart by looking at it, such as a name. Refuses invisible characters where no script
 * needs them, and text that was damaged by a wrong encoding. Other control characters are up to the caller.
 */
export const visibleText = z.string().superRefine((text, context) => {
  const rest = NEEDED.reduce((left, needed) => left.replace(needed, ""), text);
  const [hidden] = rest.match(INVISIBLE) ?? [];
  if (hidden !== undefined)
    context.addIssue({
      code: "custom",
      message: `This contains the invisible character ${codeOf(hidden)}. Remove it, or type the text again.`,
    });
  if (/\ufffd|\p{Cs}/u.test(text))
    context.addIssue({
      code: "custom",
      message: "This contains a letter that was lost to a wrong encoding (U+FFFD). Type the text again.",
    });
});

/** A schema of a name in one line, of at most `most` characters: of a person, an organisation, a key or the like. */
export function visibleName(most: number) {
  return z
    .string()
    .trim()
    .min(1, "Give a name.")
    .max(most)
    .regex(/^\P{Cc}*$/u, "A name must be one line without control characters.")
    .pipe(visibleText)
    .openapi({ type: "string", minLength: 1, maxLength: most });
}

const codeOf = (letter: string) => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
