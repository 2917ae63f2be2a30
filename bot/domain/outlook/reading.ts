import type { Doing } from '../decision';
import { memberOf } from '../people';
import { bookablesOf } from './bookable';
import type { Taken } from './series';
import type { Change, CommunityRecord, OutlookLink, PersonId } from '../record';

/** Where the app stands with reading the organisers' calendars. */

const hour = 3_600_000;

export const linkOf = ({ community }: CommunityRecord, personId: PersonId): OutlookLink | null => community.outlook?.find((one) => one.personId === personId) ?? null;

const putLinks = ({ community }: CommunityRecord, links: OutlookLink[]): Change => ({ put: 'community', row: { ...community, outlook: links } });
const others = ({ community }: CommunityRecord, personId: PersonId): OutlookLink[] => (community.outlook ?? []).filter((one) => one.personId !== personId);

export const withLink = (record: CommunityRecord, link: OutlookLink): Change => putLinks(record, [...others(record, link.personId), link]);

export function withoutLink(record: CommunityRecord, personId: PersonId): Doing | null {
  return linkOf(record, personId) === null ? null : { ok: true, said: null, changes: [putLinks(record, others(record, personId))], effects: [] };
}

/** Whose calendars are to be looked at though nothing was changed here: what people do in Outlook is seen within the hour. */
export const calendarsDue = (record: CommunityRecord, now: string): PersonId[] =>
  (record.community.outlook ?? []).filter((one) => memberOf(record, one.personId) && Date.parse(one.readAt) <= Date.parse(now) - hour).map((one) => one.personId);

/** Teams has made the link of a meeting: it stands wherever it was waited for. */
export function takeLink(record: CommunityRecord, graphEventId: string, joinUrl: string): Taken {
  const series = record.series.filter((one) => one.graphEventId === graphEventId && one.joinUrl === null);
  return {
    changes: [
      ...series.map((row): Change => ({ put: 'series', row: { ...row, joinUrl } })),
      ...bookablesOf(record).flatMap((one) => (one.booking?.graphEventId === graphEventId && one.booking.joinUrl === null ? [one.booked({ ...one.booking, joinUrl })] : [])),
    ],
    effects: series.map(({ stepId }) => ({ kind: 'card', stepId })),
  };
}
