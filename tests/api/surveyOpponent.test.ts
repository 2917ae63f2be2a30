import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { SurveyAnswerView, SurveysAnswer } from '../../bot/api/contract';
import { localTenant, type LocalPerson } from '../../bot/local/people';
import { stillClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** Somebody who wants to know who said what: in the core group, who reads all there is before, while and after people answer. */

const clock = stillClock('2027-01-11T09:00:00.000Z');
const crowd: LocalPerson[] = Array.from({ length: 40 }, (_, n) => ({
  id: `7a1c0000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`, teamsId: `29:crowd-${n}`, name: `Member ${String(n).padStart(2, '0')}`, email: `member${n}@university.example`,
  zone: 'Europe/London', locale: 'en-GB', about: 'Member', inTeam: true, inCoreChat: false,
}));

let world: World;
let group: Group;
const tokens = new Map<string, string>();
beforeAll(async () => {
  world = await openWorld({ clock, crowd });
  group = await startGroup(world, { coreChat: false });
  await eventually(async () => (await world.store.places.memberCount(localTenant, group.communityId)) === 47, 'all members');
  for (const id of [group.amara.id, ...crowd.map((one) => one.id)]) tokens.set(id, await world.local.identity.tabToken(id));
});
afterAll(() => world.end());

async function ask(who: string, path: string, command?: unknown): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${world.origin}/api/${path}`, {
    method: command === undefined ? 'GET' : 'POST', headers: { authorization: `Bearer ${tokens.get(who)}`, 'content-type': 'application/json' },
    ...(command === undefined ? {} : { body: JSON.stringify({ id: randomUUID(), command }) }),
  });
  return { status: answer.status, text: await answer.text() };
}
const at = (rest = '') => `communities/${group.communityId}${rest}`;
const read = async <T>(path: string): Promise<T> => JSON.parse((await ask(group.amara.id, at(path))).text) as T;
const done = async (who: string, command: unknown): Promise<string> => {
  const answer = await ask(who, at('/commands'), command);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.text;
};

const span = 'from=2027-01-01T00:00:00.000Z&to=2040-12-31T00:00:00.000Z';
/**
 * Every page and file of the community that the core group can read, with the revision that tells of changes. The pack
 * is not among them: it holds nothing of surveys, as it says itself, and the moment of its making.
 */
const doors = ['', '/surveys', '/actions.csv', '/attendance.csv', '/connections', '/dates.ics', '/directory?area=Science', `/events?${span}`, '/experts?knows=a', '/feedback.csv', '/files', '/helping', '/measures', '/measures.csv', '/members', '/mine', '/photos', '/prompts', '/resources', '/sponsor'];
/** What is over all communities. */
const above = ['me', 'things', 'portfolio', 'listing', 'manners', 'here'];
type Seen = Record<string, string>;
const differing = (one: Seen, other: Seen): string[] => Object.keys(one).filter((path) => one[path] !== other[path]);
async function look(surveyId: string): Promise<Seen> {
  const paths = [...doors.map((one) => at(one)), at(`/surveys/${surveyId}`), at(`/surveys/${surveyId}/results.csv`), ...above];
  const seen: Seen = {};
  for (const path of paths) {
    const { status, text } = await ask(group.amara.id, path);
    seen[path] = `${status} ${text}`;
  }
  return seen;
}
const ofSurvey = (surveyId: string): string[] => ['/surveys', `/surveys/${surveyId}`, `/surveys/${surveyId}/results.csv`].map(at);

interface Said { q1: number; q2: number | null; q3: string | null; q4: string | null }
const said = fc.record<Said>({
  q1: fc.integer({ min: 1, max: 5 }), q2: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4 }),
  q3: fc.option(fc.string({ minLength: 4, maxLength: 8 }).map((text) => `first ${text.replace(/\W/g, 'x')}`), { freq: 3 }),
  q4: fc.option(fc.string({ minLength: 4, maxLength: 8 }).map((text) => `second ${text.replace(/\W/g, 'x')}`), { freq: 3 }),
});
const own = [{ text: 'One?', kind: 'scale' }, { text: 'Two?', kind: 'scale' }, { text: 'Three?', kind: 'text' }, { text: 'Four?', kind: 'text' }];

test('for surveys of 3 to 40 people nobody sees that or what anybody answers, and afterwards no cell under five and no comment under ten (P6)', async () => {
  let month = 0;
  let looks = 0;
  /** How often each door showed something else after an answer than before it. */
  const moved = new Map<string, number>();
  await fc.assert(fc.asyncProperty(fc.array(said, { minLength: 3, maxLength: 40 }), fc.boolean(), async (all, early) => {
    month += 1;
    clock.moveTo(new Date(Date.parse('2027-01-11T09:00:00.000Z') + month * 30 * 86_400_000).toISOString());
    await done(group.amara.id, { type: 'openSurvey', instrument: 'own', title: `Month ${month}`, days: 7, eventId: null, own });
    const surveyId = (await read<SurveysAnswer>('/surveys')).surveys[0]?.id ?? '';
    let before = await look(surveyId);
    const first = before;
    const given = all.map((one, n) => ({ who: crowd[n]?.id ?? '', answers: Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null).map(([id, value]) => [id, typeof value === 'string' ? `${value} ${n}` : value])) }));
    for (const [n, { who, answers }] of given.entries()) {
      await done(who, { type: 'answerSurvey', surveyId, answers });
      if (n > 2 && n % 13 !== 0) continue;
      const now = await look(surveyId);
      differing(before, now).forEach((path) => moved.set(path, (moved.get(path) ?? 0) + 1));
      looks += 1;
      before = now;
    }
    // What is about the survey stands as it did, whatever else the app does meanwhile.
    expect(differing(first, await look(surveyId)).filter((path) => ofSurvey(surveyId).includes(path))).toEqual([]);
    if (early) await done(group.amara.id, { type: 'closeSurvey', surveyId });
    else clock.moveTo(new Date(Date.parse(clock.now()) + 8 * 86_400_000).toISOString());
    expect((await ask(crowd[39]?.id ?? '', at('/commands'), { type: 'answerSurvey', surveyId, answers: { q1: 1 } })).status).toBe(all.length === 40 ? 200 : 409);

    const after = await read<SurveyAnswerView>(`/surveys/${surveyId}`);
    const file = (await ask(group.amara.id, at(`/surveys/${surveyId}/results.csv`))).text;
    const n = all.length;
    expect(after.people).toBe(n < 5 ? null : n);
    for (const [place, id] of (['q1', 'q2'] as const).entries()) {
      const result = after.questions[place]?.result;
      const steps = all.map((one) => one[id]).filter((one) => one !== null);
      if (steps.length < 5) expect(result).toMatchObject({ n: null, mean: null, spread: null, nearly: null });
      // Nor how few left it out.
      if (result?.n) expect([1, 2, 3, 4]).not.toContain(n - result.n);
      for (const { value, count } of result?.spread ?? []) {
        expect(count).toBe(steps.filter((one) => String(one) === value).length);
        expect([1, 2, 3, 4]).not.toContain(count);
      }
    }
    const everything = `${JSON.stringify([after, await look(surveyId)])}${file}`;
    for (const [place, id] of (['q3', 'q4'] as const).entries()) {
      const texts = given.flatMap(({ answers }) => (answers[id] === undefined ? [] : [String(answers[id])]));
      if (n < 10) expect(texts.filter((text) => everything.includes(text))).toEqual([]);
      // In the order of their letters, each question for itself: the first of one is not the first of the other.
      expect(after.questions[2 + place]?.result?.comments ?? null).toEqual(n < 10 ? null : [...texts].sort());
    }
    expect(given.filter(({ who }) => `${JSON.stringify(after)}${file}`.includes(who))).toEqual([]);
  }), { numRuns: 4, endOnFailure: true });
  // The app does things by itself, at night and after a month; an answer would be seen each time, in the revision that each page carries too.
  expect([...moved].filter(([, times]) => times > looks / 2)).toEqual([]);
}, 240_000);

test('nobody asks the same of an event twice, so that two results do not differ by who came later', async () => {
  const startsAt = clock.now().slice(0, 16);
  await done(group.amara.id, { type: 'planEvent', eventId: null, base: 0, kind: 'coffee', title: 'Talk', startsAt, minutes: 30, place: '', hostId: null, plan: {} });
  const { events } = await read<{ events: { id: string }[] }>(`/events?${span}`);
  clock.moveTo(new Date(Date.parse(clock.now()) + 86_400_000).toISOString());
  const about = { title: 'How was it', days: 7, eventId: events[0]?.id ?? '' };
  for (const asked of [{ instrument: 'event', own: [], ...about }, { instrument: 'own', own, ...about }]) {
    await done(group.amara.id, { type: 'openSurvey', ...asked });
    const surveyId = (await read<SurveysAnswer>('/surveys')).surveys.find((one) => one.instrument === asked.instrument && one.eventId === about.eventId)?.id ?? '';
    await done(group.amara.id, { type: 'closeSurvey', surveyId });
    const again = await ask(group.amara.id, at('/commands'), { type: 'openSurvey', ...asked });
    expect([again.status, JSON.parse(again.text)]).toEqual([409, expect.objectContaining({ message: 'People were asked this about the event already. What they said is on its page.' })]);
  }
});
