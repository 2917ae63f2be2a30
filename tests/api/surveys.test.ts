import type { SurveyAnswerView, SurveysAnswer } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { person, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let surveyId = '';
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
  await group.amara.do(group.communityId, { type: 'openSurvey', instrument: 'pulse', title: '', days: 7, eventId: null, own: [] });
  surveyId = (await list()).surveys[0]?.id ?? '';
});
afterAll(() => world.end());

const at = (rest = '') => `communities/${group.communityId}/surveys${rest}`;
const list = async (who = group.amara): Promise<SurveysAnswer> => (await ask(world, who, at())).body as unknown as SurveysAnswer;
const seen = async (who = group.amara): Promise<SurveyAnswerView> => (await ask(world, who, at(`/${surveyId}`))).body as unknown as SurveyAnswerView;
const answer = (who: Actor, energy: number, change: string) => who.do(group.communityId, { type: 'answerSurvey', surveyId, answers: { energy, useful: energy, change } });

test('while it is open nobody sees anything of what was said, not even how many said something', async () => {
  const people = [0, 1, 2, 3, 4, 6].map((index) => person(world, index));
  const before = JSON.stringify(await seen());
  for (const [n, who] of people.slice(1).entries()) await answer(who, 5, `SECRET ${n}`);
  // For somebody who has not answered, the survey looks as it did.
  expect(JSON.stringify(await seen())).toBe(before);
  expect((await seen(group.tom)).answered).toBe(true);
  expect((await ask(world, group.amara, at(`/${surveyId}/results.csv`))).status).toBe(404);
  for (const path of ['', '/changes?since=0', '/mine', '/measures', '/surveys']) expect((await ask(world, group.amara, `communities/${group.communityId}${path}`)).text).not.toContain('SECRET');
});

test('in the database, too, nothing ties an answer to its author: no log row, no time, no common id', async () => {
  const loaded = await world.store.records.load(localTenant, group.communityId, group.tom.id, undefined, [surveyId]);
  expect([loaded?.record.surveyAnswers, loaded?.record.surveyTurns]).toEqual([[], [{ surveyId, personId: group.tom.id }]]);
  const kept = await world.store.surveys.answers(localTenant, group.communityId, surveyId);
  expect(kept).toHaveLength(5);
  expect(Object.keys(kept[0] ?? {}).sort()).toEqual(['answers', 'id', 'surveyId']);
  expect(JSON.stringify(kept)).not.toContain(group.tom.id);
  expect(kept.map((one) => one.id)).toEqual(kept.map((one) => one.id).sort());
});

test('closed, everybody sees figures from five on and comments from ten, in the page and in the file alike', async () => {
  await group.amara.do(group.communityId, { type: 'closeSurvey', surveyId });
  const results = await seen(group.sam);
  expect(results).toMatchObject({ state: 'closed', people: 5, questions: [{ id: 'energy', result: { n: 5, mean: null, spread: null, nearly: 'high' } }, { id: 'useful' }, { id: 'voice', result: { n: null, mean: null, spread: null } }, { id: 'change', result: { comments: null } }] });
  const csv = await ask(world, group.sam, at(`/${surveyId}/results.csv`));
  expect(csv.status).toBe(200);
  expect(csv.text).toContain('I look forward to what we do together.,5,nearly all at the highest step');
  expect(JSON.stringify(results) + csv.text).not.toContain('SECRET');
  expect((await group.amara.refused(group.communityId, { type: 'answerSurvey', surveyId, answers: { energy: 1 } })).status).toBe(409);
});

test('whoever has answered finds that under their data, and not what they said', async () => {
  const mine = (await ask(world, group.tom, `communities/${group.communityId}/mine`)).text;
  expect(JSON.parse(mine)).toMatchObject({ own: { surveys: [{ id: surveyId }] } });
  expect(mine).not.toContain('SECRET');
});

test('a stranger finds no survey, and the list says when people may be asked again', async () => {
  expect((await ask(world, group.helen, at())).status).toBe(404);
  expect((await ask(world, group.amara, at('/none'))).status).toBe(404);
  const { nextFrom } = await list();
  expect(Date.parse(nextFrom ?? '') - Date.now()).toBeGreaterThan(27 * 86_400_000);
});
