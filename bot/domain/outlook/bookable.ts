import type { Say } from '../../toolkit/phrases';
import type { Effect } from '../decision';
import { onInvitation } from '../inviting';
import { dateIn } from '../kinds/event';
import type { Appointment, Booking, Change, CommunityEvent, CommunityRecord, Contact, ReviewDate } from '../record';
import { dateWords } from '../times';

/**
 * What can stand in Outlook by itself: an event, or a review or a talk with the sponsor that has an hour. One way of
 * booking, of changing and of reading what people change there holds for all of them.
 */
export interface Bookable {
  /** The id of its row: no two of a community are the same. */
  id: string;
  kind: 'event' | 'review' | 'talk';
  /** ISO 8601 UTC. */
  startsAt: string;
  minutes: number;
  place: string;
  /** `held` needs no calendar any more; `cancelled` goes out of it. */
  state: 'planned' | 'held' | 'cancelled';
  /** It stands in no list here any more, so that nobody can put it back as it was. */
  gone: boolean;
  cancelReason: string | null;
  booking: Booking | null;
  /** Addresses of those who are invited besides the core group and whoever signs up. */
  guests: readonly string[];
  /** What else tells people of it, and is brought up to date when it changes. */
  posts: Effect[];
  title(say: Say): string;
  /** What its invitation says; `person` is whoever asked for it. */
  body(say: Say, person: string): string;
  /** Why it is called off, for those who were invited. */
  whyOff(say: Say): string;
  /** Its row with another booking, which is no change to those who have it open. */
  booked(booking: Booking): Change;
  changed(part: BookablePart): Change;
}

/** What can be changed of one. */
export type BookablePart = Partial<Pick<Appointment, 'startsAt' | 'minutes' | 'place' | 'state' | 'cancelReason' | 'booking'>>;

/** The event, or the date with an hour, of this id; null for none. */
export function bookableOf(record: CommunityRecord, id: string): Bookable | null {
  const event = record.events.find((one) => one.id === id);
  if (event) return ofEvent(record, event);
  const review = record.reviews.find((one) => one.id === id);
  if (review) return ofReview(record, review);
  const talk = record.contacts.find((one) => one.id === id);
  return talk ? ofTalk(record, talk) : null;
}

/** All of them that the record holds. */
export const bookablesOf = (record: CommunityRecord): Bookable[] => [
  ...record.events.map((one) => ofEvent(record, one)),
  ...[...record.reviews.map((one) => ofReview(record, one)), ...record.contacts.map((one) => ofTalk(record, one))].filter((one) => one !== null),
];

function ofEvent({ community: { name } }: CommunityRecord, event: CommunityEvent): Bookable {
  const { id, startsAt, minutes, place, state, booking } = event;
  return {
    id, kind: 'event', startsAt, minutes, place, state, gone: false, cancelReason: event.cancelReason, booking, guests: [], posts: onInvitation(event),
    title: () => event.title, body: (say, person) => say('series.body-event', { title: event.title, name, person }), whyOff: () => event.cancelReason ?? '',
    booked: (next) => ({ put: 'events', row: { ...event, booking: next } }),
    changed: (part) => ({ put: 'events', row: { ...event, ...part, revision: event.revision + 1 } }),
  };
}

export function ofReview({ community: { name, zone } }: CommunityRecord, review: ReviewDate): Bookable | null {
  const { appointment } = review;
  if (!appointment) return null;
  return {
    ...ofAppointment(review.id, 'review', appointment), state: appointment.state, gone: false,
    title: (say) => say('date.review', { review: say(`review.${review.kind}`), name }), body: (say, person) => say('series.body-review', { name, person }), whyOff: () => appointment.cancelReason ?? '',
    booked: (booking) => ({ put: 'reviews', row: { ...review, appointment: { ...appointment, booking } } }),
    changed: (part) => ({ put: 'reviews', row: { ...review, ...(part.startsAt === undefined ? {} : { onDate: dateIn(zone, part.startsAt) }), appointment: after(appointment, part) } }),
  };
}

export function ofTalk({ community: { name, zone } }: CommunityRecord, talk: Contact): Bookable | null {
  const { appointment, keptOn, plannedOn, removedAt } = talk;
  if (!appointment) return null;
  const early = keptOn !== null && keptOn < plannedOn;
  const gone = removedAt !== null || early;
  return {
    ...ofAppointment(talk.id, 'talk', appointment), state: gone ? 'cancelled' : keptOn !== null ? 'held' : appointment.state, gone,
    // What it is about is the core group's: the sponsor reads this.
    title: (say) => say('contact.planned', { name }), body: (say, person) => say('series.body-talk', { name, person }),
    whyOff: (say) => (removedAt !== null ? say('talk.off-removed') : early ? say('talk.off-early', { date: dateWords(keptOn) }) : appointment.cancelReason ?? ''),
    booked: (booking) => ({ put: 'contacts', row: { ...talk, appointment: { ...appointment, booking } } }),
    changed: (part) => ({ put: 'contacts', row: { ...talk, ...(part.startsAt === undefined ? {} : { plannedOn: dateIn(zone, part.startsAt) }), appointment: after(appointment, part), revision: talk.revision + 1 } }),
  };
}

const ofAppointment = (id: string, kind: 'review' | 'talk', { startsAt, minutes, place, cancelReason, booking, guests }: Appointment) => ({ id, kind, startsAt, minutes, place, cancelReason, booking, guests, posts: [] });

const after = (appointment: Appointment, part: BookablePart): Appointment => ({ ...appointment, ...part, revision: appointment.revision + 1 });
