import fc from 'fast-check';
import { distance } from '../../bot/domain/spelling';

test('the distance counts one for a letter added, dropped, changed or swapped', () => {
  expect([distance('charter', 'charter'), distance('chater', 'charter'), distance('chartter', 'charter'), distance('charfer', 'charter'), distance('hcarter', 'charter')]).toEqual([0, 1, 1, 1, 1]);
  expect(distance('a', 'charter')).toBe(3);
});

test('the distance is the same both ways (seed 20270302)', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(fc.property(word, word, (a, b) => distance(a, b) === distance(b, a)), { seed: 20270302, numRuns: 300 });
});
