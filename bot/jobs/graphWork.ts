import type { GraphClient } from '../graph/client';
import type { GraphProblem } from '../graph/problems';
import type { Claim } from '../store/deliveries';
import type { Fate } from './carrier';

/** A Graph client that acts for a person, with the permissions the work needs. */
export type ClientFor = (personId: string, scopes: readonly string[]) => GraphClient;

const mostTries = 40;
const longestPause = 600;

/** What a Graph problem means for a delivery: wait as the service says or twice as long each time, or stop. */
export function fateOfProblem(problem: GraphProblem, claim: Claim): Fate {
  if (problem.uncertain) return { state: 'uncertain', reason: problem.sentence };
  if (problem.waitsFor === 'never' || claim.attempts >= mostTries) return { state: 'failed', reason: problem.sentence };
  const pause = problem.waitsFor === 'person' ? 60 : Math.min(longestPause, 2 ** Math.min(claim.attempts, 9));
  return { state: 'later', reason: problem.sentence, seconds: problem.retryAfterSeconds ?? pause };
}
