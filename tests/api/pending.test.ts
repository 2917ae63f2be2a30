import { inLines } from '../../bot/api/pending';

const one = (what: string, since: string, reason: string | null = null) => ({ what, state: 'failed' as const, since, reason });

test('a crowd that cannot be reached for one reason is one line with its number, since the first of them; another reason is another line', () => {
  const lines = inLines([one('A reminder', '2026-11-02', 'no chat'), one('A reminder', '2026-11-01', 'no chat'), one('A reminder', '2026-11-03', 'blocked'), one('A card', '2026-11-04')]);
  expect(lines).toEqual([
    { ...one('A reminder', '2026-11-01', 'no chat'), count: 2 },
    { ...one('A reminder', '2026-11-03', 'blocked'), count: 1 },
    { ...one('A card', '2026-11-04'), count: 1 },
  ]);
});
