import type { SurveyAnswerView, SurveysAnswer } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import { asksToLeave } from '../../bot/teams/leaving';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { asked, occasion, post, submitted, typed } from '../fakes/posting';
import { person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import { loadToolkit } from '../../bot/toolkit/load';

const words = loadToolkit().typed;

describe('what a line asks for', () => {
  test.each(['leave', 'I am leaving', 'I’m leaving the community', 'leave the team', 'I want to leave', 'I have left the community.', 'I left'])('"%s"', (line) => expect(asksToLeave(words, line)).toBe(true));
  test.each(['leave the coffee pairs', 'leave it out', 'what is left to do', 'who left', 'next', ''])('"%s" asks for something else', (line) => expect(asksToLeave(words, line)).toBe(false));
});

describe('in chat', () => {
  let ahead = 0;
  let world: World;
  let group: Group;
  let seconds = 0;
  beforeAll(async () => {
    world = await openWorld({ clock: { now: () => new Date(Date.now() + ahead).toISOString() } });
    group = await startGroup(world);
    for (const index of [0, 5]) await person(world, index).add('personal');
  });
  afterAll(() => world.end());

  const where = (index: number, place: 'core' | 'personal') => occasion(world, index, place, new Date(Date.now() + (seconds += 1_000)));
  const write = async (index: number, place: 'core' | 'personal', text: string): Promise<string> => {
    const reader = person(world, index);
    const before = (await group.wrote(place, reader)).length;
    expect((await post(world, typed(where(index, place), text))).status).toBe(200);
    return JSON.stringify((await group.wrote(place, reader)).slice(before).map((one) => one.cards));
  };
  const year = (): string => `leaver@${new Date(Date.now() + ahead).getUTCFullYear()}`;
  const kept = () => world.store.surveys.answers(localTenant, group.communityId, year());
  const data = () => ({ dialog: 'leaving', community: group.communityId });

  test('somebody who has left still finds the two questions, answers once, and keeps no door open', async () => {
    const stranger = JSON.stringify((await post(world, asked(where(5, 'personal'), data()))).body);
    expect(stranger).not.toContain('main reason');
    // She is in no place of the community any more, as somebody is who has left its team.
    await world.store.executeSql(`insert into member (tenant_id, community_id, person_id, name, email, part, joined_at, left_at) values ($1, $2, $3, 'Helen', null, 'member', now() - interval '90 days', now())`, [localTenant, group.communityId, group.helen.id]);
    const card = await write(5, 'personal', 'I am leaving the community');
    expect(card).toContain('Answer two questions');
    const form = JSON.stringify((await post(world, asked(where(5, 'personal'), data()))).body);
    for (const said of ['What is your main reason for leaving?', 'Neither your name nor the day is kept']) expect(form).toContain(said);
    const again = JSON.stringify((await post(world, submitted(where(5, 'personal'), data()))).body);
    expect(again).toContain('Answer at least one question');
    const done = JSON.stringify((await post(world, submitted(where(5, 'personal'), { ...data(), why: 'time', know: 'SECRET words' }))).body);
    expect(done).toContain('Your answer is kept without your name.');
    expect((await kept()).map((one) => one.answers)).toEqual([{ why: 'time', know: 'SECRET words' }]);
    expect(JSON.stringify((await post(world, asked(where(5, 'personal'), data()))).body)).toContain('Your answer is kept without your name.');
    expect((await ask(world, group.helen, `communities/${group.communityId}`)).status).toBe(404);
  });

  test('where others read along nothing is said of the writer', async () => {
    const card = await write(0, 'core', 'I am leaving');
    expect(card).toContain('leave its team in Teams');
    expect(card).not.toContain('Amara');
  });

  test('nobody sees during the year that somebody has answered, and in the tab a member finds the questions under My data', async () => {
    const list = (await ask(world, group.amara, `communities/${group.communityId}/surveys`)).body as unknown as SurveysAnswer;
    expect([list.surveys, list.nextFrom]).toEqual([[], null]);
    expect((await ask(world, group.amara, `communities/${group.communityId}/surveys/${encodeURIComponent(year())}`)).status).toBe(404);
    const shown = (await ask(world, group.amara, `communities/${group.communityId}/surveys/leaving`)).body as unknown as SurveyAnswerView;
    expect(shown).toMatchObject({ id: year(), instrument: 'leaver', state: 'open', answered: false, people: null });
    await group.amara.do(group.communityId, { type: 'answerLeaving', surveyId: year(), answers: { know: 'SECRET too' } });
    for (const path of ['', '/mine', '/measures', '/surveys', '/surveys/leaving', '/changes?since=0']) expect((await ask(world, group.tom, `communities/${group.communityId}${path}`)).text).not.toContain('SECRET');
  });

  test('after the year it shows no words and no figures while fewer than five have answered', async () => {
    const id = year();
    ahead += 370 * 86_400_000;
    const shown = (await ask(world, group.tom, `communities/${group.communityId}/surveys/${encodeURIComponent(id)}`)).body as unknown as SurveyAnswerView;
    expect(shown).toMatchObject({ state: 'closed', people: null, questions: [{ result: { n: null, spread: null } }, { result: { comments: null } }] });
  });
});
