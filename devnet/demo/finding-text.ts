import type { AlertMessage } from "../../alerts/deliver/formats/standard";
import type { RetractionReason } from "../../database/schema/index";

const COLUMNS = 100;
const INDENT = " ".repeat(11);

const REASONS: Record<RetractionReason, string> = {
  blockReplaced: "A reorganisation replaced its block.",
  answered: "The expected action turned out to be in time.",
};

/**
 * Formats a webhook for people, in at most 100 columns: severity, headline, summary, and the time from block to
 * notification. For a retraction, the reason replaces the summary. `delayMs` is in milliseconds.
 */
export function findingText({ type, data }: AlertMessage, delayMs?: number): string {
  const retracted = type === "alert.retracted";
  const label = retracted ? "RETRACTED" : data.severity.toUpperCase();
  const sentence = retracted ? data.retraction && REASONS[data.retraction.reason] : "summary" in data && data.summary;
  const speed = retracted || delayMs === undefined ? "" : `, notified ${inWords(delayMs)} after its block`;
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
