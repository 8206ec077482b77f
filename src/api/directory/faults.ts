/** An error in a line of the file; lines count from 1, the header. */
export type LineFault = {
  line: number;
  /** Empty if the error concerns the whole line. */
  column: string;
  detail: string;
};

/** Thrown when a file is refused; nothing was imported. */
export class DirectoryImportError extends Error {
  override readonly name = "DirectoryImportError";
  constructor(
    readonly faults: readonly LineFault[],
    /** Accounts refused because they belong to patients. */
    readonly patients: readonly string[] = [],
  ) {
    super(faults.map(({ line, detail }) => `Line ${line}: ${detail}`).join(" "));
  }
}
