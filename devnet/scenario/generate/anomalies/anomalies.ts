import type { Town } from "../town";
import type { Anomaly } from "./anomaly";

/** The share of the lines left that may be kept for what is told after ordinary life. */
const MOST_LATE = 0.25;

/** Tells anomalies until there are as many as wanted or no room is left, each kind in its turn. */
export class Anomalies {
  private readonly counts = new Map<string, number>();
  /** Those that are to be told after ordinary life, and the lines kept for them. */
  readonly late: Anomaly[] = [];
  kept = 0;

  constructor(
    private readonly town: Town,
    private readonly events: number,
  ) {}

  /** Tells one under its next label; false where the town has no occasion for it. */
  tell(anomaly: Anomaly): boolean {
    const number = (this.counts.get(anomaly.name) ?? 0) + 1;
    for (let tries = 0; tries < 30; tries++)
      if (anomaly.tell(this.town, `${anomaly.name}-${number}`)) {
        this.counts.set(anomaly.name, number);
        return true;
      }
    return false;
  }

  /** Spreads so many over the kinds. Answers how many were told or kept for later. */
  spread(kinds: readonly Anomaly[], wanted: number): number {
    const { story, random } = this.town;
    const forLate = (this.events - story.size) * MOST_LATE;
    let done = 0;
    for (let before = -1; done < wanted && before < done; ) {
      before = done;
      for (const kind of random.shuffled(kinds)) {
        const room = this.events - story.size - this.kept - (wanted - done - 1);
        if (done === wanted || kind.lines > room) continue;
        if (kind.late) {
          if (this.kept + kind.lines > forLate) continue;
          this.late.push(kind);
          this.kept += kind.lines;
          done++;
        } else if (this.tell(kind)) done++;
      }
    }
    return done;
  }
}
