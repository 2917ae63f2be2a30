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

/** Up to so much of a pause comes on top of it, so that what broke off together does not come back together. */
const jitter = 0.25;

/** What a Graph problem means for a delivery: wait as the service says or twice as long each time, and a random part longer, or stop. `random` gives 0 to 1. */
export function fateOfProblem(problem: GraphProblem, claim: Pick<Claim, 'attempts'>, random: () => number = Math.random): Fate {
  if (problem.uncertain) return { state: 'uncertain', reason: problem.sentence };
  if (problem.waitsFor === 'never') return { state: 'failed', reason: problem.sentence };
  if (claim.attempts >= mostTries) return { state: 'failed', reason: givenUp };
  const soonest = problem.waitsFor === 'person' ? 60 : 1;
  const pause = Math.min(longestPause, Math.max(soonest, 2 ** Math.min(claim.attempts, 10)));
  return { state: 'later', reason: problem.sentence, seconds: Math.ceil((problem.retryAfterSeconds ?? pause) * (1 + jitter * random())) };
}
