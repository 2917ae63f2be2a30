import { occasionOf } from '../domain/occasions';
import { reportBrought, reportSpan, reportTroubled } from '../domain/attendanceReport';
import { attendanceScopes, cameToMeeting } from '../graph/attendance';
import { GraphProblem } from '../graph/problems';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

/** Teams makes a report minutes after the last person has gone, and sometimes never. Milliseconds and seconds. */
const givenUpAfter = 48 * 60 * 60_000;
const lookAgain = 900;

/** Reads who came to an online event or meeting, in the name of its organiser, who alone may, and writes it down once. */
export function reportCarriage({ commands, say, clock }: CarrierParts, clientFor: ClientFor): Carriage<'read-report'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, { eventId }, record) {
      const occasion = occasionOf(record, eventId);
      const { report, joinUrl, organiserId } = occasion ?? {};
      if (!occasion || !report || !joinUrl || !organiserId) return { state: 'suppressed', reason: say('report.not-wanted') };
      if (report.state === 'read') return { state: 'sent' };
      const act = `report-${eventId}-${claim.wanted}-${claim.attempts}`;
      const ended = async (fate: Exclude<Fate, { state: 'sent' }>): Promise<Fate> => {
        await commands.settle(claim.tenantId, record.community.id, `${act}-${fate.state}`, (now) => reportTroubled(now, eventId, report.askedAt, fate.state === 'later' ? 'waiting' : 'failed', fate.reason), [eventId]);
        return fate;
      };
      const { from, until } = reportSpan(occasion);
      try {
        const came = await cameToMeeting(clientFor(organiserId, attendanceScopes), joinUrl, from, until);
        if (came === null) {
          const isOver = Date.parse(clock.now()) - Date.parse(report.askedAt) > givenUpAfter;
          return await ended(isOver ? { state: 'failed', reason: say('report.none') } : { state: 'later', reason: say('report.not-yet'), seconds: lookAgain });
        }
        await commands.settle(claim.tenantId, record.community.id, `${act}-read`, (now, at) => reportBrought(now, eventId, report.askedAt, came, at), [eventId, ...came.personIds]);
        return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const fate = fateOfProblem(error, claim);
        return fate.state === 'sent' ? fate : ended(fate);
      }
    },
  };
}
