import type { Effect } from '../decision';
import { isSame } from '../oneMeeting';
import type { Booking, Change, CommunityEvent, CommunityRecord, MeetingTime } from '../record';
import type { Taken } from './series';
import { onInvitation } from '../inviting';
import { notInOutlook } from '../meetingRecord';

/** An event here and in Outlook: time and place follow Outlook where people changed them there; what went out of it is asked about. */

const nothing: Taken = { changes: [], effects: [] };

/** Takes into the record what Outlook has of an event, null where it is gone. It is to be read after what Outlook was told last. */
export function takeEvent(record: CommunityRecord, eventId: string, seen: MeetingTime | null, now: string): Taken {
  const event = record.events.find((one) => one.id === eventId);
  const booking = event?.booking;
  if (!event || !booking || event.state !== 'planned' || booking.graphEventId === null || booking.sent === null) return nothing;
  const put = (more: Partial<CommunityEvent>, part: Partial<Booking>): Change => ({ put: 'events', row: { ...event, ...more, booking: { ...booking, ...part }, revision: event.revision + 1 } });
  if (seen === null) return { changes: [put({}, { state: 'gone', ...notInOutlook, sent: null, telling: [], news: null })], effects: [] };
  if (isSame(seen, booking.sent)) return nothing;
  const known = { ...booking.sent, startsAt: seen.startsAt, minutes: seen.minutes, place: seen.place };
  // What was decided here is on its way, and has arrived already: nobody has moved it in Outlook.
  if (isSame(seen, event) || booking.telling?.some((one) => isSame(seen, one))) return { changes: [put({}, { sent: known })], effects: [] };
  const news = { at: now, startsAt: event.startsAt, place: event.place };
  const title: Effect[] = event.title === booking.sent.title ? [] : [{ kind: 'book-event', eventId }];
  return { changes: [put({ startsAt: seen.startsAt, minutes: seen.minutes, place: seen.place }, { sent: known, news })], effects: [...title, ...onInvitation(event)] };
}
