import fc from 'fast-check';
import { intents, readIntents } from '../../bot/teams/intents';

test.each([
  ['next', 'next'], ['nxt', 'next'], ['Next!', 'next'], ['what is next', 'next'], ['continue', 'next'], ['skip', 'next'],
  ['where are we', 'journey'], ['journey', 'journey'], ['jurney', 'journey'], ['progress?', 'journey'], ['show me the map', 'journey'],
  ['charter', 'charter'], ['chater', 'charter'], ['CHARTRE', 'charter'], ['our purpose', 'charter'],
  ['actions', 'actions'], ['acitons', 'actions'], ['action plan', 'actions'], ['task', 'actions'],
  ['check-ins', 'check-ins'], ['checkins', 'check-ins'], ['check ins', 'check-ins'], ['calendar', 'check-ins'], ['calender', 'check-ins'],
  ['help', 'help'], ['hlep', 'help'], ['hello', 'help'], ['hi', 'help'],
  ['start', 'start'], ['renew', 'start'],
])('"%s" means %s', (line, intent) => expect(readIntents(line)[0]).toBe(intent));

test.each(['', '   ', '???', '😀😀', 'lorem ipsum dolor', 'שלום', '12345', '<script>alert(1)</script>', 'zzz'])('"%s" means nothing that is known', (line) => expect(readIntents(line)).toEqual([]));

test('a line of 20,000 characters is read as any other', () => {
  expect(readIntents(`charter ${'word '.repeat(4_000)}`)[0]).toBe('charter');
});

test('whatever is typed (seed 20270301), the answer is a list of known intents without doubles', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (line) => {
    const found = readIntents(line);
    expect(new Set(found).size).toBe(found.length);
    expect(found.every((one) => intents.includes(one))).toBe(true);
  }), { seed: 20270301, numRuns: 300 });
});
