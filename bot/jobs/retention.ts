import { keptSince } from '../domain/retention';
import { askedIn } from '../domain/surveying/survey';
import { resultsOf } from '../domain/surveying/results';
import type { Carriage, CarrierParts } from './carrier';
import { keptFor } from './keptSignIns';

/** Of a kind in one statement: nobody waits for a row that long. */
const atOnce = 500;
/** Rounds in one go; what is left then goes on a moment later. */
const mostRounds = 40;

/** Clears away by night what was kept about people long enough. What has been cleared is not found again, so that it may be broken off anywhere. */
export function retentionCarriage({ store, say, clock }: CarrierParts): Carriage<'clear-old'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry({ tenantId }, _effect, { community, surveys }) {
      const since = keptSince(clock.now(), community.zone);
      const words = { left: say('person.left'), key: (await store.secrets.of(tenantId, 'attendance')).toString('base64url') };
      await store.signIns.clear(tenantId, new Date(Date.parse(clock.now()) - keptFor).toISOString());
      for (const survey of surveys) {
        if (survey.results || (survey.closedAt ?? survey.closesAt) >= since.surveys) continue;
        const results = resultsOf(survey.instrument, askedIn(survey), await store.surveys.answers(tenantId, community.id, survey.id));
        // A comment is one person's words; the figures are everybody's.
        await store.retention.endSurvey(tenantId, community.id, survey.id, { ...results, questions: results.questions.map((one) => ({ ...one, comments: null })) });
      }
      for (let round = 0; round < mostRounds; round += 1) {
        const cleared = await store.retention.clear(tenantId, community.id, since, words, atOnce);
        if (cleared.every((n) => n < atOnce)) return { state: 'sent' };
      }
      return { state: 'later', reason: say('retention.more'), seconds: 1 };
    },
  };
}
