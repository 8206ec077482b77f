/** The parameters that a deployment can change. Times are in seconds. */
const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds of a day. */
export const DAY = 24 * HOUR;

/** A count within a period. */
export type Burst = {
  least: number;
  within: number;
};

/** The default parameters. */
export const DEFAULTS = {
  /** Purposes that need no consent. */
  exemptPurposes: [] as readonly string[],
  /** Where days begin for ACC-14: a name of the IANA time zone database. */
  timeZone: "UTC",
  /** How far a custodian's clock may lag behind the block and still be trusted. ACC-13 if it lags more. */
  clockTolerance: 300,
  /** ACC-09: from an access for an emergency purpose to its review. */
  emergencyReviewWithin: 72 * HOUR,
  /** ACC-10: accesses for emergency purposes. */
  breakGlassBurst: { least: 5, within: DAY } as Burst,
  /** ACC-11: distinct patients. */
  bulkAccess: { least: 50, within: HOUR } as Burst,
  /** ACC-12: denied accesses. */
  deniedProbing: { least: 5, within: 10 * MINUTE } as Burst,
  /**
   * ACC-14: more patients on a day than `patients`, and than the mean of the days with any access among the last `days`
   * plus so many standard deviations; nothing where such days are fewer than `leastDays`.
   */
  unusualVolume: { patients: 20, deviations: 4, days: 30, leastDays: 7 },
  /** CON-02: the most calendar years that a consent holds. */
  longestConsentYears: 1,
  /** CON-03: from when a patient asked for a revocation to its block. */
  revocationWithin: DAY,
  /** CON-04: from a revocation to a grant that undoes it. */
  regrantWithin: MINUTE,
  /** CRD-03: from the end of a credential to when its subject's grants are looked at. */
  staleGrantsAfter: DAY,
  /** SHR-04: from a patient's request for data to its fulfilment, and where it was extended in time. */
  requestFulfilledWithin: 30 * DAY,
  extendedRequestFulfilledWithin: 60 * DAY,
  /** CLM-02: from the first access that speaks for a service to the midnight its day starts with, and on to the last. */
  serviceAccessBefore: 7 * DAY,
  serviceAccessAfter: 8 * DAY,
};

/** All parameters. */
export type Parameters = typeof DEFAULTS;

/** Parameters changed by a deployment. */
export type Policy = Partial<Parameters>;
