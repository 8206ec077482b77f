/**
 * SQL condition on `compliance.delivery d`: its turn has come. It is pending and due, and no earlier message about the
 * same alert to the same endpoint is still to be sent: a retraction never overtakes what it takes back, nor an update what
 * it changes, nor a second incarnation the first. An earlier message that failed for good holds nothing up. Messages to a
 * paused endpoint wait; those to a deleted one have their turn, in which they are cancelled.
 *
 * Earlier messages are looked for by their alert, for each delivery alone: written so that PostgreSQL cannot go through all
 * that waits at the endpoint instead, which it otherwise does where it thinks that to be little.
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
