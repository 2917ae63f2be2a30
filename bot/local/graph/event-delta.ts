import { Temporal } from 'temporal-polyfill';
import type { LocalPerson } from '../people';
import { entity, graphRoot, Refusal, type Answer, type Ask } from './answers';
import { deltaQuery, givenToken, type DeltaToken } from './delta-token';
import { eventJson, preference } from './event-item';
import { isInCalendar, span } from './event-routes';
import { copyId, type EventStore, type StoredEvent } from './event-store';
import { occurrencesBetween } from './occurrences';

/** What a link stands for: the time that is looked at, the changes that it tells of, and where it has come to. */
interface Token extends DeltaToken {
  from: string;
  to: string;
  /** Changes after this one; -1 for all that there is. */
  since: number;
  upTo: number;
}

/** Small on purpose, so that a caller who forgets the next link notices. */
const usual = 5;

/** The changes in a person's calendar between two moments (Graph, event: delta). Ids, times and what is gone; query options other than the time are refused. */
export function delta(store: EventStore, ask: Ask, person: LocalPerson): Answer {
  for (const name of ask.query.keys()) if (/^\$(select|filter|expand|orderby|search)$/i.test(name)) throw new Refusal(400, 'ErrorInvalidUrlQuery', `The query option ${name} is not supported with change tracking over a calendar view.`);
  const token = tokenOf(store, ask);
  const rows = store.all().filter((one) => (one.sequence ?? 0) > token.since).flatMap((event) => rowsOf(event, ask, person, token));
  const size = Math.min(Number(/odata\.maxpagesize=(\d+)/i.exec(String(ask.headers['prefer'] ?? ''))?.[1] ?? usual), usual * 2);
  const next = token.skip + size;
  const link = (name: '$skiptoken' | '$deltatoken', one: Token): string => `${graphRoot}${ask.params['user'] ? `/users/${encodeURIComponent(ask.params['user'])}` : '/me'}/calendarView/delta?startDateTime=${encodeURIComponent(one.from)}&endDateTime=${encodeURIComponent(one.to)}&${deltaQuery(name, one)}`;
  return {
    status: 200,
    json: entity(`Collection(event)`, {
      ...(next < rows.length ? { '@odata.nextLink': link('$skiptoken', { ...token, skip: next }) } : { '@odata.deltaLink': link('$deltatoken', { ...token, since: token.upTo, skip: 0, begunAt: ask.now.toISOString() }) }),
      value: rows.slice(token.skip, next),
    }),
  };
}

function tokenOf(store: EventStore, ask: Ask): Token {
  const token = givenToken<Token>(ask);
  if (token === null) {
    const { from, to } = span(ask);
    return { from: from.toString(), to: to.toString(), since: -1, upTo: store.sequence(), skip: 0, begunAt: ask.now.toISOString() };
  }
  return ask.query.has('$deltatoken') ? { ...token, upTo: store.sequence() } : token;
}

/** One that is in the calendar with each of its meetings, those short as the service gives them; what is not there any more by its id. */
function rowsOf(event: StoredEvent, ask: Ask, person: LocalPerson, { from, to, since }: Token): object[] {
  const id = copyId(event.uid, person.id);
  const gone = (which: string): object => ({ '@odata.type': '#microsoft.graph.event', id: which, '@removed': { reason: 'deleted' } });
  if (!isInCalendar(event, person)) return since < 0 || !concerns(event, person) ? [] : [gone(id)];
  const there = occurrencesBetween(event, Temporal.Instant.from(from), Temporal.Instant.from(to));
  const prefer = preference(ask);
  if (!event.recurrence) return there.length > 0 ? [eventJson(event, person, prefer)] : since < 0 ? [] : [gone(id)];
  const whole = there.length > 0 ? [eventJson(event, person, prefer)] : [];
  const meetings = there.map((one) => {
    const full = eventJson(event, person, prefer, one);
    return one.original ? full : { '@odata.etag': full['@odata.etag'], id: full['id'], seriesMasterId: full['seriesMasterId'], type: 'occurrence', start: full['start'], end: full['end'] };
  });
  return [...whole, ...meetings, ...(since < 0 ? [] : event.cancelledDates.map((date) => gone(`${id}.${date}`)))];
}

const concerns = (event: StoredEvent, person: LocalPerson): boolean => event.organiserId === person.id || event.removedFor.includes(person.id);
