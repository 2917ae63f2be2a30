/** $1 tenant, $2 community, $3 the organiser, $4 now: ids of the events and talks to come that are in their calendar in Outlook. */
export const bookedSql = `select e.id as one from event e where e.tenant_id = $1 and e.community_id = $2 and e.state = 'planned' and e.starts_at > $4 and e.booking ->> 'organiserId' = $3 and e.booking ->> 'graphEventId' is not null
  union all select c.id from contact c where c.tenant_id = $1 and c.community_id = $2 and c.removed_at is null and c.appointment ->> 'state' = 'planned' and (c.appointment ->> 'startsAt')::timestamptz > $4 and c.appointment -> 'booking' ->> 'organiserId' = $3 and c.appointment -> 'booking' ->> 'graphEventId' is not null
  limit 400`;
