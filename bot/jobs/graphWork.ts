import type { GraphClient } from '../graph/client';
import type { GraphProblem } from '../graph/problems';
import type { Claim } from '../store/deliveries';
import type { Fate } from './carrier';

/** A Graph client that acts for a person, or (null) as the app itself by what an owner let it do in the team; with the permissions the work needs. */
export type ClientFor = (personId: string | null, scopes: readonly string[]) => GraphClient;

/** At ten minutes each, about a week: people are on leave, and IT teams take their time. */
const mostTries = 1_000;
const longestPause = 600;
const givenUp = 'Microsoft 365 was asked for a week without success, so this has stopped. Ask for it again when the reason is gone.';

/** What a Graph problem means for a delivery: wait as the service says or twice as long each time, or stop. */
export function fateOfProblem(problem: GraphProblem, claim: Claim): Fate {
  if (problem.uncertain) return { state: 'uncertain', reason: problem.sentence };
  if (problem.waitsFor === 'never') return { state: 'failed', reason: problem.sentence };
  if (claim.attempts >= mostTries) return { state: 'failed', reason: givenUp };
  const soonest = problem.waitsFor === 'person' ? 60 : 1;
  const pause = Math.min(longestPause, Math.max(soonest, 2 ** Math.min(claim.attempts, 10)));
  return { state: 'later', reason: problem.sentence, seconds: problem.retryAfterSeconds ?? pause };
}
