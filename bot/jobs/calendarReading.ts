import { calendarScopes, readMeeting } from '../graph/calendar';
import type { GraphClient } from '../graph/client';
import { readChanges, readEventThere, readInstances, readSeriesThere, type ChangesThere } from '../graph/outlook';
import { GraphProblem } from '../graph/problems';
import { recursOf } from '../graph/recurrence';
import type { Doing } from '../domain/decision';
import { bookableOf, bookablesOf, type Bookable } from '../domain/outlook/bookable';
import { takeEvent } from '../domain/outlook/event';
import { linkOf, takeLink, withLink, withoutLink } from '../domain/outlook/reading';
import { hasOtherRhythm, isOtherList, takeSeries, type SeriesSeen, type Taken } from '../domain/outlook/series';
import { memberOf } from '../domain/people';
import { applyChanges, type CommunityRecord, type MeetingTime, type OutlookLink, type Series } from '../domain/record';
import { occurrences } from '../domain/recurrence';
import { isSameFacts, markOf } from '../domain/marks';
import type { Carriage, CarrierParts } from './carrier';
import { guestsOf } from './eventGuests';
import { fateOfProblem, type ClientFor } from './graphWork';

const day = 86_400_000;
/** How far ahead a calendar is read, and how much of that is left when it is begun anew. Days. */
const ahead = 400;
const renewed = 200;

/**
 * Reads what people changed in Outlook of the meetings, events and dates that are in one organiser's calendar: its changes
 * since the last time, then those of our own that they are about. Of the rest of the calendar nothing is kept.
 */
export function readingCarriage({ commands, store, say, clock }: CarrierParts, clientFor: ClientFor): Carriage<'read-calendar'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, { personId }, record) {
      const { tenantId } = claim;
      const communityId = record.community.id;
      const now = clock.now();
      const ids = await store.activity.booked(tenantId, communityId, personId, now);
      const whole = ids.length === 0 ? record : (await store.records.load(tenantId, communityId, '', undefined, ids))?.record ?? record;
      const events = bookablesOf(whole).filter((one) => one.state === 'planned' && one.startsAt > now && one.booking?.organiserId === personId && one.booking.graphEventId !== null);
      const series = record.series.filter((one) => one.organiserId === personId && one.state === 'booked' && one.ending === null && one.graphEventId !== null && (occurrences(one).at(-1) ?? '') > now);
      const settle = (mark: string, decide: (record: CommunityRecord) => Doing | null): Promise<void> =>
        commands.settle(tenantId, communityId, `calendar-${personId}-${mark}-${claim.wanted}-${claim.claimedAt}`, decide, events.map((one) => one.id));
      if (memberOf(record, personId) === undefined || events.length + series.length === 0) {
        if (linkOf(record, personId)) await settle('end', (standing) => withoutLink(standing, personId));
        return { state: 'suppressed', reason: say('calendar.nothing-to-read') };
      }
      try {
        const client = clientFor(personId, calendarScopes);
        const to = new Date(Date.parse(now) + ahead * day).toISOString();
        const link = linkOf(record, personId);
        const { changes, all, until } = await changesOf(client, link, now, to);
        // What was booked while the calendar was read the last time was changed unseen, if it was: the link has it behind it.
        const isToRead = (graphEventId: string): boolean => all || changes.ids.has(graphEventId) || !link?.knew?.includes(markOf(graphEventId));
        const seen = await Promise.all(series.filter((one) => isToRead(idOf(one))).map((one) => seriesSeen(client, one, now, to)));
        const seenEvents: { event: Bookable; there: MeetingTime | null }[] = [];
        for (const event of events.filter((one) => isToRead(idOf(one)))) seenEvents.push({ event, there: await readEventThere(client, idOf(event)) });
        // What is called off here at the moment is not taken from Outlook: put back, it is looked at anew.
        const knew = (at: CommunityRecord) => [...series, ...events.filter((one) => bookableOf(at, one.id)?.state === 'planned')].map((one) => markOf(idOf(one)));
        const links = await lateLinks(client, [...series.map((one) => ({ ...one, online: true })), ...events.flatMap((one) => (one.booking ? [{ ...one.booking, online: one.place === '' }] : []))]);
        const invited = new Map<string, string[]>();
        for (const one of events) invited.set(one.id, (await guestsOf(store, tenantId, whole, one)).map(({ email }) => email));
        await settle('read', (standing) => {
          // Changed here or told anew while Outlook was read, it is read again: what was seen is out of date.
          const late = seen.some((one) => !isSameFacts(standing.series.find((other) => other.id === one.seriesId), series.find((other) => other.id === one.seriesId)))
            || seenEvents.some(({ event }) => !isSameFacts(bookableOf(standing, event.id)?.booking?.sent, event.booking?.sent));
          if (late) return { ok: true, said: null, changes: [], effects: [{ kind: 'read-calendar', personId }] };
          const taken: Taken = { changes: [], effects: [] };
          let at = standing;
          const take = (one: Taken): void => {
            taken.changes.push(...one.changes);
            taken.effects.push(...one.effects);
            at = applyChanges(at, one.changes);
          };
          for (const one of seen) take(takeSeries(at, one, now, say('series.unknown-rhythm')));
          for (const { event, there } of seenEvents) take(takeEvent(at, event.id, there, now, say));
          for (const [graphEventId, joinUrl] of links) take(takeLink(at, graphEventId, joinUrl));
          for (const [id, emails] of invited) if (hasOthers(bookableOf(at, id), emails)) taken.effects.push({ kind: 'book-event', eventId: id });
          return { ok: true, said: null, changes: [...taken.changes, withLink(at, { personId, link: changes.link, until, readAt: now, knew: knew(at) })], effects: taken.effects };
        });
        return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        return fateOfProblem(error, claim);
      }
    },
  };
}

/** Whether Outlook was told to invite others: somebody has come into the core group since, or left it, and is told of by nobody's command. */
const hasOthers = (one: Bookable | null, emails: readonly string[]): boolean =>
  one?.state === 'planned' && one.booking?.state === 'booked' && one.booking.sent !== null && isOtherList(one.booking.sent.emails, emails);

/** Outlook's id of what is booked. */
const idOf = (one: Series | Bookable): string => ('booking' in one ? one.booking : one)?.graphEventId ?? '';

/** The changes since the last time; all of it where that was never, or where the link has run out or looks too little ahead. */
async function changesOf(client: GraphClient, link: OutlookLink | null, now: string, to: string): Promise<{ changes: ChangesThere; all: boolean; until: string }> {
  const good = link !== null && link.link !== null && link.link !== '' && Date.parse(link.until) > Date.parse(now) + renewed * day;
  const since = good ? await readChanges(client, link.link, now, link.until) : null;
  if (good && since) return { changes: since, all: since.removed, until: link.until };
  const anew = await readChanges(client, null, now, to);
  return { changes: anew ?? { ids: new Set(), removed: false, link: '' }, all: true, until: to };
}

/** The links of online meetings that Teams had not made when they were booked, by Outlook's id. Some never get one: an hour between two looks is no burden. */
async function lateLinks(client: GraphClient, meetings: readonly { graphEventId: string | null; joinUrl: string | null; online: boolean }[]): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  for (const { graphEventId, joinUrl, online } of meetings) {
    if (!online || graphEventId === null || joinUrl !== null) continue;
    const link = (await readMeeting(client, graphEventId))?.joinUrl;
    if (link) links.set(graphEventId, link);
  }
  return links;
}

async function seriesSeen(client: GraphClient, series: Series, from: string, to: string): Promise<SeriesSeen> {
  const eventId = series.graphEventId ?? '';
  const there = await readSeriesThere(client, eventId, series.zone);
  if (!there) return { seriesId: series.id, from, to, meetings: null, pattern: null };
  const meetings = await readInstances(client, eventId, from, to);
  if (!hasOtherRhythm(series, meetings)) return { seriesId: series.id, from, to, meetings, pattern: null };
  const recurs = there.recurrence && recursOf(there.recurrence);
  const zone = recurs?.zone ?? series.zone;
  const inZone = zone === series.zone ? there : await readSeriesThere(client, eventId, zone) ?? there;
  return { seriesId: series.id, from, to, meetings, pattern: { firstStart: inZone.firstStart, minutes: inZone.minutes, place: inZone.place, recurs, zone } };
}
