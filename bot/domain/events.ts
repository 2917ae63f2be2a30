import { Temporal } from 'temporal-polyfill';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Effect, type Situation } from './decision';
import { onInvitation } from './inviting';
import { notInOutlook } from './meetingRecord';
import { memberOf } from './people';
import type { Attendance, Booking, Change, CommunityEvent, CommunityRecord, PersonId } from './record';
import { attendanceOf } from './whoCame';

/** What members can come to: planned, changed, called off, held, with who signs up and signs in. */

const eventOf = ({ record }: Situation, eventId: string): CommunityEvent | undefined => record.events.find((one) => one.id === eventId);
const put = (before: CommunityEvent, more: Partial<CommunityEvent>): Change => ({ put: 'events', row: { ...before, ...more, revision: before.revision + 1 } });

/** A local date and time in a zone as a moment, ISO 8601 UTC. A time that the clocks leave out is taken as the one after the change. */
export const momentOf = (local: string, zone: string): string =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds).toISOString();

/** The other way round: a moment as the clocks of a zone show it, `YYYY-MM-DDTHH:MM`. */
export const localOf = (instant: string, zone: string): string => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

export function planEvent(situation: Situation, command: CommandOf<'planEvent'>): Decision {
  const { record, act } = situation;
  const { eventId, base, type: _type, ...fields } = command;
  if (fields.hostId !== null && !memberOf(record, fields.hostId)) return refuse('not-found', 'refuse.no-person');
  const startsAt = momentOf(fields.startsAt, record.community.zone);
  if (eventId === null) {
    if (eventOf(situation, act.id)) return already('said.event-planned');
    const row: CommunityEvent = { id: act.id, ...fields, startsAt, state: 'planned', outcome: '', cancelReason: null, createdBy: act.personId, createdAt: act.now, booking: null, invitation: null, revision: 1 };
    return done([{ put: 'events', row }], [], { key: 'said.event-planned' });
  }
  const before = eventOf(situation, eventId);
  if (!before) return refuse('not-found', 'refuse.no-event');
  // Where it was in Outlook is no news any more once it is decided here.
  const row: CommunityEvent = { ...before, ...fields, startsAt, booking: before.booking?.news && startsAt !== before.startsAt ? { ...before.booking, news: null } : before.booking };
  if (JSON.stringify(row) === JSON.stringify(before)) return already('said.event-kept');
  if (before.revision !== base) return refuse('changed-meanwhile', 'refuse.event-changed');
  return done([put(before, row)], told(before), { key: 'said.event-changed' });
}

export function callOffEvent(situation: Situation, { eventId, reason }: CommandOf<'callOffEvent'>): Decision {
  const before = eventOf(situation, eventId);
  if (!before) return refuse('not-found', 'refuse.no-event');
  if (before.state === 'held') return refuse('not-now', 'refuse.event-held');
  if (reason === null && before.state === 'planned') return already('said.event-back');
  if (reason === null) return done([put(before, { state: 'planned', cancelReason: null, booking: before.booking && againIn(before.booking, situation.act.now) })], told(before), { key: 'said.event-back' });
  if (before.state === 'cancelled' && before.cancelReason === reason) return already('said.event-off');
  return done([put(before, { state: 'cancelled', cancelReason: reason })], told(before), { key: 'said.event-off' });
}

/** The booking of an event that takes place after all: called off in Outlook it is gone there, and is a new one under the same person; else it still stands. */
export const againIn = (booking: Booking, now: string): Booking => (['off', 'gone', 'failed'].includes(booking.state) ? ask(booking.organiserId, now) : booking);

const ask = (organiserId: PersonId, askedAt: string): Booking => ({ organiserId, askedAt, state: 'asked', ...notInOutlook, sent: null });

/** Outlook is told of a change where the event is in it, or on its way there. */
const toOutlook = ({ id, booking }: CommunityEvent): Effect[] => (booking === null ? [] : [{ kind: 'book-event', eventId: id }]);

const isStanding = (booking: Booking | null): booking is Booking => booking !== null && !['failed', 'off', 'gone'].includes(booking.state);

/** Whether somebody can go on with an event in their own name: its organiser has left the core group, or it has never got into their calendar. */
export function mayTakeOver(record: CommunityRecord, { booking, state }: CommunityEvent, personId: PersonId): boolean {
  if (!isStanding(booking) || state !== 'planned' || booking.organiserId === personId) return false;
  // What may be in their calendar without our knowing its name cannot be taken out of it.
  if (booking.graphEventId === null && (booking.telling ?? []).length > 0) return false;
  return memberOf(record, booking.organiserId)?.part !== 'core' || (booking.state === 'waiting' && booking.graphEventId === null);
}
/** Everybody who was told of an event is told what has become of it. */
const told = (event: CommunityEvent): Effect[] => [...toOutlook(event), ...onInvitation(event)];

/** Puts an event into the calendar of whoever asks; one that is there, or on its way, is not put there twice. */
export function bookEvent(situation: Situation, { eventId, gone }: CommandOf<'bookEvent'>): Decision {
  const { act } = situation;
  const before = eventOf(situation, eventId);
  if (!before) return refuse('not-found', 'refuse.no-event');
  const { booking } = before;
  if (booking?.former && gone && booking.organiserId === act.personId) return done([put(before, { booking: { ...booking, former: null, problem: null } })], [{ kind: 'book-event', eventId }], { key: 'said.event-booked' });
  const takesOver = mayTakeOver(situation.record, before, act.personId);
  if (isStanding(booking) && !takesOver) return already('said.event-booked');
  if (before.state !== 'planned') return refuse('not-now', 'refuse.event-not-planned');
  if (before.startsAt <= act.now) return refuse('not-now', 'refuse.event-begun');
  // Handed on a second time before it is out of the first calendar, that is still to be done.
  const former = !takesOver || gone ? null : booking?.graphEventId ? { organiserId: booking.organiserId, graphEventId: booking.graphEventId } : booking?.former ?? null;
  return done([put(before, { booking: { ...ask(act.personId, act.now), ...(former ? { former } : {}) } })], [{ kind: 'book-event', eventId }], { key: 'said.event-booked' });
}

export function closeEvent(situation: Situation, { eventId, outcome }: CommandOf<'closeEvent'>): Decision {
  const before = eventOf(situation, eventId);
  if (!before) return refuse('not-found', 'refuse.no-event');
  if (before.startsAt > situation.act.now) return refuse('not-now', 'refuse.event-to-come');
  if (before.state === 'held' && before.outcome === outcome) return already('said.event-closed');
  return done([put(before, { state: 'held', cancelReason: null, outcome })], onInvitation(before), { key: 'said.event-closed' });
}

/** Signing up is for what is still to come; taking it back is possible until it begins. */
export function comeTo(situation: Situation, { eventId, coming }: CommandOf<'comeTo'>): Decision {
  const { act } = situation;
  const event = eventOf(situation, eventId);
  if (!event) return refuse('not-found', 'refuse.no-event');
  const before = attendanceOf(situation, eventId, act.personId);
  const isComing = before.signedUpAt !== null && before.cancelledAt === null;
  if (isComing === coming) return already(coming ? 'said.coming' : 'said.not-coming');
  if (event.state !== 'planned') return refuse('not-now', 'refuse.event-not-planned');
  if (event.startsAt <= act.now) return refuse('not-now', 'refuse.event-begun');
  const row: Attendance = coming ? { ...before, signedUpAt: act.now, cancelledAt: null } : { ...before, cancelledAt: act.now };
  return done([{ put: 'attendances', row }], toOutlook(event), { key: coming ? 'said.coming' : 'said.not-coming' });
}

/** Minutes before its start from which people sign in at an event, and after its end until which they can. */
const signInBefore = 30;
const signInAfter = 120;

/** Whether people can sign in at an event at a moment. */
export function takesSignIns({ startsAt, minutes, state }: Pick<CommunityEvent, 'startsAt' | 'minutes' | 'state'>, now: string): boolean {
  const since = (Date.parse(now) - Date.parse(startsAt)) / 60_000;
  return state !== 'cancelled' && since >= -signInBefore && since <= minutes + signInAfter;
}

/** Whoever is there says so themselves, also without having signed up. */
export function signIn(situation: Situation, { eventId }: CommandOf<'signIn'>): Decision {
  const { act } = situation;
  const event = eventOf(situation, eventId);
  if (!event) return refuse('not-found', 'refuse.no-event');
  const before = attendanceOf(situation, eventId, act.personId);
  if (before.came === true) return already('said.signed-in');
  if (!takesSignIns(event, act.now)) return refuse('not-now', 'refuse.sign-in-time');
  return done([{ put: 'attendances', row: { ...before, came: true } }], [], { key: 'said.signed-in' });
}
