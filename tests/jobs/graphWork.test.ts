import fc from 'fast-check';
import { GraphProblem } from '../../bot/graph/problems';
import { fateOfProblem } from '../../bot/jobs/graphWork';

const seconds = (problem: GraphProblem, attempts: number, random: number): number => {
  const fate = fateOfProblem(problem, { attempts }, () => random);
  if (fate.state !== 'later') throw new Error(`it is ${fate.state}`);
  return fate.seconds;
};

test('it never comes back sooner than the service asks, and at most a quarter later', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 3_600 }), fc.integer({ min: 1, max: 900 }), fc.double({ min: 0, max: 1, noNaN: true }), (asked, attempts, random) => {
    const pause = seconds(new GraphProblem('busy', 'other', { status: 429, retryAfterSeconds: asked }), attempts, random);
    expect(pause).toBeGreaterThanOrEqual(asked);
    expect(pause).toBeLessThanOrEqual(Math.ceil(asked * 1.25));
  }));
});

test('without a word of the service it waits twice as long each time, to ten minutes and a quarter more, and two that broke off together part', () => {
  const problem = new GraphProblem('unavailable', 'other', { status: 503 });
  expect([1, 2, 3, 4, 20].map((attempts) => seconds(problem, attempts, 0))).toEqual([2, 4, 8, 16, 600]);
  expect(seconds(problem, 20, 1)).toBe(750);
  expect(seconds(problem, 8, 0.1)).not.toBe(seconds(problem, 8, 0.9));
});

test('what waits for a person is not asked every second; what may have happened, and what never will, are not asked again', () => {
  expect(seconds(new GraphProblem('consent-needed', 'other'), 1, 0)).toBe(60);
  expect(fateOfProblem(new GraphProblem('no-answer', 'mail', { uncertain: true }), { attempts: 1 }).state).toBe('uncertain');
  expect(fateOfProblem(new GraphProblem('refused', 'other'), { attempts: 1 }).state).toBe('failed');
  expect(fateOfProblem(new GraphProblem('busy', 'other'), { attempts: 1_000 }).state).toBe('failed');
});
