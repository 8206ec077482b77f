/** How soon people must deal with what is found. */
export type TriageTerms = {
  /** Hours within which an alert of each severity is to be resolved: from its detection, or its return from a suppression or a retraction. */
  dueHours: { critical: number; high: number; medium: number; low: number };
  /** What a confirmed violation starts, counted from its discovery, which is when it was detected. */
  breach: {
    /** Days within which the individuals concerned must be told (45 CFR 164.404(b)). */
    individualsDays: number;
    /** Hours within which the authority must be told (GDPR 33(1)). */
    authorityHours: number;
  };
};

/** The terms of a deployment that sets none. */
export const DEFAULT_TERMS: TriageTerms = {
  dueHours: { critical: 24, high: 72, medium: 7 * 24, low: 30 * 24 },
  breach: { individualsDays: 60, authorityHours: 72 },
};
