import { calendarScopes } from '../graph/calendar';
import { readFreeBusy } from '../graph/freeBusy';
import { GraphProblem } from '../graph/problems';
import { freeSlots, stepMinutes, windowOf } from '../domain/findingTimes';
import { coreGroup } from '../domain/people';
import type { TimeFinding } from '../domain/record';
import type { Carriage, CarrierParts } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

/** Looks for times at which the core group is free, in the name of whoever asked. It only reads. */
export function findingCarriage({ commands, say, clock }: CarrierParts, clientFor: ClientFor): Carriage<'find-times'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, _effect, record) {
      const { finding, zone } = record.community;
      if (!finding || finding.state === 'found') return { state: 'suppressed', reason: say('finding.not-wanted') };
      const write = (part: Partial<TimeFinding>, mark: string): Promise<void> =>
        commands.settle(claim.tenantId, record.community.id, `finding-${mark}-${claim.wanted}`, ({ community }) => {
          // Asked for anew meanwhile, it is another question.
          if (community.finding?.askedAt !== finding.askedAt) return null;
          return { ok: true, said: null, effects: [], changes: [{ put: 'community', row: { ...community, finding: { ...community.finding, ...part } } }] };
        });
      try {
        const addresses = coreGroup(record).flatMap(({ email }) => (email === null ? [] : [email]));
        const { from, to } = windowOf(finding, zone);
        const views = await readFreeBusy(clientFor(finding.personId, calendarScopes), addresses, from, to, stepMinutes);
        const slots = freeSlots(views, finding, { record, toolkit: commands.toolkit }, clock.now());
        await write({ state: 'found', problem: slots.length === 0 ? say('finding.none') : null, slots }, 'found');
        return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const fate = fateOfProblem(error, claim);
        const problem = say(error.code === 'consent-needed' ? 'finding.no-permission' : error.code === 'sign-in-needed' ? 'finding.sign-in' : 'finding.unavailable');
        if (finding.problem !== problem) await write({ state: 'waiting', problem }, `trouble-${claim.attempts}`);
        // Who waits for a time types one meanwhile: after a while nobody needs the answer.
        return fate.state === 'later' && claim.attempts >= mostTries ? { state: 'failed', reason: problem } : fate;
      }
    },
  };
}

const mostTries = 5;
