import { Temporal } from 'temporal-polyfill';
import { ianaZone } from '../../graph/zones';
import { localPeople } from '../people';
import { entity, jsonBody, Refusal, type Answer, type Ask } from './answers';
import { isInCalendar } from './event-routes';
import type { EventStore } from './event-store';
import { givenObject } from './given';
import { occurrencesBetween } from './occurrences';

const bad = (message: string): Refusal => new Refusal(400, 'ErrorInvalidRequest', message);

/** Free and busy of some people (Graph, calendar: getSchedule): a letter for each stretch of time, 0 free and 2 busy. */
export function getSchedule(store: EventStore, ask: Ask): Answer {
  const body = jsonBody(ask);
  const { schedules, availabilityViewInterval: minutes = 30 } = body;
  if (!Array.isArray(schedules) || schedules.length === 0 || schedules.length > 20) throw bad('schedules must name 1 to 20 people.');
  if (typeof minutes !== 'number' || minutes < 5 || minutes > 1_440) throw bad('availabilityViewInterval must be from 5 to 1440.');
  const moment = (name: string): Temporal.Instant => {
    const { dateTime, timeZone } = givenObject(body[name], name, bad);
    const zone = typeof timeZone === 'string' ? ianaZone(timeZone) : null;
    if (typeof dateTime !== 'string' || zone === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(dateTime)) throw bad(`${name} is not a date and time in a zone.`);
    return Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone).toInstant();
  };
  const [from, to] = [moment('startTime'), moment('endTime')];
  if (Temporal.Instant.compare(from, to) >= 0 || from.until(to).total('hours') > 24 * 62) throw bad('The time must be from a moment to a later one, 62 days at most.');
  const value = schedules.map((address: unknown) => {
    const person = localPeople.find((one) => one.email.toLowerCase() === String(address).toLowerCase());
    if (!person) return { scheduleId: String(address), availabilityView: '', error: { message: 'The user could not be found.', responseCode: 'ErrorMailRecipientNotFound' } };
    const busy = store.all().filter((one) => isInCalendar(one, person) && !one.cancelled).flatMap((event) => occurrencesBetween(event, from, to));
    const places = Math.ceil(from.until(to).total('minutes') / minutes);
    const view = Array.from({ length: places }, (_none, n) => {
      const [start, end] = [from.add({ minutes: n * minutes }), from.add({ minutes: (n + 1) * minutes })];
      return busy.some((one) => Temporal.Instant.compare(one.start.toInstant(), end) < 0 && Temporal.Instant.compare(one.end.toInstant(), start) > 0) ? '2' : '0';
    }).join('');
    return { scheduleId: String(address), availabilityView: view };
  });
  return { status: 200, json: entity('Collection(microsoft.graph.scheduleInformation)', { value }) };
}
