declare module "bidi-js" {
  type EmbeddingLevels = {
    /** The level of each UTF-16 code unit; odd ones run from right to left. */
    levels: Uint8Array;
    paragraphs: { start: number; end: number; level: number }[];
  };
  export default function bidiFactory(): {
    getEmbeddingLevels(text: string, direction?: "ltr" | "rtl" | "auto"): EmbeddingLevels;
  };
}
