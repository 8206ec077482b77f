/** How long a browser session lasts. */
export type SessionTerms = {
  /** From sign-in to its end, whatever is done in it. */
  hours: number;
  /** Until it ends because nobody did anything. */
  idleMinutes: number;
};

export const DEFAULT_SESSION_TERMS: SessionTerms = { hours: 8, idleMinutes: 30 };
