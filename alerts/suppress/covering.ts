/**
 * A suppression in force that is about the alert `a` of the statement around it: where several are, the one that lasts
 * longest.
 *
 * Whoever stores an alert as suppressed adds `FOR SHARE`. Then the suppression is either ended before, and the alert not
 * suppressed (a transaction over an older snapshot fails to serialize, and is run again), or ended after, and the alert
 * found by whoever ends it. Only ending itself does without: one is ended at a time.
 */
export const COVERING_SUPPRESSION = `SELECT s.id FROM compliance.suppression s
  WHERE s.rule_id = a.rule_id AND s.ended_at IS NULL AND s.expires_at > now()
    AND (s.actor IS NULL OR s.actor = a.actor) AND (s.patient IS NULL OR s.patient = a.patient)
    AND (s.organisation IS NULL OR s.organisation = a.organisation)
  ORDER BY s.expires_at DESC, s.id LIMIT 1`;
