/** An instant (ISO 8601, milliseconds) later than everything recorded so far, and no later than what is recorded next. */
export async function instantFromNow(): Promise<string> {
  const now = Date.now();
  while (Date.now() <= now) await new Promise((resolve) => setTimeout(resolve, 1));
  return new Date().toISOString();
}
