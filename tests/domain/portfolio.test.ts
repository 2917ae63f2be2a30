import fc from 'fast-check';
import { portfolioRow, similarPairs, wordsOf, type PortfolioFigures } from '../../bot/domain/portfolio';

const now = '2026-05-04T09:00:00.000Z';
const figures = (more: Partial<PortfolioFigures> = {}): PortfolioFigures => ({ id: 'a', name: 'Feedback', topic: 'Feedback that students use', members: 20, core: 5, active: 12, events: 3, lastEventOn: '2026-04-01', charter: 1, nextReviewOn: '2026-09-01', startedOn: '2025-01-01', ...more });

describe('a community in the portfolio', () => {
  test('says nothing about fewer than five people, and about others only coarsely', () => {
    expect(portfolioRow(figures({ members: 4, active: 4 }), now)).toMatchObject({ members: null, takesPart: null });
    expect([0, 6, 7, 10, 11].map((active) => portfolioRow(figures({ active }), now).takesPart)).toEqual(['few', 'few', 'some', 'some', 'many']);
    expect(portfolioRow(figures(), now)).not.toHaveProperty('active');
  });

  test('asks for somebody to ask after it, and is left in peace while it is young', () => {
    expect(portfolioRow(figures(), now).asksFor).toEqual([]);
    expect(portfolioRow(figures({ core: 0, events: 0, active: 1, charter: null }), now).asksFor).toEqual(['no-core', 'quiet', 'no-charter']);
    expect(portfolioRow(figures({ nextReviewOn: null }), now).asksFor).toEqual(['no-review']);
    expect(portfolioRow(figures({ startedOn: '2026-04-01', events: 0, active: 0, charter: null }), now).asksFor).toEqual([]);
  });
});

describe('communities that are alike', () => {
  const list = [figures(), figures({ id: 'b', name: 'Better feedback', topic: 'Feedback for students', members: 4 }), figures({ id: 'c', name: 'Laboratories', topic: 'Teaching in labs' })];

  test('share words that say something', () => {
    expect([...wordsOf({ name: 'The Community of Practice', topic: 'Rückmeldung, 漢字漢字 and what they show' })]).toEqual(['rückmeldung', '漢字漢字']);
    expect(similarPairs(list)).toEqual([{ one: 'a', other: 'b', shared: ['feedback', 'students'], mayMerge: true }]);
  });

  test('each pair once, never one with itself, at most twenty, whatever their names are', () => {
    const names = fc.array(fc.constantFrom('feedback', 'marking', 'group work', 'exams', 'labs', 'rubrics', ''), { maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(fc.property(fc.array(fc.record({ name: names, topic: names }), { maxLength: 60 }), (found) => {
      const pairs = similarPairs(found.map((one, n) => figures({ ...one, id: String(n) })));
      expect(new Set(pairs.map((one) => `${one.one} ${one.other}`)).size).toBe(pairs.length);
      expect(pairs.every((one) => one.one !== one.other && one.shared.length > 0)).toBe(true);
      expect(pairs.length).toBeLessThanOrEqual(20);
    }));
  });
});
