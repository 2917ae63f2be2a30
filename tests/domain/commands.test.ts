import { isZone, parseCommand, read, startShape } from '../../bot/domain/commands';
import { longText } from '../../bot/domain/shapeParts';

const give = (text: unknown) => ({ type: 'giveAnswer', stepId: 'energy', questionId: 'who', text });

describe('commands from outside', () => {
  test('are read as they are, with what was left out', () => {
    expect(parseCommand(give('  <b>x</b> 🙂 '))).toEqual({ ok: true, value: give('  <b>x</b> 🙂 ') });
    expect(parseCommand({ type: 'addAction', title: ' Book a room ' })).toEqual({ ok: true, value: { type: 'addAction', title: 'Book a room', ownerId: null, dueOn: null, tier: null } });
  });

  test.each([
    ['an unknown type', { type: 'dropTables' }, 'unknown-command'],
    ['a name from the prototype', { type: 'constructor' }, 'unknown-command'],
    ['no object', 'reveal', 'unknown-command'],
    ['nothing', null, 'unknown-command'],
    ['an empty answer', give(' \n '), 'text: is empty'],
    ['an answer that is no text', give({}), /^text: /],
    ['one character too many', give('x'.repeat(longText + 1)), 'text: has more than 20,000 characters'],
    ['a field that is not its own', { ...give('x'), personId: 'ben' }, /personId/],
    ['a date that does not exist', { type: 'setReviews', lightOn: '2026-02-30', fullOn: '2027-01-01' }, /^lightOn: /],
    ['a time that does not exist', { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2026-06-01', at: '24:00', minutes: 30, everyWeeks: 2, untilOn: '2026-12-01' }, 'at: is not a time such as 10:00'],
    ['a meeting of five minutes', { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2026-06-01', at: '10:00', minutes: 5, everyWeeks: 2, untilOn: '2026-12-01' }, /^minutes: /],
    ['a reason of blanks', { type: 'skipStep', stepId: 'energy', reason: '  ' }, /^reason: /],
    ['a stance that is none', { type: 'consent', stepId: 'energy', number: 1, stance: 'veto', reason: null }, /^stance: /],
  ])('%s is refused in words', (_what, data, problem) => {
    const parsed = parseCommand(data);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problem).toMatch(problem);
  });

  test('the longest answer is taken whole', () => {
    expect(parseCommand(give('🙂'.repeat(longText / 2))).ok).toBe(true);
  });
});

describe('what the start dialog asks', () => {
  const start = { name: 'Inclusive Assessment', topic: 'For all', mode: 'new', zone: 'Europe/Malta', core: [] };

  test('has a name, a topic and a zone that exists', () => {
    expect(read(startShape, start).ok).toBe(true);
    for (const wrong of [{ name: ' ' }, { topic: '' }, { zone: 'Europe/Atlantis' }, { mode: 'old' }, { core: Array(61).fill('x') }]) expect(read(startShape, { ...start, ...wrong }).ok).toBe(false);
    expect(read(startShape, { ...start, zone: 'Mars' })).toEqual({ ok: false, problem: 'zone: is not a time zone such as Europe/London' });
  });

  test('knows zones by their IANA names', () => {
    expect(['Europe/London', 'Asia/Shanghai', 'America/New_York', 'UTC'].map(isZone)).toEqual([true, true, true, true]);
    expect(['', 'London', 'GMT Standard Time'].map(isZone)).toEqual([false, false, false]);
  });
});
