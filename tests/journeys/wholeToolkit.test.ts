import { loadToolkit } from '../../bot/toolkit/load';
import { after, runningClock } from '../fakes/clock';
import { mustIds } from '../toolkit/mustIds';
import { metOnTheWay, stageStanding, stepIn, walkStage } from './everyStep';
import { startedCommunity } from './midway';
import { eventually, person, type Actor } from './people';
import { openWorld, type World } from './world';

const toolkit = loadToolkit();
const day = 24 * 60;

/** A community from its first step to its last, over a year: every stage, step, question, point and part of the toolkit, through the doors. */
describe('the whole toolkit in one community’s year', () => {
  let world: World;
  let core: Actor[];
  let amara: Actor;
  let communityId = '';
  const clock = runningClock('2026-09-07T09:00:00.000Z');
  const pass = (minutes: number): void => {
    clock.moveTo(after(clock, minutes));
  };
  const view = () => amara.view(communityId);
  const walk = (stageId: string): Promise<void> => walkStage({ core, communityId, pass }, toolkit, stageId);
  const standing = async (stageId: string): Promise<string> => stageStanding(await view(), stageId);

  beforeAll(async () => {
    world = await openWorld({ clock });
    core = [0, 1, 2, 3, 4].map((index) => person(world, index));
    amara = core[0] as Actor;
    communityId = await startedCommunity(world, core.slice(1));
    await amara.card('core', 'Find the energy');
  });
  afterAll(() => world.end());

  it.each([['set-up', '1 of 1'], ['planning', '11 of 11'], ['launch', '11 of 11'], ['learning', '9 of 9']])('%s: each step is done, by buttons in the chat and in writing', async (stageId, all) => {
    await walk(stageId);
    expect(await standing(stageId)).toBe(all);
    pass(14 * day);
  });

  it('goes on from month to month: notes, thanks, an action done, a new update, always somebody whose turn it is (S3D.5, S4D.C3, S4E.3)', async () => {
    for (let month = 1; month <= 8; month += 1) {
      pass(30 * day);
      const checkIns = stepIn(await view(), 'check-ins');
      const held = checkIns.meetings.find((one) => one.startsAt <= clock.now()) ?? checkIns.meetings.at(-1);
      const [field] = held?.fields ?? [];
      await amara.do(communityId, { type: 'writeNote', stepId: 'check-ins', fieldId: field?.id ?? '', text: `${field?.text ?? ''}\nMonth ${month}`, base: field?.revision ?? 0 });
      await amara.write('core', `@CoP Guide thank Mei for month ${month}`);
      await amara.card('core', `Thank you to Mei Zhao for month ${month}.`);
      const action = (await view()).actions.find((one) => one.state !== 'done');
      if (action) await amara.do(communityId, { type: 'changeAction', actionId: action.id, state: 'done' });
      // The one before is out: what was said since waits for the next, which a person begins.
      await amara.do(communityId, { type: 'reopenStep', stepId: 'member-update' });
      const update = stepIn(await view(), 'member-update').paper;
      await amara.do(communityId, { type: 'publishPaper', stepId: 'member-update', fingerprint: update?.fingerprint ?? '', tell: true });
      await amara.card('team', `Thank you to Mei Zhao for month ${month}.`);
    }
    const { paper } = stepIn(await view(), 'member-update');
    expect(paper?.published.map((one) => one.number)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('begins a second series of check-ins when the first is over, and the rota goes on (S3D.4)', async () => {
    await amara.write('core', '@CoP Guide who is next');
    await amara.card('core', 'Schedule the next ones');
    const { eventDefaults } = stepIn(await view(), 'check-ins');
    if (!eventDefaults) throw new Error('nothing is offered');
    await amara.do(communityId, { type: 'scheduleMeetings', stepId: 'check-ins', ...eventDefaults });
    await eventually(async () => (await view()).checkIns?.state === 'booked', 'the second series in the calendar');
    // The same line at the same moment would be one that Teams delivered twice.
    pass(1);
    await amara.write('core', '@CoP Guide who is next');
    await amara.card('core', ' facilitates on ');
  });

  it('looks back, decides to close, and closes well, which nothing could begin before (S5B.2, S5C.1)', async () => {
    expect(await amara.refused(communityId, { type: 'openStep', stepId: 'closing-well' })).toMatchObject({ status: 409 });
    await walk('review');
    expect(await standing('review')).toBe('5 of 5');
    await walk('closing');
    // Everything is taken along, and a second person opens it.
    await amara.do(communityId, { type: 'makePack' });
    const pack = await eventually(async () => { const made = (await view()).team?.pack; return made?.state === 'filed' ? made : null; }, 'the pack in Files');
    await core[1]?.do(communityId, { type: 'checkPack', packId: pack.id, complete: true });
    expect((await view()).team?.pack?.checked?.by).toBe(core[1]?.name);
    await walk('reading');
    expect([await standing('closing'), await standing('reading')]).toEqual(['6 of 6', '3 of 3']);
  });

  it('met every item that the toolkit says must be there', async () => {
    const end = await view();
    const met = metOnTheWay(toolkit, end);
    expect(mustIds).toHaveLength(114);
    expect(mustIds.filter((id) => !met.has(id))).toEqual([]);
  });

  it('has nothing left to do, every file in the team, and a step that was ended can be reopened with everything kept (S0.2, S2E.1)', async () => {
    const end = await view();
    expect(end.next).toBeNull();
    await eventually(async () => (await view()).pending.length === 0, 'everything is on its way or there');
    const files = world.local.graph.files().length;
    expect(files).toBeGreaterThanOrEqual(9);
    const before = stepIn(end, 'purpose').slots;
    await amara.do(communityId, { type: 'reopenStep', stepId: 'purpose' });
    expect(stepIn(await view(), 'purpose')).toMatchObject({ status: 'open', version: 2, slots: before });
    await amara.do(communityId, { type: 'skipStep', stepId: 'purpose', reason: 'It stands as it is' });
    expect(stepIn(await view(), 'purpose').slots).toEqual(before);
  });
});
