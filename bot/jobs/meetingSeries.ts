import { calendarScopes, cancelMeeting, changeMeeting, createMeeting, type BookedMeeting } from '../graph/calendar';
import { endSeries, readInstances } from '../graph/outlook';
import { GraphProblem } from '../graph/problems';
import type { GraphClient } from '../graph/client';
import { localOf } from '../domain/events';
import { seriesWords } from '../domain/kinds/event';
import { endingBefore } from '../domain/handover';
import { coreGroup } from '../domain/people';
import { meetingsOf } from '../domain/recurrence';
import type { CommunityRecord, MeetingException, MeetingTime, Series } from '../domain/record';
import { beingTold, guestChange, guestsOf, hasOtherGuests, isKnown, movedThere, noted, takenFrom, untold } from '../domain/outlook/series';
import { asKnown } from '../domain/oneMeeting';
import { isSameFacts } from '../domain/marks';
import type { Claim } from '../store/deliveries';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';
import { notInOutlook, type SeriesTold } from '../domain/meetingRecord';

/** Pause of one who waits until the meetings are out of another's calendar, in seconds: it is told as soon as they are. */
const untilEnded = 600;
const day = 86_400_000;
/** Of a series that somebody has deleted in Outlook. */
const gone = { state: 'gone', ...notInOutlook, telling: null } as const;

/**
 * Brings Outlook up to date with a series: books it once in the organiser's calendar, tells it which meetings were
 * moved or called off and who is in the core group, and takes the rest of it out when somebody else goes on with it.
 * However often it is tried, each meeting is there once and nobody is invited twice.
 */
export function seriesCarriage({ commands, say }: CarrierParts, clientFor: ClientFor): Carriage<'book-series'> {
  return {
    // Booking names its transaction, changing compares first, calling off twice finds nothing.
    repeatable: () => Promise.resolve(true),
    async carry(claim, effect, record) {
      const series = record.series.find((one) => one.id === effect.seriesId);
      if (!series) return { state: 'suppressed', reason: say('series.not-wanted') };
      const before = endingBefore(record, series);
      if (before && series.state !== 'booked' && !series.ending) return waitFor(claim, record, series, before);
      try {
        const client = clientFor(series.organiserId, calendarScopes);
        if (series.ending) return await end(claim, client, record, series);
        if (series.state === 'gone') return { state: 'suppressed', reason: say('series.not-wanted') };
        await (series.state === 'booked' ? update(claim, client, record, series) : book(claim, client, record, series));
        return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const fate = fateOfProblem(error, claim);
        await trouble(claim, record, series, error.sentence, fate.state === 'failed');
        return fate;
      }
    },
  };

  function write(claim: Claim, record: CommunityRecord, series: Series, mark: string, next: (standing: Series) => Series | null, more: { reads?: boolean; waits?: boolean; moved?: readonly MeetingException[] } = {}): Promise<void> {
    return commands.settle(claim.tenantId, record.community.id, `series-${series.id}-${mark}-${claim.wanted}`, (now) => {
      const standing = now.series.find((one) => one.id === series.id);
      const row = standing ? next(standing) : null;
      if (!standing || row === null || isSameFacts(row, standing)) return null;
      // What waits is tried again by itself, after its pause.
      const goesOn = !more.waits && (untold(row).length > 0 || hasOtherGuests(now, row) || (row.ending?.state === 'asked' && standing.graphEventId === null && row.graphEventId !== null));
      return {
        ok: true, said: null, changes: [{ put: 'series', row }, ...movedThere(now, standing, more.moved ?? [])],
        effects: [
          { kind: 'card', stepId: series.stepId }, ...(goesOn ? [{ kind: 'book-series' as const, seriesId: series.id }] : []),
          ...(more.reads ? [{ kind: 'read-calendar' as const, personId: series.organiserId }] : []),
          ...now.series.filter((one) => row.ending?.state === 'ended' && one.state !== 'booked' && !one.ending && endingBefore(now, one)?.id === series.id).map((one) => ({ kind: 'book-series' as const, seriesId: one.id })),
        ],
      };
    });
  }

  /**
   * Writes down what Outlook is going to be told, and gives the series with that; null where something else is wanted
   * meanwhile, which is then told in place of it.
   */
  async function begin(claim: Claim, record: CommunityRecord, series: Series): Promise<Series | null> {
    const row = beingTold(series, guestsOf(record, series).map((one) => one.email));
    if (isSameFacts(row, series)) return series;
    let stands: boolean | null = null;
    await commands.settle(claim.tenantId, record.community.id, `series-${series.id}-telling-${claim.wanted}-${claim.attempts}`, (now) => {
      stands = isSameFacts(now.series.find((one) => one.id === series.id), series);
      return stands ? { ok: true, said: null, changes: [{ put: 'series', row }], effects: [] } : { ok: true, said: null, changes: [], effects: [{ kind: 'book-series', seriesId: series.id }] };
    });
    if (stands === null) throw new Error('what Outlook is to be told was not written down');
    return stands ? row : null;
  }

  /** Books a series as it was first told: asked for again it is the same one, whoever has come or gone since. */
  function create(client: GraphClient, record: CommunityRecord, series: Series, told: SeriesTold, attendees: readonly { name: string; email: string }[]): Promise<BookedMeeting> {
    const { title, description } = seriesWords(commands.reading(record), series);
    return createMeeting(client, {
      transactionId: `${record.community.id}/${series.id}/${series.scheduledAt}`, subject: title, bodyText: description,
      firstStart: series.firstStart, minutes: series.minutes, zone: series.zone, recurs: { ...series, untilOn: told.untilOn, times: told.times }, place: series.place, attendees: [...attendees], onlineMeeting: true,
    });
  }

  async function book(claim: Claim, client: GraphClient, record: CommunityRecord, wanted: Series): Promise<void> {
    const series = wanted.telling?.[0] ? wanted : await begin(claim, record, wanted);
    const told = series?.telling?.[0];
    if (!series || !told) return;
    const guests = guestsOf(record, series);
    const booked = await create(client, record, series, told, told.emails.map((email) => guests.find((one) => one.email === email) ?? { name: email, email }));
    const part = { problem: null, graphEventId: booked.eventId, webLink: booked.webLink, joinUrl: booked.joinUrl, invited: told.emails, telling: null };
    await write(claim, record, series, 'booked', (now) => {
      if (now.state === 'booked') return null;
      // Given to somebody else while it was on its way: it is taken out again.
      return now.ending ? { ...now, ...part, state: 'booked', ending: { ...now.ending, state: 'asked' } } : { ...now, ...part, state: 'booked' };
    }, { reads: true });
  }

  async function update(claim: Claim, client: GraphClient, record: CommunityRecord, wanted: Series): Promise<void> {
    const series = await begin(claim, record, wanted);
    const graphEventId = series?.graphEventId ?? null;
    if (!series || graphEventId === null) return;
    const guests = guestsOf(record, series);
    const emails = guests.map((one) => one.email);
    const change = guestChange([series.invited ?? emails, ...(series.telling ?? []).map((one) => one.emails)], guests);
    const isThere = change.invite.length + change.uninvite.length === 0 || await changeMeeting(client, graphEventId, change);
    const told = isThere ? await tellAll(client, graphEventId, series) : null;
    if (told === null) return write(claim, record, series, 'gone', (now) => ({ ...now, ...gone }));
    await write(claim, record, series, 'told', (now) => noted({ ...now, problem: null, invited: emails, telling: null }, told), { moved: told });
  }

  /** Tells Outlook of each meeting that it has not heard of, and gives what Outlook has then; null where the series is not there any more. */
  async function tellAll(client: GraphClient, eventId: string, series: Series): Promise<MeetingException[] | null> {
    const told: MeetingException[] = [];
    try {
      for (const one of untold(series)) told.push(await tell(client, eventId, series, one));
    } catch (error) {
      if (error instanceof GraphProblem && error.code === 'not-found') return null;
      throw error;
    }
    return told;
  }

  /** Tells Outlook of one meeting, and gives what Outlook has then. */
  async function tell(client: GraphClient, eventId: string, series: Series, one: MeetingException): Promise<MeetingException> {
    const known = one.outlook === null || one.outlook === 'off' ? one.plannedAt : one.outlook.startsAt;
    const around = [one.plannedAt, known, ...(one.telling ?? []).map((told) => told.startsAt)].map((at) => Date.parse(at));
    const moment = (at: number): string => new Date(at).toISOString();
    const there = (await readInstances(client, eventId, moment(Math.min(...around) - day), moment(Math.max(...around) + day))).find((instance) => instance.plannedAt === one.plannedAt);
    if (!there) return one.state === 'off' ? asKnown(one, 'off') : { ...asKnown(one, 'off'), state: 'gone' };
    if (one.state === 'off') {
      await cancelMeeting(client, there.id, one.reason ?? '');
      return asKnown(one, 'off');
    }
    // Moved in Outlook before it was told: what is there stays.
    if (!isKnown(series, one, there)) return takenFrom(one, there);
    const to: MeetingTime = { startsAt: one.startsAt, minutes: one.minutes, place: one.place };
    const times = there.startsAt === to.startsAt && there.minutes === to.minutes ? {} : { times: { firstStart: localOf(to.startsAt, series.zone), minutes: to.minutes, zone: series.zone } };
    const isThere = await changeMeeting(client, there.id, { ...times, ...(there.place === to.place ? {} : { place: to.place }), invite: [], uninvite: [] });
    return isThere ? asKnown(one, to) : { ...asKnown(one, 'off'), state: 'gone' };
  }

  async function end(claim: Claim, client: GraphClient, record: CommunityRecord, series: Series): Promise<Fate> {
    if (series.ending?.state === 'ended') return { state: 'sent' };
    const told = series.telling?.[0];
    // Its booking may have arrived with the answer lost: booked again it is the same one, and where it was not nobody is invited.
    const there = series.graphEventId ?? (told ? (await create(client, record, series, told, [])).eventId : null);
    // What stays of it is as it was decided: one that was called off a moment before goes out too.
    const heard = there !== null && meetingsOf(series).length > 0 ? await tellAll(client, there, series) : [];
    const isThere = heard !== null && (there === null || await endSeries(client, there, series.untilOn, say('series.handed-over', { name: record.community.name })));
    await write(claim, record, series, 'ended', (now) => now.ending && noted({ ...now, telling: null, ending: { ...now.ending, state: 'ended', problem: null }, ...(isThere ? {} : gone) }, heard ?? []), { moved: heard ?? [] });
    return { state: 'sent' };
  }

  async function waitFor(claim: Claim, record: CommunityRecord, series: Series, before: Series): Promise<Fate> {
    const name = coreGroup(record).find((one) => one.personId === before.organiserId)?.name ?? record.members.find((one) => one.personId === before.organiserId)?.name ?? say('person.left');
    const reason = say('series.waits-for-other', { name });
    if (series.problem !== reason) await write(claim, record, series, `behind-${claim.attempts}`, (now) => (now.state === 'booked' ? null : { ...now, state: 'waiting', problem: reason }), { waits: true });
    return { state: 'later', reason, seconds: untilEnded };
  }

  async function trouble(claim: Claim, record: CommunityRecord, series: Series, problem: string, failed: boolean): Promise<void> {
    await write(claim, record, series, `trouble-${claim.attempts}`, (now) => {
      if (now.ending) return now.ending.state === 'ended' ? null : { ...now, ending: { ...now.ending, state: 'waiting', problem } };
      // What is booked stays so: only what was to be changed waits.
      return now.state === 'booked' ? { ...now, problem } : { ...now, state: failed ? 'failed' : 'waiting', problem };
    }, { waits: true });
  }
}
