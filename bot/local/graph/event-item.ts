import { createHash } from 'node:crypto';
import { type Temporal } from 'temporal-polyfill';
import { ianaZone } from '../../graph/zones';
import { localPeople, localTenant, type LocalPerson } from '../people';
import { Refusal, type Ask } from './answers';
import { copyId, type StoredEvent } from './event-store';
import { placed, type Occurrence } from './occurrences';

/** How the caller wants times and bodies: `Prefer: outlook.timezone="…", outlook.body-content-type="text"`. */
export interface Preference {
  zoneName: string;
  zone: string;
  text: boolean;
}

export function preference(ask: Ask): Preference {
  const prefer = String(ask.headers['prefer'] ?? '');
  const zoneName = /outlook\.timezone="([^"]*)"/i.exec(prefer)?.[1] ?? 'UTC';
  const zone = ianaZone(zoneName);
  if (!zone) throw new Refusal(400, 'TimeZoneNotSupportedException', 'A valid TimeZone value must be specified.');
  return { zoneName, zone, text: /outlook\.body-content-type="text"/i.test(prefer) };
}

export const eventEtag = (event: StoredEvent): string => `W/"${changeKey(event)}"`;
const changeKey = (event: StoredEvent): string => createHash('sha256').update(`${event.uid}/${event.revision}`).digest('base64').slice(0, 40);

/** The event, or one occurrence of it, as it stands in one person's calendar. */
export function eventJson(event: StoredEvent, reader: LocalPerson, prefer: Preference, occurrence: Occurrence | null = null): Record<string, unknown> {
  const masterId = copyId(event.uid, reader.id);
  const id = occurrence && event.recurrence ? `${masterId}.${occurrence.date}` : masterId;
  const organiser = localPeople.find((one) => one.id === event.organiserId);
  const mine = event.organiserId === reader.id;
  const asOccurrence = occurrence !== null && event.recurrence !== null;
  return {
    '@odata.etag': eventEtag(event),
    id,
    createdDateTime: event.createdAt,
    lastModifiedDateTime: event.modifiedAt,
    changeKey: changeKey(event),
    categories: [],
    transactionId: mine ? event.transactionId : null,
    originalStartTimeZone: event.start.timeZone,
    originalEndTimeZone: event.end.timeZone,
    iCalUId: asOccurrence ? `${event.uid}${occurrence.date.replaceAll('-', '')}` : event.uid,
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    hasAttachments: false,
    subject: event.cancelled && !mine ? `Canceled: ${event.subject}` : event.subject,
    bodyPreview: event.body.content.slice(0, 255),
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay: false,
    isCancelled: event.cancelled,
    isOrganizer: mine,
    responseRequested: true,
    seriesMasterId: asOccurrence ? masterId : null,
    showAs: 'busy',
    originalStart: asOccurrence && occurrence.original ? occurrence.original.toInstant().toString() : null,
    type: asOccurrence ? (occurrence.original ? 'exception' : 'occurrence') : event.recurrence ? 'seriesMaster' : 'singleInstance',
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: event.joinUrl !== null,
    onlineMeetingProvider: event.joinUrl === null ? 'unknown' : 'teamsForBusiness',
    allowNewTimeProposals: true,
    isDraft: false,
    hideAttendees: false,
    responseStatus: { response: mine ? 'organizer' : 'notResponded', time: '0001-01-01T00:00:00Z' },
    body: prefer.text || event.body.contentType === 'html' ? { ...event.body } : { contentType: 'html', content: asHtml(event.body.content) },
    start: occurrence ? told(occurrence.start, prefer) : told(placed(event.start), prefer),
    end: occurrence ? told(occurrence.end, prefer) : told(placed(event.end), prefer),
    location: { displayName: occurrence?.location ?? event.location, locationType: 'default' },
    locations: [],
    recurrence: asOccurrence ? null : event.recurrence,
    attendees: event.attendees.map(({ type, name, email }) => ({ type, status: { response: 'none', time: '0001-01-01T00:00:00Z' }, emailAddress: { name, address: email } })),
    organizer: { emailAddress: { name: organiser?.name ?? '', address: organiser?.email ?? '' } },
    onlineMeeting: event.joinUrl === null ? null : { joinUrl: event.joinUrl },
  };
}

const told = (at: Temporal.ZonedDateTime, prefer: Preference): object => ({
  dateTime: `${at.withTimeZone(prefer.zone).toPlainDateTime().toString({ smallestUnit: 'second' })}.0000000`, timeZone: prefer.zoneName,
});

const asHtml = (text: string): string =>
  `<html><body>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\r?\n/g, '<br>')}</body></html>`;

export const joinUrlOf = (uid: string): string => {
  const thread = createHash('sha256').update(uid).digest('base64url').slice(0, 40);
  return `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(`19:meeting_${thread}@thread.v2`)}/0?context=${encodeURIComponent(JSON.stringify({ Tid: localTenant }))}`;
};
