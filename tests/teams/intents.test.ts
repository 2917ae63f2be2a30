import fc from 'fast-check';
import { toolkit } from '../domain/community';
import { readIntents } from '../../bot/teams/intents';
import { intents } from '../../bot/toolkit/typed';

const meantBy = (line: string): string | undefined => readIntents(toolkit.typed, line).meant[0];

test.each([
  ['next', 'next'], ['nxt', 'next'], ['Next!', 'next'], ['what is next', 'next'], ['what should i do now', 'next'], ['continue', 'next'], ['skip', 'next'], ['we don’t need this step', 'next'],
  ['where are we', 'journey'], ['where are we up to', 'journey'], ['how far have we got', 'journey'], ['journey', 'journey'], ['jurney', 'journey'], ['progress?', 'journey'], ['show me the map', 'journey'],
  ['charter', 'charter'], ['chater', 'charter'], ['CHARTRE', 'charter'], ['our purpose', 'charter'], ['what is the purpose of this group', 'charter'],
  ['actions', 'actions'], ['acitons', 'actions'], ['action plan', 'actions'], ['task', 'actions'], ['what do i have to do', 'actions'],
  ['check-ins', 'check-ins'], ['checkins', 'check-ins'], ['check ins', 'check-ins'], ['book a meeting', 'check-ins'], ['agenda for the check-in', 'check-ins'],
  ['calendar', 'meetings'], ['calender', 'meetings'], ['when do we meet', 'meetings'], ['when is the next meeting', 'meetings'], ['is there an event soon', 'meetings'], ['what’s on this week', 'meetings'], ['when’s the coffee', 'meetings'],
  ['who is next', 'rota'], ['whose turn is it', 'rota'], ['who facilitates next time', 'rota'],
  ['who is in the core group', 'members'], ['who are the members', 'members'], ['how do I add somebody', 'members'],
  ['resorces', 'resources'], ['where are the files', 'resources'], ['meassures', 'measures'], ['how are we doing', 'measures'], ['surveys', 'surveys'],
  ['newsletter', 'updates'], ['write an update to members', 'updates'], ['who knows about marking', 'people'],
  ['how private is this', 'private'], ['who can see my answers', 'private'], ['can my boss see this', 'private'], ['delete my data', 'private'],
  ['mute', 'quiet'], ['stop sending me messages', 'quiet'], ['too many messages', 'quiet'], ['I am away next week', 'quiet'], ['remind me tomorrow', 'quiet'],
  ['undo', 'undo'], ['I want to take back my answer', 'undo'], ['change my answer', 'undo'], ['I made a mistake', 'undo'],
  ['we want to close the community', 'closing'], ['close', 'closing'], ['export everything', 'pack'], ['review', 'review'], ['planner', 'connections'],
  ['give feedback on this step', 'feedback'], ['I have an example to share', 'feedback'],
  ['help', 'help'], ['hlep', 'help'], ['hello', 'help'], ['hi there', 'help'], ['good morning', 'help'], ['ok', 'help'],
  ['start', 'start'], ['renew', 'start'], ['new community', 'start'],
])('"%s" means %s', (line, intent) => expect(meantBy(line)).toBe(intent));

test.each(['', '   ', '???', '😀😀', 'lorem ipsum dolor', 'שלום', '12345', '<script>alert(1)</script>', 'zzz'])('"%s" means nothing that is known', (line) => expect(readIntents(toolkit.typed, line)).toEqual({ meant: [], near: [] }));

test('of what was typed in part the likeliest is named', () => expect(readIntents(toolkit.typed, 'bananas for the agenda')).toEqual({ meant: [], near: ['check-ins'] }));

test('a line of 20,000 characters is read as any other', () => {
  expect(meantBy(`charter ${'word '.repeat(4_000)}`)).toBe('charter');
});

test('whatever is typed (seed 20270301), the answer names known intents, each once', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (line) => {
    const { meant, near } = readIntents(toolkit.typed, line);
    const found = [...meant, ...near];
    expect(new Set(found).size).toBe(found.length);
    expect(found.every((one) => intents.includes(one))).toBe(true);
  }), { seed: 20270301, numRuns: 300 });
});

test('another language brings its own phrases', () => {
  const welsh = { ...toolkit.typed, phrases: { ...toolkit.typed.phrases, next: ['beth nesaf'] } };
  expect(readIntents(welsh, 'Beth sydd nesaf?').meant).toEqual(['next']);
  expect(readIntents(welsh, 'next').meant).toEqual([]);
});
