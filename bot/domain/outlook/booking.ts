import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Effect, type Situation } from '../decision';
import { toOutlook } from '../events';
import { notInOutlook } from '../meetingRecord';
import { memberOf } from '../people';
import type { Booking, CommunityRecord, PersonId } from '../record';
import { bookableOf, type Bookable } from './bookable';

/** Putting into Outlook what can stand there by itself, going on with it in another name, and calling it off. */

/** The booking of what takes place after all: called off in Outlook it is gone there, and is a new one under the same person; else it still stands. */
export const againIn = (booking: Booking, now: string): Booking => (['off', 'gone', 'failed'].includes(booking.state) ? ask(booking.organiserId, now) : booking);

const ask = (organiserId: PersonId, askedAt: string): Booking => ({ organiserId, askedAt, state: 'asked', ...notInOutlook, sent: null });

/** Everybody who was told of it is told what has become of it; Outlook, where it is there or on its way. */
export const told = (one: Bookable): Effect[] => [...toOutlook(one), ...one.posts];

const isStanding = (booking: Booking | null): booking is Booking => booking !== null && !['failed', 'off', 'gone'].includes(booking.state);

/** Whether somebody can go on with it in their own name: its organiser has left the core group, or it has never got into their calendar. */
export function mayTakeOver(record: CommunityRecord, { booking, state }: Pick<Bookable, 'booking' | 'state'>, personId: PersonId): boolean {
  if (!isStanding(booking) || state !== 'planned' || booking.organiserId === personId) return false;
  // What may be in their calendar without our knowing its name cannot be taken out of it.
  if (booking.graphEventId === null && (booking.telling ?? []).length > 0) return false;
  return memberOf(record, booking.organiserId)?.part !== 'core' || (booking.state === 'waiting' && booking.graphEventId === null);
}

/** Whether somebody can take it over now (`take`), or does and it is not out of the other calendar yet (`wait`). */
export function handOverOf(record: CommunityRecord, one: Bookable, personId: PersonId): 'take' | 'wait' | null {
  if (mayTakeOver(record, one, personId)) return 'take';
  return one.booking?.former && one.booking.organiserId === personId ? 'wait' : null;
}

const said = ({ kind }: Bookable, what: 'booked' | 'off' | 'back') => `said.${kind === 'event' ? 'event' : 'date'}-${what}` as const;

/** Puts it into the calendar of whoever asks; what is there, or on its way, is not put there twice. */
export function bookEvent({ record, act }: Situation, { eventId, gone }: CommandOf<'bookEvent'>): Decision {
  const before = bookableOf(record, eventId);
  if (!before) return refuse('not-found', 'refuse.no-event');
  const { booking } = before;
  if (booking?.former && gone && booking.organiserId === act.personId) return done([before.changed({ booking: { ...booking, former: null, problem: null } })], [{ kind: 'book-event', eventId }], { key: said(before, 'booked') });
  const takesOver = mayTakeOver(record, before, act.personId);
  if (isStanding(booking) && !takesOver) return already(said(before, 'booked'));
  if (before.state !== 'planned') return refuse('not-now', 'refuse.event-not-planned');
  if (before.startsAt <= act.now) return refuse('not-now', 'refuse.event-begun');
  // Handed on a second time before it is out of the first calendar, that is still to be done.
  const former = !takesOver || gone ? null : booking?.graphEventId ? { organiserId: booking.organiserId, graphEventId: booking.graphEventId } : booking?.former ?? null;
  return done([before.changed({ booking: { ...ask(act.personId, act.now), ...(former ? { former } : {}) } })], [{ kind: 'book-event', eventId }], { key: said(before, 'booked') });
}

/** Calls it off with a reason, or, without one, puts it back. */
export function callOffEvent({ record, act }: Situation, { eventId, reason }: CommandOf<'callOffEvent'>): Decision {
  const before = bookableOf(record, eventId);
  if (!before || before.gone) return refuse('not-found', 'refuse.no-event');
  if (before.state === 'held') return refuse('not-now', 'refuse.event-held');
  if (reason === null && before.state === 'planned') return already(said(before, 'back'));
  if (reason === null) return done([before.changed({ state: 'planned', cancelReason: null, booking: before.booking && againIn(before.booking, act.now) })], told(before), { key: said(before, 'back') });
  if (before.state === 'cancelled' && before.cancelReason === reason) return already(said(before, 'off'));
  return done([before.changed({ state: 'cancelled', cancelReason: reason })], told(before), { key: said(before, 'off') });
}
