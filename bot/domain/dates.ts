import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Effect, type Situation } from './decision';
import { localOf, momentOf } from './events';
import { dateIn } from './kinds/event';
import { isSameFacts } from './marks';
import { ofReview, ofTalk, type Bookable } from './outlook/bookable';
import { againIn, told } from './outlook/booking';
import type { Appointment, Change, CommunityRecord, Contact, ReviewDate } from './record';

/** Dates that can do without an hour, reviews and talks with the sponsor: given one, each is a meeting of the core group that can be booked. */

type Dated = ReviewDate | Contact;
const isTalk = (row: Dated): row is Contact => 'plannedOn' in row;

const dateOf = ({ reviews, contacts }: CommunityRecord, id: string): Dated | undefined => reviews.find((one) => one.id === id) ?? contacts.find((one) => one.id === id && one.removedAt === null);

const bookable = (record: CommunityRecord, row: Dated | undefined): Bookable | null => row === undefined ? null : isTalk(row) ? ofTalk(record, row) : ofReview(record, row);

/** The hour goes along with its day. Of a day that is behind us it stays there, and the new day has none yet. */
export function alongWith(appointment: Appointment | null | undefined, onDate: string, zone: string, now: string): Appointment | null {
  if (!appointment || dateIn(zone, appointment.startsAt) === onDate) return appointment ?? null;
  if (appointment.startsAt <= now) return null;
  const startsAt = momentOf(`${onDate}T${localOf(appointment.startsAt, zone).slice(11)}`, zone);
  return { ...appointment, startsAt, setAt: now, booking: withoutNews(appointment.booking), revision: appointment.revision + 1 };
}

/** Where it was in Outlook is no news any more once it is decided here. */
const withoutNews = (booking: Appointment['booking']): Appointment['booking'] => (booking?.news ? { ...booking, news: null } : booking);

/** A date as it is from now on, with what Outlook is told of its hour. What is over stays in calendars as it was. */
export function putDate(record: CommunityRecord, row: Dated, now: string): { changes: Change[]; effects: Effect[] } {
  const before = bookable(record, isTalk(row) ? record.contacts.find((one) => one.id === row.id) : record.reviews.find((one) => one.id === row.id));
  const after = bookable(record, row);
  const isBack = after?.state === 'planned' && before?.state !== 'planned';
  const booking = after?.booking && isBack ? againIn(after.booking, now) : after?.booking ?? null;
  const change: Change = after?.booking && booking ? after.booked(booking) : isTalk(row) ? { put: 'contacts', row } : { put: 'reviews', row };
  const isOver = (one: Bookable | null): boolean => one === null || one.startsAt <= now;
  const isSame = isSameFacts(factsOf(before), factsOf(after));
  return { changes: [change], effects: after === null || isSame || (isOver(before) && isOver(after)) ? [] : told(after) };
}

const factsOf = (one: Bookable | null) => one && [one.startsAt, one.minutes, one.place, one.guests, one.state];

/** Gives a date its hour, or another one. The day goes along. */
export function giveHour({ record, act }: Situation, { dateId, base, type: _type, ...fields }: CommandOf<'giveHour'>): Decision {
  const date = dateOf(record, dateId);
  if (!date) return refuse('not-found', 'refuse.no-date');
  if (isTalk(date) && date.keptOn !== null) return refuse('not-now', 'refuse.talk-kept');
  const { zone } = record.community;
  const startsAt = momentOf(fields.startsAt, zone);
  const before = date.appointment ?? null;
  const wanted = { ...fields, startsAt, guests: [...new Set(fields.guests)] };
  if (before?.state === 'planned' && isSameFacts({ ...before, ...wanted }, before)) return already('said.hour-given');
  if ((before?.revision ?? 0) !== base) return refuse('changed-meanwhile', 'refuse.hour-changed');
  if (startsAt <= act.now) return refuse('not-readable', 'refuse.hour-past');
  // The meeting that is behind us stays in calendars; this is another one.
  const booking = before && before.startsAt > act.now ? withoutNews(before.booking) : null;
  const appointment: Appointment = { ...wanted, state: 'planned', cancelReason: null, setAt: act.now, booking, revision: (before?.revision ?? 0) + 1 };
  const onDate = dateIn(zone, startsAt);
  const row: Dated = isTalk(date) ? { ...date, plannedOn: onDate, appointment, revision: date.revision + 1 } : { ...date, onDate, appointment };
  const { changes, effects } = putDate(record, row, act.now);
  return done(changes, effects, { key: 'said.hour-given' });
}
