import fc from 'fast-check';
import { closeness, distance } from '../../bot/domain/spelling';

test('the distance counts one for a letter added, dropped, changed or swapped', () => {
  expect([distance('charter', 'charter'), distance('chater', 'charter'), distance('chartter', 'charter'), distance('charfer', 'charter'), distance('hcarter', 'charter')]).toEqual([0, 1, 1, 1, 1]);
  expect(distance('a', 'charter')).toBe(3);
});

test('a short word is misspelt behind its first letter only', () => {
  expect([closeness('there', 'where'), closeness('wehre', 'where'), closeness('hcarter', 'charter')]).toEqual([0, 0.85, 0.85]);
});

test('the distance is the same both ways (seed 20270302)', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(fc.property(word, word, (a, b) => distance(a, b) === distance(b, a)), { seed: 20270302, numRuns: 300 });
});
