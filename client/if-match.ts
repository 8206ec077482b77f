/**
 * The header of a change of something as it was when it was read: where somebody has changed it since, the change is
 * refused (412), and the problem's `changes` say what they did.
 */
export function ifMatch({ version }: { version: number }): { "if-match": string } {
  return { "if-match": `"${version}"` };
}
