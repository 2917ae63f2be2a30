import fc from 'fast-check';
import { instruments, type Asked, type Instrument } from '../../../bot/domain/surveying/instruments';
import type { SurveyAnswer, SurveyValue } from '../../../bot/domain/surveying/record';
import { resultsOf } from '../../../bot/domain/surveying/results';

const answers = (list: Record<string, SurveyValue>[]): SurveyAnswer[] => list.map((one, n) => ({ surveyId: 's', id: `a${n}`, answers: one }));
const valueFor = (question: Asked): fc.Arbitrary<SurveyValue> => (question.kind === 'text' ? fc.string({ minLength: 1 }) : question.kind === 'choice' ? fc.constantFrom(...question.options)
  : question.early ? fc.oneof(fc.integer({ min: question.from, max: question.to }), fc.constant('early')) : fc.integer({ min: question.from, max: question.to }));
const survey = fc.constantFrom(...(Object.keys(instruments) as Instrument[])).chain((instrument) => fc.tuple(
  fc.constant(instrument),
  fc.array(fc.record(Object.fromEntries(instruments[instrument].map((one) => [one.id, valueFor(one)])), { requiredKeys: [] }), { minLength: 0, maxLength: 40 }),
));

test('no figure stands for fewer than five, no shown cell for one to four, and no comment before ten have answered', () => {
  fc.assert(fc.property(survey, ([instrument, given]) => {
    const asked: readonly Asked[] = instruments[instrument];
    const { questions } = resultsOf(instrument, asked, answers(given as Record<string, SurveyValue>[]));
    questions.forEach((one, n) => {
      const question = asked[n] as Asked;
      const said = given.map((answer) => (answer as Record<string, SurveyValue | undefined>)[question.id]).filter((value) => value !== undefined && value !== 'early');
      if (question.kind === 'text') expect(one.comments === null).toBe(given.length < 10);
      else if (said.length < 5) expect([one.n, one.mean, one.spread, one.nearly]).toEqual([null, null, null, null]);
      else if (one.n === null) expect(said.length).toBeLessThan(given.length);
      else expect([one.n, [1, 2, 3, 4].includes(given.length - one.n)]).toEqual([said.length, false]);
      if (said.length < 10) expect(one.spread).toBeNull();
      for (const cell of one.spread ?? []) if (cell.count !== null && cell.count !== 0) expect(cell.count).toBeGreaterThanOrEqual(5);
    });
  }), { numRuns: 300 });
});

test('what is hidden in a spread cannot be worked out: it is two cells at least and five people, or nobody is hidden', () => {
  fc.assert(fc.property(survey, ([instrument, given]) => {
    const asked: readonly Asked[] = instruments[instrument];
    resultsOf(instrument, asked, answers(given as Record<string, SurveyValue>[])).questions.forEach((one, n) => {
      const hidden = one.spread?.filter((cell) => cell.count === null) ?? [];
      // With a mean beside it, even two hidden cells could be solved.
      if (asked[n]?.kind === 'scale') return expect(hidden).toEqual([]);
      const shown = (one.spread ?? []).reduce((sum, cell) => sum + (cell.count ?? 0), 0);
      // Who left it out is one more cell of those who answered the survey.
      const all = one.n ?? given.length;
      if (hidden.length > 0) expect([hidden.length + (one.n === null ? 1 : 0) >= 2 || shown === 0, all - shown >= 5]).toEqual([true, true]);
    });
  }), { numRuns: 300 });
});

test('whoever joins or leaves changes no more than a figure of five or more', () => {
  const four = answers(Array.from({ length: 4 }, () => ({ energy: 1 })));
  expect(resultsOf('pulse', instruments.pulse, four).questions[0]).toEqual({ id: 'energy', n: null, mean: null, spread: null, comments: null, nearly: null });
  const five = resultsOf('pulse', instruments.pulse, [...four, ...answers([{ energy: 1 }])]);
  expect(five.questions[0]).toMatchObject({ n: 5, mean: null, nearly: 'low', spread: null });
});

/** Every way in which `n` people can spread over `steps`. */
function* ways(n: number, steps: number): Generator<number[]> {
  if (steps === 1) return yield [n];
  for (let first = 0; first <= n; first += 1) for (const rest of ways(n - first, steps - 1)) yield [first, ...rest];
}

/** What anybody could work out: for each thing that is shown, how often each step may have been given. Those that can be one number of one to four alone. */
function workedOut(n: number, steps: number, show: (counts: number[]) => unknown, parts: (counts: number[]) => number[] = (counts) => counts): string[] {
  const may = new Map<string, Set<number>[]>();
  for (const counts of ways(n, steps)) {
    const shown = JSON.stringify(show(counts));
    const sets = may.get(shown) ?? parts(counts).map(() => new Set<number>());
    parts(counts).forEach((count, step) => sets[step]?.add(count));
    may.set(shown, sets);
  }
  return [...may].filter(([, sets]) => sets.some((one) => one.size === 1 && [1, 2, 3, 4].some((few) => one.has(few)))).map(([shown]) => shown);
}
const spreadOut = (counts: number[], from: number): number[] => counts.flatMap((count, step) => Array.from({ length: count }, () => from + step));

describe('from all that is shown together nobody can work out a step that one to four people gave', () => {
  test.each([5, 6, 7, 8, 9, 10, 11, 12, 13])('of %i people on a scale of five', (n) => {
    expect(workedOut(n, 5, (counts) => resultsOf('pulse', instruments.pulse, answers(spreadOut(counts, 1).map((energy) => ({ energy })))).questions[0])).toEqual([]);
  });

  test.each([5, 6])('of %i people who say whether they would recommend it, with mean and score; nor who is for, against or between', (n) => {
    const show = (counts: number[]) => {
      const { questions: [likely], score } = resultsOf('recommend', instruments.recommend, answers(spreadOut(counts, 0).map((one) => ({ likely: one }))));
      return [likely, score];
    };
    expect(workedOut(n, 11, show)).toEqual([]);
  });

  test.each([5, 8, 10, 12, 15, 20])('of %i people, with the score and its interval alone', (n) => {
    const show = ([detract = 0, between = 0, promote = 0]: number[]) => resultsOf('recommend', instruments.recommend, answers([...Array.from({ length: detract }, () => 3), ...Array.from({ length: between }, () => 7), ...Array.from({ length: promote }, () => 9)].map((one) => ({ likely: one })))).score;
    expect(workedOut(n, 3, show)).toEqual([]);
  });

  test.each([5, 9, 10, 11, 12, 14, 16, 18, 20])('of %i people who choose among four', (n) => {
    const asked = [{ id: 'q', kind: 'choice', options: ['a', 'b', 'c', 'd'] }] as unknown as Asked[];
    expect(workedOut(n, 4, (counts) => resultsOf('room', asked, answers(counts.flatMap((count, at) => Array.from({ length: count }, () => ({ q: 'abcd'[at] as string }))))).questions[0])).toEqual([]);
  });
});

describe('nor how few of those who answered left a question out, or said that it is too early', () => {
  /** The last of the counts is of those who gave no figure. */
  const withSilent = (counts: number[], from: number): Record<string, SurveyValue>[] => [...spreadOut(counts.slice(0, -1), from).map((worth) => ({ worth })), ...Array.from({ length: counts.at(-1) ?? 0 }, (_one, n): Record<string, SurveyValue> => (n % 2 === 0 ? { worth: 'early' } : { story: 'x' }))];
  const seen = ({ n, questions: [question] }: ReturnType<typeof resultsOf>) => [n, question];

  test.each([5, 6, 7, 8, 9, 10, 11, 12, 13, 14])('of %i people on a scale of five', (n) => {
    expect(workedOut(n, 6, (counts) => seen(resultsOf('value', instruments.value, answers(withSilent(counts, 1)))))).toEqual([]);
  });

  test.each([5, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20])('of %i people who choose among four', (n) => {
    const asked = [{ id: 'q', kind: 'choice', options: ['a', 'b', 'c', 'd'] }, { id: 'x', kind: 'text' }] as unknown as Asked[];
    const said = (counts: number[]) => counts.flatMap((count, at) => Array.from({ length: count }, (): Record<string, SurveyValue> => (at === 4 ? { x: 'y' } : { q: 'abcd'[at] as string })));
    expect(workedOut(n, 5, (counts) => seen(resultsOf('room', asked, answers(said(counts)))))).toEqual([]);
  });

  test.each([5, 8, 10, 12, 15, 20])('of %i people, by the score', (n) => {
    const show = ([detract = 0, between = 0, promote = 0, silent = 0]: number[]) => {
      const { n: people, questions: [likely], score } = resultsOf('recommend', instruments.recommend, answers([...Array.from({ length: detract }, () => ({ likely: 3 })), ...Array.from({ length: between }, () => ({ likely: 7 })), ...Array.from({ length: promote }, () => ({ likely: 9 })), ...Array.from({ length: silent }, () => ({ why: 'x' }))]));
      return [people, likely?.n, score];
    };
    expect(workedOut(n, 4, show)).toEqual([]);
  });

  test('with a mean, which stays where it can have come about in several ways', () => {
    const results = (n: number, early: number) => resultsOf('value', instruments.value, answers([...Array.from({ length: n }, (_one, at) => ({ worth: 2 + (at % 2) * 2 })), ...Array.from({ length: early }, () => ({ worth: 'early' as const }))])).questions[0];
    expect(results(12, 1)).toMatchObject({ n: null, mean: 3, spread: null });
    expect(results(12, 5)).toMatchObject({ n: 12, mean: 3 });
    expect(results(5, 1)).toMatchObject({ n: null, mean: null });
  });
});

test('the score tells nobody what the few said who left a question out: they would be the difference between it and the means', () => {
  const whole = (n: number, value: number) => answers(Array.from({ length: n }, () => Object.fromEntries(instruments.safety.map((one) => [one.id, value]))));
  const partly = (n: number) => answers(Array.from({ length: n }, () => ({ mistakes: 1, risk: 7 })));
  expect(resultsOf('safety', instruments.safety, whole(12, 4)).score).toEqual({ safety: 4 });
  for (const few of [1, 2, 3, 4]) expect(resultsOf('safety', instruments.safety, [...whole(12, 4), ...partly(few)]).score).toBeNull();
  expect(resultsOf('safety', instruments.safety, [...whole(12, 4), ...partly(5)]).score).toEqual({ safety: 4 });
});

test('the comments of two questions cannot be laid side by side: each stands in an order of its own', () => {
  fc.assert(fc.property(fc.array(fc.record({ next: fc.string({ minLength: 1 }), stuck: fc.string({ minLength: 1 }) }), { minLength: 10, maxLength: 40 }), fc.integer(), (given, turn) => {
    const shown = resultsOf('topics', instruments.topics, answers(given)).questions.map((one) => one.comments);
    const others = given.map((one, n) => ({ ...one, stuck: given[(n + Math.abs(turn)) % given.length]?.stuck ?? '' }));
    expect(resultsOf('topics', instruments.topics, answers(others)).questions.map((one) => one.comments)).toEqual(shown);
  }), { numRuns: 100 });
});

test('few who all say the same are not shown as all', () => {
  const all = (n: number, energy: number) => resultsOf('pulse', instruments.pulse, answers(Array.from({ length: n }, () => ({ energy })))).questions[0];
  for (const n of [5, 9]) expect([all(n, 5), all(n, 1)]).toMatchObject([{ mean: null, spread: null, nearly: 'high' }, { mean: null, spread: null, nearly: 'low' }]);
  expect(all(10, 5)).toMatchObject({ mean: 5, nearly: null });
});

test('the scores are those of their formulas, and need five whole answers', () => {
  const likely = (list: number[]) => resultsOf('recommend', instruments.recommend, answers(list.map((one) => ({ likely: one })))).score;
  expect(likely([10, 9, 9, 8, 2])).toEqual({ recommend: 40, half: null });
  expect(likely([10, 10, 10, 9, 9, 8, 8, 8, 7, 7, 2, 2, 2, 3, 3])).toEqual({ recommend: 0, half: expect.any(Number) });
  expect(likely([10, 9, 9, 9, 8])).toBeNull();
  expect(likely([10, 10, 10, 10])).toBeNull();
  const best = Object.fromEntries(instruments.safety.map((one) => [one.id, 'turned' in one ? 1 : 7]));
  expect(resultsOf('safety', instruments.safety, answers([best, best, best, best, best])).score).toBeNull();
  expect(resultsOf('safety', instruments.safety, answers(Array.from({ length: 10 }, () => best))).score).toEqual({ safety: 7 });
  expect(resultsOf('safety', instruments.safety, answers([best, best, best, best, { mistakes: 1 }])).score).toBeNull();
});
