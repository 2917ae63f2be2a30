import type { Say } from '../../toolkit/phrases';
import type { Effect } from '../decision';
import { notInOutlook } from '../meetingRecord';
import { isSame } from '../oneMeeting';
import type { CommunityRecord, MeetingTime } from '../record';
import { bookableOf } from './bookable';
import type { Taken } from './series';

/** What stands by itself here and in Outlook: time and place follow Outlook where people changed them there; what went out of it is asked about. */

const nothing: Taken = { changes: [], effects: [] };

/** Takes into the record what Outlook has of it, null where it is gone. It is to be read after what Outlook was told last. */
export function takeEvent(record: CommunityRecord, id: string, seen: MeetingTime | null, now: string, say: Say): Taken {
  const one = bookableOf(record, id);
  const booking = one?.booking;
  if (!one || !booking || one.state !== 'planned' || booking.graphEventId === null || booking.sent === null) return nothing;
  if (seen === null) return { changes: [one.changed({ booking: { ...booking, state: 'gone', ...notInOutlook, sent: null, telling: [], news: null } })], effects: [] };
  if (isSame(seen, booking.sent)) return nothing;
  const { startsAt, minutes, place } = seen;
  const known = { ...booking.sent, startsAt, minutes, place };
  // What was decided here is on its way, and has arrived already: nobody has moved it in Outlook.
  if (isSame(seen, one) || booking.telling?.some((told) => isSame(seen, told))) return { changes: [one.changed({ booking: { ...booking, sent: known } })], effects: [] };
  const news = { at: now, startsAt: one.startsAt, place: one.place };
  const title: Effect[] = one.title(say) === booking.sent.title ? [] : [{ kind: 'book-event', eventId: id }];
  return { changes: [one.changed({ startsAt, minutes, place, booking: { ...booking, sent: known, news } })], effects: [...title, ...one.posts] };
}
