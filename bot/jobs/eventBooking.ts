import { calendarScopes, cancelMeeting, changeMeeting, createMeeting, type MeetingChange } from '../graph/calendar';
import type { GraphClient } from '../graph/client';
import { readEventThere } from '../graph/outlook';
import { GraphProblem } from '../graph/problems';
import { localOf } from '../domain/events';
import { isSameFacts } from '../domain/marks';
import { bookableOf, type Bookable } from '../domain/outlook/bookable';
import { againIn } from '../domain/outlook/booking';
import { guestChange } from '../domain/outlook/series';
import { nameOf } from '../domain/people';
import type { Effect } from '../domain/decision';
import type { Booking, CommunityRecord, EventThere } from '../domain/record';
import type { Carriage, CarrierParts } from './carrier';
import { guestsOf, type Guest } from './eventGuests';
import { fateOfProblem, type ClientFor } from './graphWork';
import { notInOutlook } from '../domain/meetingRecord';

const nothingToTell = { state: 'suppressed', reason: 'This is not wanted in Outlook any more.' } as const;

/**
 * Brings Outlook up to date with an event, or with a date that has an hour: books it once, tells it what has changed since, calls it off with
 * the reason. However often it is carried out, the calendar holds the event once and nobody is invited twice.
 */
export function eventCarriage({ commands, store, say }: CarrierParts, clientFor: ClientFor): Carriage<'book-event'> {
  return {
    // Booking names its transaction, changing compares first, calling off twice finds nothing.
    repeatable: () => Promise.resolve(true),
    async carry(claim, { eventId }, record) {
      const event = bookableOf(record, eventId);
      if (!event?.booking) return nothingToTell;
      const { booking } = event;
      if (event.state === 'held' || booking.state === 'off' || (booking.state === 'gone' && event.state === 'planned') || (booking.state === 'failed' && booking.graphEventId === null)) return nothingToTell;
      const write = (part: Partial<Booking> | ((standing: Booking, isPlanned: boolean, at: string) => Booking), mark: string, effects: Effect[] = []): Promise<void> =>
        commands.settle(claim.tenantId, record.community.id, `event-${eventId}-${mark}-${claim.wanted}`, (now, at) => {
          const standing = bookableOf(now, eventId);
          // Asked for anew meanwhile, it is another booking.
          if (!standing?.booking || standing.booking.askedAt !== booking.askedAt) return null;
          const next = typeof part === 'function' ? part(standing.booking, standing.state === 'planned', at) : { ...standing.booking, ...part };
          return { ok: true, said: null, effects, changes: [standing.booked(next)] };
        }, [eventId]);
      /** Written down before it is told: when the answer is lost, Outlook may have it. */
      const told = booking.telling ?? [];
      const tell = (content: EventThere): Promise<void> | null => (told.some((one) => isSameFacts(one, content)) ? null : write({ telling: [...told, content] }, 'telling'));
      try {
        if (booking.former) {
          // Out of the one calendar first, then into the other: nobody has it twice.
          await cancelMeeting(clientFor(booking.former.organiserId, calendarScopes), booking.former.graphEventId, say('event.handed-over', { name: record.community.name }));
          await write({ former: null, problem: null }, 'former');
        }
        const client = clientFor(booking.organiserId, calendarScopes);
        const guests = await guestsOf(store, claim.tenantId, record, event);
        const sent = { title: event.title(say), startsAt: event.startsAt, minutes: event.minutes, place: event.place, emails: guests.map((one) => one.email) };
        const book = (content: EventThere, attendees: Guest[]) => createMeeting(client, {
          transactionId: `${record.community.id}/${eventId}/${booking.askedAt}`, subject: content.title,
          bodyText: event.body(say, nameOf(record, booking.organiserId) ?? ''),
          ...timesOf(content, record), recurs: null, place: content.place, attendees, onlineMeeting: content.place === '',
        });
        if (event.state === 'cancelled') {
          // It may have been booked with the answer lost: booked again it is the same one, and where it was not nobody is invited.
          const there = booking.graphEventId ?? (told[0] ? (await book(told[0], [])).eventId : null);
          if (there !== null) await cancelMeeting(client, there, event.whyOff(say));
          await write((standing, isPlanned, at) => {
            const off: Booking = { ...standing, state: 'off', ...notInOutlook, sent: null, telling: [] };
            // Put back in the very moment in which it was called off: it is booked anew.
            return isPlanned ? againIn(off, at) : off;
          }, 'off');
        } else if (booking.graphEventId === null) {
          const first = told[0] ?? sent;
          await tell(first);
          const booked = await book(first, first.emails.map((email) => guests.find((one) => one.email === email) ?? { name: email, email }));
          const since: Effect[] = isSameFacts(first, sent) ? [] : [{ kind: 'book-event', eventId }];
          await write({ state: 'booked', problem: null, graphEventId: booked.eventId, webLink: booked.webLink, joinUrl: booked.joinUrl, sent: first, telling: [] }, 'booked', [{ kind: 'read-calendar', personId: booking.organiserId }, ...since]);
        } else {
          await tell(sent);
          const change = await besideOutlook(client, booking, changeOf(booking, sent, guests, timesOf(event, record)));
          if (await changeMeeting(client, booking.graphEventId, change)) {
            // What was left as it is in Outlook is taken over from there.
            const known = { ...sent, ...(change.times || !booking.sent ? {} : { startsAt: booking.sent.startsAt, minutes: booking.sent.minutes }), ...(change.place !== undefined || !booking.sent ? {} : { place: booking.sent.place }) };
            await write({ state: 'booked', problem: null, sent: known, telling: [] }, 'changed', isSameFacts(known, sent) ? [] : [{ kind: 'read-calendar', personId: booking.organiserId }]);
          } else {
            await write({ state: 'failed', ...notInOutlook, problem: say('series.event-gone'), sent: null, telling: [] }, 'gone');
          }
        }
        return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const fate = fateOfProblem(error, claim);
        const state = fate.state === 'failed' ? 'failed' : 'waiting';
        if (booking.problem !== error.sentence || booking.state !== state) await write({ state, problem: error.sentence }, `${state}-${claim.attempts}`);
        return fate;
      }
    },
  };
}

const timesOf = ({ startsAt, minutes }: Pick<Bookable, 'startsAt' | 'minutes'>, { community: { zone } }: CommunityRecord) =>
  ({ firstStart: localOf(startsAt, zone), minutes, zone });

/** Time and place that people have changed in Outlook since it was told last win over what was changed here. What it was being told with the answer lost is ours. */
async function besideOutlook(client: GraphClient, { graphEventId, sent, telling }: Booking, change: MeetingChange): Promise<MeetingChange> {
  if (graphEventId === null || sent === null || (change.times === undefined && change.place === undefined)) return change;
  const there = await readEventThere(client, graphEventId);
  const ours = [sent, ...(telling ?? [])];
  const { times, place, ...rest } = change;
  return {
    ...rest,
    ...(times !== undefined && ours.some((one) => there?.startsAt === one.startsAt && there.minutes === one.minutes) ? { times } : {}),
    ...(place !== undefined && ours.some((one) => there?.place === one.place) ? { place } : {}),
  };
}

function changeOf({ sent: before, telling = [] }: Booking, now: EventThere, guests: readonly Guest[], times: MeetingChange['times']): MeetingChange {
  // What it was told without an answer it may have or not have: then it is told everything.
  const sure = telling.length === 0;
  return {
    ...(sure && before?.title === now.title ? {} : { subject: now.title }),
    ...((sure && before?.startsAt === now.startsAt && before.minutes === now.minutes) || times === undefined ? {} : { times }),
    ...(sure && before?.place === now.place ? {} : { place: now.place }),
    ...guestChange([before?.emails ?? [], ...telling.map((one) => one.emails)], guests),
  };
}
