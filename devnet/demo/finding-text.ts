import type { AlertMessage } from "../../alerts/deliver/formats/standard";
import type { RetractionReason } from "../../database/schema/index";

const COLUMNS = 100;
const INDENT = " ".repeat(11);

const REASONS: Record<RetractionReason, string> = {
  blockReplaced: "A reorganisation replaced the block that held it.",
  answered: "What it waited for had come before its deadline.",
};

/**
 * A webhook as people read it, in at most 100 columns: how severe, what was wrong, the sentence, and how fast it was told,
 * in milliseconds since its block was made. A retraction says why instead.
 */
export function findingText({ type, data }: AlertMessage, delayMs?: number): string {
  const retracted = type === "alert.retracted";
  const label = retracted ? "RETRACTED" : data.severity.toUpperCase();
  const sentence = retracted ? data.retraction && REASONS[data.retraction.reason] : "summary" in data && data.summary;
  const speed = retracted || delayMs === undefined ? "" : `, told ${inWords(delayMs)} after its block`;
  return [
    `${label.padEnd(INDENT.length)}${data.headline}`,
    ...(sentence ? wrap(sentence, COLUMNS - INDENT.length) : []).map((line) => INDENT + line),
    `${INDENT}${data.rule.id} ${data.rule.name}${speed}`,
  ].join("\n");
}

const inWords = (ms: number) => (ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`);

/** Lines of at most this width, broken between words. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
