import { fileURLToPath } from "node:url";
import { startProcess } from "../../devnet/processes";
import { readScenario } from "../../devnet/scenario/format";
import type { LineOf, ScenarioLine, Verb } from "../../devnet/scenario/verbs";
import { scenarioFile } from "../support/scenarios";

/** The running demonstration, and the story that it has played. */
export type Demo = {
  /** URL of the API, without a trailing slash. */
  url: string;
  /** Its officer's key. */
  key: string;
  lines: readonly ScenarioLine[];
  stop: () => Promise<unknown>;
};

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Runs `npm run demo` without npm and as fast as it goes; resolves once its day is over and every alert was delivered.
 * Throws with its last lines if it gives up, which it does without progress.
 */
export async function startDemo(): Promise<Demo> {
  const said: string[] = [];
  const { PATH, HOME, TMPDIR } = process.env;
  const demo = startProcess({
    name: "demo",
    command: [process.execPath, "--import", "tsx", "devnet/demo.ts", "--speed", "1000000"],
    env: { PATH, HOME, TMPDIR },
    cwd: ROOT,
    onLog: (line) => said.push(line),
  });
  try {
    await demo.waitUntil(() => said.some((line) => line.startsWith("The day is over.")), { timeoutMs: 280_000 });
  } catch (error) {
    await demo.stop();
    throw error;
  }
  const named = (what: string) => said.map((line) => line.match(`^ +${what} +(\\S+)$`)?.[1]).find(Boolean)!;
  return {
    ...{ url: named("API"), key: named("key"), stop: () => demo.stop() },
    lines: readScenario(scenarioFile("hospital-day")).lines,
  };
}

/** The story's lines with this verb. */
export const linesOf = <V extends Verb>({ lines }: Demo, verb: V): LineOf<V>[] =>
  lines.filter((line): line is ScenarioLine & LineOf<V> => line.do === verb);

/** How many alerts of each rule the story expects. */
export function expectedAlerts({ lines }: Demo): Record<string, number> {
  return countOf(lines.flatMap(({ expect }) => expect ?? []));
}

/** How often each text occurs. */
export function countOf(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}
