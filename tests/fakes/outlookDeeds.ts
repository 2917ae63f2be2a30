import { Temporal } from 'temporal-polyfill';
import type { Random } from '../../bot/demo/random';
import { bookableOf } from '../../bot/domain/outlook/bookable';
import { calendarScopes } from '../../bot/graph/calendar';
import { ianaZone } from '../../bot/graph/zones';
import { copyId, type StoredEvent } from '../../bot/local/graph/event-store';
import { occurrencesBetween } from '../../bot/local/graph/occurrences';
import { localPeople, localTenant } from '../../bot/local/people';
import type { Group } from './group';
import type { Site } from './site';

/** What people do to the community's meetings in Outlook, past the app. */
export interface Deed {
  /** The name under which the meeting was booked. */
  transaction: string;
  /** Which one of a series, by when the series has it (ISO 8601 UTC); null for the whole of it, and for a single one. */
  plannedAt: string | null;
  /** To when it was moved, ISO 8601 UTC; null where it was called off or deleted. */
  startsAt: string | null;
  /** False where the app was telling Outlook of the same meeting in that moment, so that either of the two may have come last. */
  certain: boolean;
}

export const always = [Temporal.Instant.from('2020-01-01T00:00Z'), Temporal.Instant.from('2080-01-01T00:00Z')] as const;

/** The app goes by `/me`: what people do past it is told apart by this. */
export const peoplePath = '/users/';
const copyOf = (event: StoredEvent, personId: string): string => `${peoplePath}${personId}/events/${copyId(event.uid, personId)}`;

/** A moment as the record writes it. */
export const moment = (at: Temporal.ZonedDateTime): string => at.toInstant().toString({ fractionalSecondDigits: 3 });

/**
 * Somebody moves, deletes or calls off a meeting that stands in their calendar, or takes it out of their own; null for
 * what says nothing to the others, or cannot be done. `inHand` holds what is being changed: one after the other.
 */
export async function deedOf(site: Site, { communityId }: Group, next: Random, inHand: Set<string>): Promise<Deed | null> {
  const event = picked(next, site.local.graph.events().filter((one) => !one.cancelled && !inHand.has(one.uid) && one.transactionId?.startsWith(`${communityId}/`)));
  if (!event) return null;
  const way = next();
  if (way < 0.08) return takeOut(site, event, picked(next, event.attendees)?.email);
  inHand.add(event.uid);
  return change(site, communityId, event, next, way < 0.94).finally(() => inHand.delete(event.uid));
}

const picked = <T>(next: Random, list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];

/** Changes a single meeting, one of a series, or a series whole: that one is not moved. */
async function change(site: Site, communityId: string, event: StoredEvent, next: Random, single: boolean): Promise<Deed | null> {
  const one = event.recurrence && single ? picked(next, occurrencesBetween(event, ...always)) : undefined;
  if (event.recurrence && single && !one) return null;
  const transaction = event.transactionId ?? '';
  const path = `${copyOf(event, event.organiserId)}${one ? `.${one.date}` : ''}`;
  const client = site.local.clientFor(event.organiserId, calendarScopes);
  const before = await beingTold(site, communityId, transaction);
  const moves = (!event.recurrence || one !== undefined) && next() < 0.7;
  // On a minute that nobody chooses in the app: what is at it was moved in Outlook.
  const start = (one ? one.start.toPlainDateTime() : Temporal.PlainDateTime.from(event.start.dateTime)).with({ hour: 7 + Math.floor(next() * 12), minute: 31 + Math.floor(next() * 28) });
  const timeZone = one?.start.timeZoneId ?? event.start.timeZone;
  const times = { start: { dateTime: start.toString(), timeZone }, end: { dateTime: start.add({ minutes: 40 }).toString(), timeZone } };
  try {
    if (moves) await client.api(path).patch({ ...times, ...(next() < 0.4 ? { location: { displayName: 'Library' } } : {}) });
    else if (next() < 0.5) await client.api(path).delete();
    else await client.api(`${path}/cancel`).post({ comment: 'Not this time' });
  } catch {
    // It is gone already, or would cross the one before or after it.
    return null;
  }
  const certain = before !== 'sending' && before === await beingTold(site, communityId, transaction);
  return { transaction, plannedAt: one ? moment(one.original ?? one.start) : null, startsAt: moves ? moment(start.toZonedDateTime(ianaZone(timeZone) ?? 'UTC')) : null, certain };
}

/** Somebody invited takes a meeting out of their own calendar: it stands for all others. */
async function takeOut(site: Site, event: StoredEvent, email: string | undefined): Promise<null> {
  const guest = localPeople.find((one) => one.email === email);
  if (guest && !event.recurrence) await site.local.clientFor(guest.id, calendarScopes).api(copyOf(event, guest.id)).delete().catch(() => undefined);
  return null;
}

/** The latest claim by which Outlook is told of a meeting; `sending` while it is under way, or was and has not been answered for. */
async function beingTold(site: Site, communityId: string, transaction: string): Promise<string> {
  const id = transaction.split('/').slice(1, -1).join('/');
  const record = (await site.store.records.load(localTenant, communityId, ''))?.record;
  const told = record?.series.find((one) => one.id === id) ?? (record ? bookableOf(record, id)?.booking : null);
  if (!told || told.graphEventId === null || (told.telling ?? []).length > 0) return 'sending';
  const { rows } = await site.store.executeSql(`select state, claimed_at::text as at from delivery where community_id = $1 and key in ($2, $3)`, [communityId, `book-event:${id}`, `book-series:${id}`]);
  const [row] = rows as { state: string; at: string | null }[];
  return row?.state === 'sending' ? 'sending' : row?.at ?? '';
}
