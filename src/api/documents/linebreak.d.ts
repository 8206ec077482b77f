declare module "linebreak" {
  /** Finds where a text may be broken into lines (UAX #14). */
  export default class LineBreaker {
    constructor(text: string);
    /** Returns the next opportunity, as an index of UTF-16 code units; null after the end of the text. */
    nextBreak(): { position: number; required: boolean } | null;
  }
}
