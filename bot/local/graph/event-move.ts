import { Temporal } from 'temporal-polyfill';
import { windowsZone } from '../../graph/zones';
import { localPeople } from '../people';
import { Refusal } from './answers';
import { checkEvent } from './event-check';
import { withOccurrence } from './event-occurrence';
import { copyId, type EventStore, type StoredEvent } from './event-store';
import { occurrencesBetween } from './occurrences';

/** What people do with a meeting in their own calendar in Outlook: move it, or take it out. Throws Refusal, as Graph would refuse it. */
export interface OwnMeeting {
  personId: string;
  /** The id of the event in this person's calendar. */
  eventId: string;
  /** The date by which its series knows the meeting, `YYYY-MM-DD`. */
  date: string;
  /** Local in the person's zone, `YYYY-MM-DDTHH:MM`; null takes it out. */
  to: string | null;
}

export function changeOwn(events: EventStore, { personId, eventId, date, to }: OwnMeeting, now: Date): void {
  const person = localPeople.find((one) => one.id === personId);
  const event = events.all().find((one) => copyId(one.uid, personId) === eventId && one.organiserId === personId && !one.cancelled);
  const [from, until] = [new Date(Date.parse(date) - 400 * 86_400_000), new Date(Date.parse(date) + 400 * 86_400_000)].map((at) => Temporal.Instant.from(at.toISOString()));
  const one = event && from && until ? occurrencesBetween(event, from, until).find((other) => other.date === date) : undefined;
  if (!person || !event || !one) throw new Refusal(404, 'ErrorItemNotFound', 'This meeting is not one of yours any more. Open the calendar again.');
  const stamp = { modifiedAt: now.toISOString(), revision: event.revision + 1 };
  if (to === null) return events.put({ ...event, ...stamp, ...(event.recurrence ? { cancelledDates: [...event.cancelledDates, date] } : { cancelled: true }) });
  const zone = windowsZone(person.zone);
  const start = Temporal.PlainDateTime.from(to);
  const wall = (at: Temporal.PlainDateTime) => ({ dateTime: at.toString({ smallestUnit: 'second' }), timeZone: zone });
  const times = { start: wall(start), end: wall(start.add({ minutes: one.start.until(one.end).total('minutes') })) };
  if (event.recurrence) return events.put(withOccurrence(event, one, times, now));
  const next: StoredEvent = { ...event, ...times, ...stamp };
  checkEvent(next);
  events.put(next);
}
