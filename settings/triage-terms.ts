/** How people handle findings: how soon, and whether a resolved alert can be reopened. */
export type TriageTerms = {
  /**
   * Hours in which to resolve an alert of each severity, from its detection or its last return from a suppression or a
   * retraction.
   */
  dueHours: { critical: number; high: number; medium: number; low: number };
  /** The periods that a confirmed violation starts, counted from its discovery, which is the alert's detection. */
  breach: {
    /** Days in which to notify the individuals concerned (45 CFR 164.404(b)). */
    individualsDays: number;
    /** Hours in which to notify the authority (GDPR 33(1)). */
    authorityHours: number;
  };
  /** Whether people may reopen a resolved alert. */
  reopen: boolean;
};

/** The terms of a deployment that sets none. */
export const DEFAULT_TERMS: TriageTerms = {
  dueHours: { critical: 24, high: 72, medium: 7 * 24, low: 30 * 24 },
  breach: { individualsDays: 60, authorityHours: 72 },
  reopen: true,
};
