import { Temporal } from 'temporal-polyfill';
import { localPeople, type LocalPerson } from '../people';
import { access, type Access } from './access';
import { checkMatch, entity, jsonBody, page, Refusal, selected, type Answer, type Ask } from './answers';
import { checkEvent, readEvent } from './event-check';
import { eventEtag, eventJson, joinUrlOf, preference } from './event-item';
import { copyId, newUid, type EventStore, type StoredEvent } from './event-store';
import { occurrencesBetween, type Occurrence } from './occurrences';
import { withOccurrence } from './event-occurrence';
import { delta } from './event-delta';
import { getSchedule } from './event-schedule';
import type { Route } from './route';

/** True if the event is in this person's calendar. */
export function isInCalendar(event: StoredEvent, person: LocalPerson): boolean {
  if (event.removedFor.includes(person.id)) return false;
  if (event.organiserId === person.id) return !event.cancelled;
  return event.attendees.some((one) => one.email.toLowerCase() === person.email.toLowerCase());
}

/** Events of `/me` and `/users/{user}`; another person's calendar needs an application token. */
export function eventRoutes(store: EventStore): Route[] {
  const both = (method: Route['method'], rest: string, needs: Access, run: (ask: Ask, owner: LocalPerson) => Answer): Route[] => [
    { method, path: `/me${rest}`, access: { ...needs, application: [] }, run: (ask) => run(ask, owner(ask)) },
    { method, path: `/users/{user}${rest}`, access: needs, run: (ask) => run(ask, owner(ask)) },
  ];
  const read = access.readCalendar;
  const write = access.writeCalendar;
  return [
    ...both('POST', '/events', write, (ask, one) => create(store, ask, one)),
    ...both('GET', '/events', read, (ask, one) => list(store, ask, one)),
    ...both('GET', '/calendarView', read, (ask, one) => view(store, ask, one)),
    ...both('POST', '/calendar/getSchedule', read, (ask) => getSchedule(store, ask)),
    ...both('GET', '/calendarView/delta', read, (ask, one) => delta(store, ask, one)),
    ...both('GET', '/events/{event}', read, (ask, one) => {
      const { event, occurrence } = find(store, ask, one);
      return { status: 200, headers: { ETag: eventEtag(event) }, json: answered(ask, event, one, occurrence) };
    }),
    ...both('GET', '/events/{event}/instances', read, (ask, one) => instances(store, ask, one)),
    ...both('PATCH', '/events/{event}', write, (ask, one) => change(store, ask, one)),
    ...both('DELETE', '/events/{event}', write, (ask, one) => remove(store, ask, one)),
    ...both('POST', '/events/{event}/cancel', write, (ask, one) => cancel(store, ask, one)),
  ];
}

const notFound = (): Refusal => new Refusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');

function owner(ask: Ask): LocalPerson {
  const wanted = ask.params['user'] ?? ask.personId;
  const person = localPeople.find((one) => one.id === wanted || one.email === wanted);
  if (!person) throw new Refusal(404, 'ErrorInvalidUser', `The requested user '${wanted}' is invalid.`);
  if (ask.personId !== null && person.id !== ask.personId) throw new Refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  return person;
}

function find(store: EventStore, ask: Ask, person: LocalPerson): { event: StoredEvent; occurrence: Occurrence | null } {
  const [id, date] = (ask.params['event'] ?? '').split('.');
  const event = store.all().find((one) => copyId(one.uid, person.id) === id && isInCalendar(one, person));
  if (!event) throw notFound();
  if (date === undefined) return { event, occurrence: null };
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw notFound();
  const day = Temporal.PlainDate.from(date);
  // Moved by itself it may be some days away from the date by which it is known.
  const occurrence = occurrencesBetween(event, day.subtract({ days: 400 }).toZonedDateTime('UTC').toInstant(), day.add({ days: 400 }).toZonedDateTime('UTC').toInstant())
    .find((one) => one.date === date);
  if (!occurrence) throw notFound();
  return { event, occurrence };
}

const answered = (ask: Ask, event: StoredEvent, person: LocalPerson, occurrence: Occurrence | null = null): object =>
  entity(`users('${person.id}')/events/$entity`, selected(eventJson(event, person, preference(ask), occurrence), ask.query.get('$select')));

function create(store: EventStore, ask: Ask, person: LocalPerson): Answer {
  const { isOnlineMeeting, ...read } = readEvent(jsonBody(ask));
  if (!read.start || !read.end) throw new Refusal(400, 'ErrorPropertyValidationFailure', 'An event needs a start and an end.');
  const standing = read.transactionId ? store.byTransaction(person.id, read.transactionId) : null;
  if (standing) return { status: 201, headers: { ETag: eventEtag(standing) }, json: answered(ask, standing, person) };
  const uid = newUid();
  const now = ask.now.toISOString();
  const event: StoredEvent = {
    transactionId: null, subject: '', body: { contentType: 'text', content: '' }, recurrence: null, attendees: [], location: '',
    ...read, start: read.start, end: read.end,
    uid, organiserId: person.id, joinUrl: isOnlineMeeting ? joinUrlOf(uid) : null,
    createdAt: now, modifiedAt: now, revision: 1, cancelled: false, removedFor: [], cancelledDates: [],
  };
  checkEvent(event);
  store.put(event);
  return { status: 201, headers: { ETag: eventEtag(event) }, json: answered(ask, event, person) };
}

function list(store: EventStore, ask: Ask, person: LocalPerson): Answer {
  const prefer = preference(ask);
  const rows = store.all().filter((one) => isInCalendar(one, person)).map((one) => eventJson(one, person, prefer));
  return page(ask, path(ask, '/events'), `users('${person.id}')/events`, rows, 3);
}

function view(store: EventStore, ask: Ask, person: LocalPerson): Answer {
  const { from, to } = span(ask);
  const prefer = preference(ask);
  const rows = store.all().filter((one) => isInCalendar(one, person))
    .flatMap((event) => occurrencesBetween(event, from, to).map((occurrence) => ({ event, occurrence })))
    .sort((a, b) => Temporal.Instant.compare(a.occurrence.start.toInstant(), b.occurrence.start.toInstant()))
    .map(({ event, occurrence }) => eventJson(event, person, prefer, occurrence));
  return page(ask, path(ask, '/calendarView'), `users('${person.id}')/calendarView`, rows, 10);
}

function instances(store: EventStore, ask: Ask, person: LocalPerson): Answer {
  const { event } = find(store, ask, person);
  const { from, to } = span(ask);
  const prefer = preference(ask);
  const rows = occurrencesBetween(event, from, to).map((occurrence) => eventJson(event, person, prefer, occurrence));
  return page(ask, path(ask, `/events/${ask.params['event'] ?? ''}/instances`), `users('${person.id}')/events('${ask.params['event'] ?? ''}')/instances`, rows, 10);
}

const path = (ask: Ask, rest: string): string => `${ask.params['user'] ? `/users/${encodeURIComponent(ask.params['user'])}` : '/me'}${rest}`;

/** `startDateTime` and `endDateTime`; without an offset they are UTC. */
export function span(ask: Ask): { from: Temporal.Instant; to: Temporal.Instant } {
  const moment = (name: string): Temporal.Instant => {
    const text = ask.query.get(name);
    if (text === null) throw new Refusal(400, 'ErrorInvalidParameter', `This request requires a time window specified by the query string parameters StartDateTime and EndDateTime; ${name} is missing.`);
    try {
      return Temporal.Instant.from(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
    } catch {
      throw new Refusal(400, 'ErrorInvalidParameter', `${name} is not an ISO 8601 date and time.`);
    }
  };
  return { from: moment('startDateTime'), to: moment('endDateTime') };
}

function forOrganiser(event: StoredEvent, person: LocalPerson): void {
  if (event.organiserId !== person.id) throw new Refusal(403, 'ErrorAccessDenied', 'Only the organiser may do this.');
}

function change(store: EventStore, ask: Ask, person: LocalPerson): Answer {
  const { event, occurrence } = find(store, ask, person);
  forOrganiser(event, person);
  checkMatch(ask, eventEtag(event), 'ErrorIrresolvableConflict');
  if (occurrence && event.recurrence) return changeOne(ask, event, occurrence);
  const { isOnlineMeeting, ...read } = readEvent(jsonBody(ask));
  if (read.transactionId !== undefined && read.transactionId !== event.transactionId) throw new Refusal(400, 'ErrorPropertyValidationFailure', 'transactionId cannot be changed.');
  const joinUrl = isOnlineMeeting && event.joinUrl === null ? joinUrlOf(event.uid) : event.joinUrl;
  // Another rhythm or another time makes all meetings anew, as Exchange does; another end leaves those that stay.
  const anew = JSON.stringify([read.start ?? event.start, (read.recurrence ?? event.recurrence)?.pattern]) !== JSON.stringify([event.start, event.recurrence?.pattern]);
  const next: StoredEvent = { ...event, ...read, ...(anew ? { exceptions: [], cancelledDates: [] } : {}), joinUrl, modifiedAt: ask.now.toISOString(), revision: event.revision + 1 };
  checkEvent(next);
  store.put(next);
  return { status: 200, headers: { ETag: eventEtag(next) }, json: answered(ask, next, person) };

  function changeOne(of: Ask, series: StoredEvent, one: Occurrence): Answer {
    const changed = withOccurrence(series, one, readEvent(jsonBody(of)), of.now);
    store.put(changed);
    const standing = find(store, of, person);
    return { status: 200, headers: { ETag: eventEtag(changed) }, json: answered(of, standing.event, person, standing.occurrence) };
  }
}

function remove(store: EventStore, ask: Ask, person: LocalPerson): Answer {
  const { event, occurrence } = find(store, ask, person);
  checkMatch(ask, eventEtag(event), 'ErrorIrresolvableConflict');
  const mine = event.organiserId === person.id;
  if (occurrence && !mine) throw new Refusal(400, 'ErrorInvalidRequest', 'This local service takes single meetings out for the organiser only.');
  const gone: Partial<StoredEvent> = occurrence
    ? { cancelledDates: [...event.cancelledDates, occurrence.date] }
    : mine ? { cancelled: true } : { removedFor: [...event.removedFor, person.id] };
  store.put({ ...event, ...gone, modifiedAt: ask.now.toISOString(), revision: event.revision + 1 });
  return { status: 204 };
}

function cancel(store: EventStore, ask: Ask, person: LocalPerson): Answer {
  const { event, occurrence } = find(store, ask, person);
  if (event.organiserId !== person.id) throw new Refusal(400, 'ErrorInvalidRequest', 'Only the organiser can cancel a meeting.');
  const gone: Partial<StoredEvent> = occurrence ? { cancelledDates: [...event.cancelledDates, occurrence.date] } : { cancelled: true };
  store.put({ ...event, ...gone, modifiedAt: ask.now.toISOString(), revision: event.revision + 1 });
  return { status: 202 };
}
