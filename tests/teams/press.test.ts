import fc from 'fast-check';
import { pressId, readPress } from '../../bot/teams/press';

const card = { community: 'cop-1', step: 'energy', number: 2, revision: 7, dialog: 'stance' };

test('data of today is read whole', () => {
  expect(readPress(card)).toMatchObject({ communityId: 'cop-1', stepId: 'energy', number: 2, revision: 7, dialog: 'stance' });
});

test.each([undefined, null, 7, 'text', [], [card], {}])('%p is read as a card that says nothing', (data) => {
  expect(readPress(data)).toMatchObject({ communityId: null, stepId: null, number: null, revision: 0, dialog: '' });
});

test('fields of another form are missing, never taken for something else', () => {
  expect(readPress({ community: { id: 'x' }, step: 'x'.repeat(201), number: '2', revision: 1.5, dialog: 7 })).toMatchObject({ communityId: null, stepId: null, number: null, revision: 0, dialog: '' });
});

test('whatever a card holds (seed 20270303), reading it does not fail', () => {
  fc.assert(fc.property(fc.jsonValue(), (data) => readPress(data).fields !== undefined), { seed: 20270303, numRuns: 300 });
});

describe('the id of a press', () => {
  const press = readPress(card);
  const id = pressId('p1', 'agree', press);

  test('is the same for the same press', () => expect(pressId('p1', 'agree', readPress({ ...card }))).toBe(id));

  test.each<[string, string]>([
    ['another person', pressId('p2', 'agree', press)],
    ['another button', pressId('p1', 'settle', press)],
    ['another community', pressId('p1', 'agree', readPress({ ...card, community: 'cop-2' }))],
    ['another step', pressId('p1', 'agree', readPress({ ...card, step: 'purpose' }))],
    ['another text', pressId('p1', 'agree', readPress({ ...card, number: 3 }))],
    ['a later card', pressId('p1', 'agree', readPress({ ...card, revision: 8 }))],
    ['other words', pressId('p1', 'agree', press, ['a reason'])],
  ])('is another one for %s', (_what, other) => expect(other).not.toBe(id));

  test('does not fall together where fields run into each other', () => {
    expect(pressId('p1', 'ab', press)).not.toBe(pressId('p1a', 'b', press));
  });
});
