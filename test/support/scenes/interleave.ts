/** Many scenes at once, in one order of time, and the twists that put deciding lines next to what they decide. */
import { type Action, secondsOf } from "../../../oracle/lines";
import { DAY, LATE_PATIENT, PATIENTS, type Scene } from "./scene";

/** `where` is a place in the history, from 0 at its beginning to 1 at its end. */
export type Twist =
  /** A line again, right before and right after the one that follows it; under its own name or, `anew`, another. */
  | { twist: "sandwich"; where: number; anew: boolean }
  /** A line and the one after it, where both are in one block, change places. */
  | { twist: "swap"; where: number }
  | { twist: "reorg"; where: number; depth: number; remine: boolean };

const instantOf = (seconds: number) => new Date(seconds * 1000).toISOString();

/** What can be said twice, and the field that names it. */
const REPEATABLE: Record<string, string> = {
  access: "access",
  "consent.grant": "consent",
  "credential.issue": "credential",
  share: "share",
  "claim.submit": "claim",
  "claim.approve": "",
  "claim.pay": "",
  "access.review": "",
};

/**
 * The lines of the scenes, as many whole scenes as make about so many lines, after a beginning that all have. The first
 * scene begins at `first`, Unix seconds.
 */
export function weave(
  scenes: readonly { gap: number; scene: Scene }[],
  twists: readonly Twist[],
  { wanted, first }: { wanted: number; first: number },
): Action[] {
  const lines: Action[] = [];
  let begin = first;
  for (const [number, { gap, scene }] of scenes.entries()) {
    if (lines.length >= wanted) break;
    begin += gap;
    const start = begin;
    const today = Math.floor(first / DAY) * DAY - start;
    lines.push(
      ...scene({
        at: (seconds) => instantOf(start + seconds),
        name: (thing) => `${thing}-${number}`,
        other: (thing, scene) => `${thing}-${scene % scenes.length}`,
        yearsAfter: (seconds, years) => {
          const date = new Date((start + seconds) * 1000);
          return date.setUTCFullYear(date.getUTCFullYear() + years) / 1000 - start;
        },
        midnight: (n) => today + (Math.floor(-today / DAY) + n) * DAY,
      }),
    );
  }
  const ordered = inOrder([...opening(first - 10), ...lines]);
  for (const [index, twist] of twists.entries()) apply(ordered, twist, index);
  return numbered(withHeads(withReorgs(inOrder(ordered), twists)));
}

/** The patients that are there from the start, and an issuer that is trusted. */
const opening = (time: number): Action[] => [
  ...PATIENTS.filter((patient) => patient !== LATE_PATIENT).map((patient) => ({
    at: instantOf(time),
    do: "patient.register",
    patient,
  })),
  { at: instantOf(time), do: "issuer.trust", issuer: "board" },
];

/** By time; what stands at the same time keeps its order. */
const inOrder = (lines: readonly Action[]) => lines.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

function apply(lines: Action[], twist: Twist, index: number): void {
  if (twist.twist === "reorg") return;
  const place = Math.floor(twist.where * (lines.length - 1));
  const line = lines[place];
  const next = lines[place + 1];
  if (line === undefined || next === undefined) return;
  if (twist.twist === "swap") {
    if (line.at === next.at) lines.splice(place, 2, next, line);
    return;
  }
  if (!(line.do in REPEATABLE)) return;
  const again = (suffix: string): Action => {
    const field = REPEATABLE[line.do]!;
    const shift = secondsOf(next.at) - secondsOf(line.at);
    const isAnew = field !== "" && (twist.anew || line.do !== "access");
    return {
      ...line,
      at: next.at,
      ...(isAnew ? { [field]: `${line[field]}.${index}${suffix}` } : {}),
      ...(line.occurredAt === undefined ? {} : { occurredAt: instantOf(secondsOf(line.occurredAt) + shift) }),
    };
  };
  lines.splice(place + 1, 1, again("a"), next, again("b"));
}

/** Reorganisations stand where a block ends, and reach no deeper than there are blocks. */
function withReorgs(lines: readonly Action[], twists: readonly Twist[]): Action[] {
  const reorgs = new Map<number, Action>();
  for (const twist of twists) {
    if (twist.twist !== "reorg") continue;
    let place = Math.floor(twist.where * (lines.length - 1));
    while (lines[place + 1]?.at === lines[place]?.at) place++;
    const { at } = lines[place]!;
    const blocks = new Set(lines.slice(0, place + 1).map((line) => line.at)).size;
    reorgs.set(place, { at, do: "chain.reorg", depth: Math.min(twist.depth, blocks - 1), remine: twist.remine });
  }
  return lines.flatMap((line, place) => {
    const reorg = reorgs.get(place);
    return reorg && Number(reorg.depth) > 0 ? [line, reorg] : [line];
  });
}

/** An empty block has a second to itself. */
function withHeads(lines: readonly Action[]): Action[] {
  const taken = new Set<string>();
  for (const line of lines) if (line.do !== "chain.mine") taken.add(line.at);
  return lines.filter((line) => {
    if (line.do !== "chain.mine") return true;
    if (taken.has(line.at)) return false;
    taken.add(line.at);
    return true;
  });
}

/** Gives each custodian's accesses their numbers, less what the lines skip. */
function numbered(lines: readonly Action[]): Action[] {
  const next = new Map<string, number>();
  return lines.map((line) => {
    if (line.do !== "access") return line;
    const { skip, ...access } = line;
    const custodian = String(line.custodian);
    const seq = Math.max(0, (next.get(custodian) ?? 1) + Number(skip));
    next.set(custodian, seq + 1);
    return { ...access, seq };
  });
}
