import { eventually, person, type Actor } from './people';
import type { World } from './world';

/** What a community has that is on its way: one step of each state, some actions, a published charter. */
export interface Midway {
  communityId: string;
  core: Actor[];
}

/** Starts a community whose core group is the first person and the others, with its place in the core group's chat; gives its id. */
export async function startedCommunity(world: World, others: readonly Actor[]): Promise<string> {
  const amara = person(world, 0);
  await amara.add('team');
  const greeting = await amara.card('team', 'Start a new community');
  await eventually(async () => {
    const form = await amara.open(greeting, 'Start a new community');
    return form.kind === 'card' && JSON.stringify(form.card).includes(others.at(-1)?.name ?? '');
  }, 'the people of the team in the form');
  await amara.send(greeting, {
    dialog: 'start', mode: 'new', name: 'Inclusive Assessment', topic: 'Assessment that lets every student show what they know',
    zone: 'Europe/London', core: others.map((one) => one.id).join(','),
  });
  await amara.add('core');
  return (await amara.me()).communities[0]?.id ?? '';
}

/** Starts a community of five and brings it half-way, through the doors, in a few seconds. */
export async function goMidway(world: World): Promise<Midway> {
  const core = [0, 1, 2, 3, 4].map((index) => person(world, index));
  const [amara, tom] = core as [Actor, Actor];
  const communityId = await startedCommunity(world, core.slice(1));

  const give = async (people: Actor[], stepId: string): Promise<void> => {
    const questions = (await amara.view(communityId)).steps.find((one) => one.id === stepId)?.questions ?? [];
    await Promise.all(people.map(async (one) => {
      for (const question of questions) {
        await one.do(communityId, { type: 'giveAnswer', stepId, questionId: question.id, text: `${one.name.split(' ')[0]} would begin small and ask the people who mark most.` });
      }
    }));
  };
  const propose = async (stepId: string, texts: Record<string, string>): Promise<void> => {
    await give(core, stepId);
    await amara.do(communityId, { type: 'reveal', stepId });
    await amara.do(communityId, { type: 'propose', stepId, texts, replaces: 0 });
  };
  const agree = async (stepId: string, texts: Record<string, string>): Promise<void> => {
    await propose(stepId, texts);
    await Promise.all(core.slice(1).map((one) => one.do(communityId, { type: 'consent', stepId, number: 1, stance: 'agree', reason: null })));
  };

  await agree('energy', { summary: 'Thirty colleagues want examples they can copy, and five will do the groundwork.' });
  await agree('relationships', { conditions: 'Everybody is greeted by name', 'ground-rules': 'One voice at a time\nAsk before you advise\nWhat is said here stays here' });
  await amara.do(communityId, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
  await amara.do(communityId, { type: 'offerRole', stepId: 'roles', roleId: 'member-support', personId: tom.id });
  await agree('purpose', { purpose: 'So that every student can show what they know.', priorities: 'Share examples that work\nRewrite briefs in plain words', outcomes: 'A bank of fifteen reviewed examples' });
  await propose('working-together', { 'ways-of-working': 'We decide by consent', 'ways-to-contribute': 'Host a session\nShare a case' });
  await tom.do(communityId, { type: 'consent', stepId: 'working-together', number: 1, stance: 'concern', reason: 'Evenings do not work for everybody' });
  await give(core.slice(0, 2), 'achievable');
  await amara.do(communityId, { type: 'skipStep', stepId: 'sponsor', reason: 'Our sponsor is on leave until June' });
  await amara.do(communityId, { type: 'addAction', title: 'Ask the library for a room', ownerId: null, dueOn: null, tier: 'baseline' });
  await amara.do(communityId, { type: 'publishCharter', fingerprint: (await amara.view(communityId)).charter.fingerprint });
  await eventually(async () => (await amara.view(communityId)).charter.published[0]?.state === 'filed', 'the charter in Files');
  return { communityId, core };
}
