import type { FormsAnswer, SurveyAnswerView, SurveysAnswer } from '../../bot/api/contract';
import { ask, refusal } from '../fakes/asking';
import { formsFile } from '../fakes/formsFile';
import { startGroup, type Group } from '../fakes/group';
import type { Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let surveyId: string;
const url = 'https://forms.office.com/r/abc';
const header = ['ID', 'Start time', 'Email', 'Name', 'How useful is it', 'What should change?'];
const row = (n: number, useful = String(1 + (n % 5))): string[] => [String(n), '45000', `p${n}@university.example`, `Person ${n}`, useful, `Word ${n}`];
const rows = (count: number): string[][] => Array.from({ length: count }, (_one, n) => row(n + 1));

beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
  await group.amara.do(group.communityId, { type: 'openSurvey', instrument: 'own', title: 'Asked elsewhere', days: 7, eventId: null, own: [{ text: 'How useful is it?', kind: 'scale' }, { text: 'What should change?', kind: 'text' }], formsUrl: url });
  surveyId = ((await ask(world, group.amara, `communities/${group.communityId}/surveys`)).body as unknown as SurveysAnswer).surveys[0]?.id ?? '';
});
afterAll(() => world.end());

const path = (): string => `communities/${group.communityId}/surveys/${surveyId}`;
const send = async (who: Actor, bytes: Uint8Array, take = false) => ask(world, who, `${path()}/forms`, { body: { file: Buffer.from(bytes).toString('base64'), take } });
const seen = async (who: Actor = group.sam): Promise<SurveyAnswerView> => (await ask(world, who, path())).body as unknown as SurveyAnswerView;
const stored = async () => (await world.store.executeSql('select * from survey_answer where community_id = $1', [group.communityId])).rows;

test('a survey with a link of Forms is answered there and not here; another link is refused', async () => {
  expect(await seen()).toMatchObject({ formsUrl: url, imported: false, state: 'open', people: null });
  expect((await group.sam.refused(group.communityId, { type: 'answerSurvey', surveyId, answers: { q1: 3 } })).message).toContain('answered in Microsoft Forms');
  expect((await group.amara.refused(group.communityId, { type: 'openSurvey', instrument: 'pulse', title: '', days: 7, eventId: null, own: [], formsUrl: 'https://evil.example/r' })).status).toBe(400);
});

test('looking at a file says what becomes of each column, and keeps nothing', async () => {
  const { status, body } = await send(group.amara, formsFile([header, ...rows(12), ['13', '', '', '', '9', '']]));
  expect(status).toBe(200);
  expect((body as unknown as FormsAnswer)).toEqual({
    columns: [
      { heading: 'ID', question: null, left: 'time' }, { heading: 'Start time', question: null, left: 'time' }, { heading: 'Email', question: null, left: 'person' }, { heading: 'Name', question: null, left: 'person' },
      { heading: 'How useful is it', question: 'How useful is it?', left: null }, { heading: 'What should change?', question: 'What should change?', left: null },
    ],
    missing: [], rows: 12, unread: 1, empty: 1, taken: false, said: null,
  });
  expect(await stored()).toEqual([]);
});

test.each<[string, () => Uint8Array, RegExp]>([
  ['no workbook', () => new TextEncoder().encode('not a workbook'), /no Excel file that can be read/],
  ['the file of another form', () => formsFile([['ID', 'Favourite colour'], ['1', 'Blue']]), /No column of this file has the words/],
  ['a file without answers', () => formsFile([header]), /holds no answer/],
])('%s is refused with what to do', async (_what, file, words) => {
  const { status, body } = await send(group.amara, file(), true);
  expect([status, body['message']]).toEqual([400, expect.stringMatching(words)]);
  expect(await stored()).toEqual([]);
});

test('it is the core group’s', async () => {
  expect(await send(group.sam, formsFile([header, ...rows(3)]), true)).toMatchObject({ status: 403, body: refusal('not-allowed') });
  expect((await send(group.helen, formsFile([header, ...rows(3)]))).status).toBe(404);
  expect((await ask(world, group.amara, `${path()}/forms`, { body: { file: 7 } })).status).toBe(400);
});

test('taken over, it closes the survey and shows results as for any other; the same file, or a later one, changes nothing', async () => {
  const file = formsFile([header, ...rows(12)]);
  const both = await Promise.all([send(group.amara, file, true), send(group.tom, file, true)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(await stored()).toHaveLength(12);
  expect(await seen()).toMatchObject({ state: 'closed', imported: true, people: 12, questions: [{ result: { n: 12 } }, { result: { comments: expect.arrayContaining(['Word 7']) } }] });
  const before = await stored();
  expect((await send(group.amara, formsFile([header, ...rows(13)]), true)).body).toMatchObject({ taken: true, said: 'The answers were taken over before. Nothing has changed.' });
  expect(await stored()).toEqual(before);
  // Nothing of who answered, or in which order, is kept.
  expect(JSON.stringify(before)).not.toMatch(/Person|@|45000/);
});

test('with four answers there is no figure, and with nine no comment', async () => {
  await world.store.executeSql('delete from survey_answer where community_id = $1', [group.communityId]);
  await world.store.executeSql('update survey set imported_at = null where community_id = $1', [group.communityId]);
  await send(group.amara, formsFile([header, ...rows(4)]), true);
  expect(await seen()).toMatchObject({ people: null, questions: [{ result: { n: null, mean: null } }, { result: { comments: null } }] });
});
