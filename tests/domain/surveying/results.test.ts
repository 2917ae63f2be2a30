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
      else expect(one.n === null).toBe(said.length < 5);
      if (one.n === null) expect([one.mean, one.spread]).toEqual([null, null]);
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
      if (hidden.length > 0) expect([hidden.length >= 2 || shown === 0, (one.n ?? 0) - shown >= 5]).toEqual([true, true]);
    });
  }), { numRuns: 300 });
});

test('whoever joins or leaves changes no more than a figure of five or more', () => {
  const four = answers(Array.from({ length: 4 }, () => ({ energy: 1 })));
  expect(resultsOf('pulse', instruments.pulse, four).questions[0]).toEqual({ id: 'energy', n: null, mean: null, spread: null, comments: null });
  const five = resultsOf('pulse', instruments.pulse, [...four, ...answers([{ energy: 1 }])]);
  expect(five.questions[0]).toMatchObject({ n: 5, mean: 1, spread: [{ value: '1', count: 5 }, { value: '2', count: 0 }, { value: '3', count: 0 }, { value: '4', count: 0 }, { value: '5', count: 0 }] });
});

test('the scores are those of their formulas, and need five whole answers', () => {
  const likely = (list: number[]) => resultsOf('recommend', instruments.recommend, answers(list.map((one) => ({ likely: one })))).score;
  expect(likely([10, 9, 9, 8, 2])).toMatchObject({ recommend: 40 });
  expect(likely([10, 10, 10, 10])).toBeNull();
  const best = Object.fromEntries(instruments.safety.map((one) => [one.id, 'turned' in one ? 1 : 7]));
  expect(resultsOf('safety', instruments.safety, answers([best, best, best, best, best])).score).toEqual({ safety: 7 });
  expect(resultsOf('safety', instruments.safety, answers([best, best, best, best, { mistakes: 1 }])).score).toBeNull();
});
