import type { Town } from "../town";

/** Something that should not have happened. */
export type Anomaly = {
  /** Its rule's name, which labels the line that the rule is to find. */
  name: string;
  rule: string;
  /** Lines that it takes at most, with what must have gone before. */
  lines: number;
  /**
   * Tells it, under this label; false where the town has no occasion for it, and then nothing is told.
   * It must come after ordinary life where `late` says so, because it is measured by it.
   */
  tell: (town: Town, id: string) => boolean;
  late?: boolean;
};
