/**
 * SQL for the active suppression that covers the alert `a` of the enclosing statement; if several do, the one that
 * lasts longest.
 *
 * When storing an alert as suppressed, add `FOR SHARE`. The suppression is then either ended before, and the alert not
 * suppressed (a transaction on an older snapshot fails to serialise and is retried), or ended after, and ending it
 * finds the alert. Only ending a suppression needs no lock here, because one is ended at a time.
 */
export const COVERING_SUPPRESSION = `SELECT s.id FROM compliance.suppression s
  WHERE s.rule_id = a.rule_id AND s.ended_at IS NULL AND s.expires_at > now()
    AND (s.actor IS NULL OR s.actor = a.actor) AND (s.patient IS NULL OR s.patient = a.patient)
    AND (s.organisation IS NULL OR s.organisation = a.organisation)
  ORDER BY s.expires_at DESC, s.id LIMIT 1`;
