import { calendarScopes, createMeeting } from '../graph/calendar';
import { GraphProblem } from '../graph/problems';
import { seriesWords } from '../domain/kinds/event';
import { coreGroup } from '../domain/people';
import type { Series } from '../domain/record';
import type { Carriage, CarrierParts } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

/** Books meetings in the organiser's calendar, with the core group invited; however often it is tried, once. */
export function seriesCarriage({ commands }: CarrierParts, clientFor: ClientFor): Carriage<'book-series'> {
  return {
    // The transaction id makes Graph answer a repeat with the series that stands.
    repeatable: () => Promise.resolve(true),
    async carry(claim, effect, record) {
      const series = record.series.find((one) => one.id === effect.seriesId);
      if (!series || series.state === 'booked') return { state: series ? 'sent' : 'suppressed', reason: 'These meetings are not wanted any more.' };
      const { community } = record;
      const { title, description } = seriesWords(commands.reading(record), series);
      const write = (part: Partial<Series>, mark: string): Promise<void> =>
        commands.settle(claim.tenantId, community.id, `series-${series.id}-${mark}`, (now) => {
          const standing = now.series.find((one) => one.id === series.id);
          if (!standing || standing.state === 'booked') return null;
          return { ok: true, said: null, changes: [{ put: 'series', row: { ...standing, ...part } }], effects: [{ kind: 'card', stepId: series.stepId }] };
        });
      try {
        const booked = await createMeeting(clientFor(series.organiserId, calendarScopes), {
          transactionId: `${community.id}/${series.id}/${series.scheduledAt}`,
          subject: title,
          bodyText: description,
          firstStart: series.firstStart, minutes: series.minutes, zone: series.zone, recurs: { everyWeeks: series.everyWeeks, untilOn: series.untilOn }, place: '',
          attendees: coreGroup(record).filter((one) => one.personId !== series.organiserId).flatMap((one) => (one.email ? [{ name: one.name, email: one.email }] : [])),
          onlineMeeting: true,
        });
        await write({ state: 'booked', problem: null, graphEventId: booked.eventId, webLink: booked.webLink, joinUrl: booked.joinUrl }, `booked-${claim.wanted}`);
        return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const fate = fateOfProblem(error, claim);
        const state = fate.state === 'failed' ? 'failed' : 'waiting';
        if (series.problem !== error.sentence || series.state !== state) await write({ state, problem: error.sentence }, `${state}-${claim.wanted}-${claim.attempts}`);
        return fate;
      }
    },
  };
}
