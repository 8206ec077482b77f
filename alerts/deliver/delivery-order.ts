/**
 * SQL condition on `compliance.delivery d` that selects deliveries next in order: pending and due, with no earlier
 * message about the same alert to the same endpoint still pending. So a retraction never overtakes the message it
 * retracts, an update the version before it, or a second incarnation the first. An earlier message that failed for good
 * blocks nothing. Messages to a paused endpoint wait; those to a deleted one are selected, to be cancelled.
 *
 * Earlier messages are looked up by alert, for each delivery separately. The conditions are written so that PostgreSQL
 * cannot scan the endpoint's whole backlog instead, which it does when it estimates the backlog as small.
 */
export const IS_NEXT_IN_ORDER = `
  d.status = 'pending' and d.next_attempt_at <= now()
  and not exists (
    select from compliance.endpoint paused
    where paused.id = d.endpoint_id and paused.paused_at is not null and paused.deleted_at is null offset 0)
  and not exists (
    select from compliance.delivery earlier
    where earlier.alert_id = d.alert_id and earlier.endpoint_id is not distinct from d.endpoint_id
      and earlier.status is not distinct from 'pending'
      and (earlier.incarnation < d.incarnation
        or (earlier.incarnation = d.incarnation and d.type = 'alert.retracted' and earlier.type <> 'alert.retracted')
        or (earlier.incarnation = d.incarnation and d.type = 'alert.updated' and earlier.type <> 'alert.retracted'
          and earlier.version < d.version))
    offset 0)`;
