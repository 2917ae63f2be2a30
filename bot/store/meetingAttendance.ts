/** An attendance `a` that is of a meeting and of no event. Its id ends in when its series has the meeting (`meetingId` in `recurrence.ts`). $1 tenant, $2 community. */
export const ofMeeting = `a.event_id ~ '@[0-9]{4}-' and not exists (select from event e where e.tenant_id = $1 and e.community_id = $2 and e.id = a.event_id)`;

/** When its series has the meeting; by less than a month when it was, wherever it was moved. */
export const plannedFor = (eventId: string): string => `substring(${eventId} from '@([^@]*)$')::timestamptz`;
