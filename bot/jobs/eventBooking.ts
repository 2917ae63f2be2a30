import { calendarScopes, cancelMeeting, changeMeeting, createMeeting, type MeetingChange } from '../graph/calendar';
import type { GraphClient } from '../graph/client';
import { readEventThere } from '../graph/outlook';
import { GraphProblem } from '../graph/problems';
import { localOf } from '../domain/events';
import { coreGroup, nameOf } from '../domain/people';
import type { Effect } from '../domain/decision';
import type { Booking, CommunityEvent, CommunityRecord } from '../domain/record';
import type { Claim } from '../store/deliveries';
import type { Carriage, CarrierParts } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

interface Guest {
  name: string;
  email: string;
}

/**
 * Brings Outlook up to date with an event: books it once, tells it what has changed since, calls it off with
 * the reason. However often it is carried out, the calendar holds the event once and nobody is invited twice.
 */
export function eventCarriage({ commands, store, say }: CarrierParts, clientFor: ClientFor): Carriage<'book-event'> {
  return {
    // Booking names its transaction, changing compares first, calling off twice finds nothing.
    repeatable: () => Promise.resolve(true),
    async carry(claim, { eventId }, record) {
      const event = record.events.find((one) => one.id === eventId);
      if (!event?.booking) return { state: 'suppressed', reason: 'This event is not wanted in Outlook any more.' };
      const { booking } = event;
      if (event.state === 'held' || booking.state === 'off' || (booking.state === 'gone' && event.state === 'planned') || (booking.state === 'failed' && booking.graphEventId === null)) return { state: 'sent' };
      const write = (part: Partial<Booking>, mark: string, effects: Effect[] = []): Promise<void> =>
        commands.settle(claim.tenantId, record.community.id, `event-${eventId}-${mark}-${claim.wanted}`, (now) => {
          const standing = now.events.find((one) => one.id === eventId);
          // Asked for anew meanwhile, it is another booking.
          if (!standing?.booking || standing.booking.askedAt !== booking.askedAt) return null;
          return { ok: true, said: null, effects, changes: [{ put: 'events', row: { ...standing, booking: { ...standing.booking, ...part } } }] };
        }, [eventId]);
      let change: MeetingChange;
      try {
        const client = clientFor(booking.organiserId, calendarScopes);
        const guests = await guestsOf(claim, event, booking, record);
        const sent = { title: event.title, startsAt: event.startsAt, minutes: event.minutes, place: event.place, emails: guests.map((one) => one.email) };
        if (event.state === 'cancelled') {
          if (booking.graphEventId !== null) await cancelMeeting(client, booking.graphEventId, event.cancelReason ?? '');
          await write({ state: 'off', problem: null, graphEventId: null, webLink: null, joinUrl: null, sent: null }, 'off');
        } else if (booking.graphEventId === null) {
          const booked = await createMeeting(client, {
            transactionId: `${record.community.id}/${eventId}/${booking.askedAt}`, subject: event.title,
            bodyText: say('series.body-event', { title: event.title, name: record.community.name, person: nameOf(record, booking.organiserId) ?? '' }),
            ...timesOf(event, record), recurs: null, place: event.place, attendees: guests, onlineMeeting: event.place === '',
          });
          await write({ state: 'booked', problem: null, graphEventId: booked.eventId, webLink: booked.webLink, joinUrl: booked.joinUrl, sent }, 'booked', [{ kind: 'read-calendar', personId: booking.organiserId }]);
        } else if (await changeMeeting(client, booking.graphEventId, change = await besideOutlook(client, booking, changeOf(booking.sent, sent, guests, timesOf(event, record))))) {
          // What was left as it is in Outlook is taken over from there.
          const known = { ...sent, ...(change.times || !booking.sent ? {} : { startsAt: booking.sent.startsAt, minutes: booking.sent.minutes }), ...(change.place !== undefined || !booking.sent ? {} : { place: booking.sent.place }) };
          await write({ state: 'booked', problem: null, sent: known }, 'changed', JSON.stringify(known) === JSON.stringify(sent) ? [] : [{ kind: 'read-calendar', personId: booking.organiserId }]);
        } else {
          await write({ state: 'failed', problem: say('series.event-gone'), graphEventId: null, webLink: null, joinUrl: null, sent: null }, 'gone');
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

  /** The core group and those who have signed up, without the organiser, in whose calendar it is. */
  async function guestsOf(claim: Claim, event: CommunityEvent, booking: Booking, record: CommunityRecord): Promise<Guest[]> {
    const signedUp = await store.activity.guests(claim.tenantId, record.community.id, event.id);
    const people = new Map([...coreGroup(record), ...signedUp].map((one) => [one.personId, one]));
    people.delete(booking.organiserId);
    return [...people.values()].flatMap(({ name, email }) => (email === null ? [] : [{ name, email }]));
  }
}

const timesOf = ({ startsAt, minutes }: CommunityEvent, { community: { zone } }: CommunityRecord) =>
  ({ firstStart: localOf(startsAt, zone), minutes, zone });

/** Time and place that people have changed in Outlook since it was told last win over what was changed here. */
async function besideOutlook(client: GraphClient, { graphEventId, sent }: Booking, change: MeetingChange): Promise<MeetingChange> {
  if (graphEventId === null || sent === null || (change.times === undefined && change.place === undefined)) return change;
  const there = await readEventThere(client, graphEventId);
  const { times, place, ...rest } = change;
  return {
    ...rest,
    ...(times !== undefined && there?.startsAt === sent.startsAt && there.minutes === sent.minutes ? { times } : {}),
    ...(place !== undefined && there?.place === sent.place ? { place } : {}),
  };
}

type Sent = NonNullable<Booking['sent']>;

function changeOf(before: Booking['sent'], now: Sent, guests: readonly Guest[], times: MeetingChange['times']): MeetingChange {
  const was = before?.emails ?? [];
  return {
    ...(before?.title === now.title ? {} : { subject: now.title }),
    ...((before?.startsAt === now.startsAt && before.minutes === now.minutes) || times === undefined ? {} : { times }),
    ...(before?.place === now.place ? {} : { place: now.place }),
    invite: guests.filter((one) => !was.includes(one.email)),
    uninvite: was.filter((one) => !now.emails.includes(one)),
  };
}
