/** Collects a story's lines in whatever order they are thought of, and puts them into the order of time. */
import { type Draft, printDraft } from "./draft";

export class Story {
  private readonly drafts: Draft[] = [];
  private readonly skipped = new Map<Draft, number>();
  private readonly names = new Map<string, number>();

  /** Lines so far. */
  get size(): number {
    return this.drafts.length;
  }

  /** Adds lines. What is told first stands first where two lines have the same time. */
  tell(...drafts: Draft[]): void {
    this.drafts.push(...drafts);
  }

  /** Has this access's custodian leave out so many sequence numbers before it. */
  skip(draft: Draft<"access">, numbers: number): void {
    this.skipped.set(draft, numbers);
  }

  /** A name that the story does not have yet: the prefix and a number. */
  name(prefix: string): string {
    const number = (this.names.get(prefix) ?? 0) + 1;
    this.names.set(prefix, number);
    return `${prefix}-${number}`;
  }

  /** The accesses so far, in no certain order. */
  accesses(): Draft<"access">[] {
    return this.drafts.filter((draft) => draft.do === "access");
  }

  /** JSON Lines in the order of time. Each custodian counts its accesses from 1. */
  print(): string {
    const counts = new Map<string, number>();
    const lines = [...this.drafts]
      .sort((a, b) => a.at - b.at)
      .map((draft) => {
        if (draft.do !== "access") return printDraft(draft);
        const seq = (counts.get(draft.custodian) ?? 0) + 1 + (this.skipped.get(draft) ?? 0);
        counts.set(draft.custodian, seq);
        return printDraft({ ...draft, seq });
      });
    return lines.map((line) => `${line}\n`).join("");
  }
}
