import type { Command } from '../../bot/domain/commands';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { occasion, post, pressed, typed } from '../fakes/posting';
import type { Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
});
afterAll(() => world.end());

let lines = 0;
/** Everything that a person can get to see, through every door. */
async function everythingFor(who: Actor): Promise<string> {
  const { communityId } = group;
  const index = [...group.core, group.helen, group.sam].indexOf(who);
  const paths = ['me', `communities/${communityId}`, `communities/${communityId}/changes?since=0`, `communities/${communityId}/charter.docx`, `communities/${communityId}/meetings/check-ins.ics`];
  const answers = await Promise.all(paths.map(async (path) => (await ask(world, who, path)).text));
  // What the others write, tried with an old revision: a conflict shows one's own text only.
  const conflict = await ask(world, who, `communities/${communityId}/commands`, { body: { id: `peeking-${(lines += 1)}`, command: { type: 'saveDraft', stepId: 'energy', questionId: 'contribute', text: `own words of ${index} ${lines}`, base: 777 } } });
  const card = await post(world, pressed(occasion(world, index, 'core'), 'show', { community: communityId, step: 'energy', revision: 0 }));
  lines += 1;
  await post(world, typed(occasion(world, index, 'core', new Date(Date.now() + lines * 1_000)), 'next'));
  return [...answers, conflict.text, JSON.stringify(card.body), JSON.stringify(await who.state())].join('\n');
}

/** Checks that none of the others sees any of the words. */
async function nobodyElseSees(author: Actor, words: readonly string[]): Promise<void> {
  for (const who of [...group.core, group.sam, group.helen].filter((one) => one !== author)) {
    const seen = await everythingFor(who);
    expect([who.name, words.filter((word) => seen.includes(word))]).toEqual([who.name, []]);
  }
}

test('nobody sees another’s words at any moment before the reveal, and after it only what was given', async () => {
  const { tom, amara, communityId } = group;
  const answer = { stepId: 'energy', questionId: 'who' };
  const steps: [string, Command][] = [
    ['DRAFT-ONE', { type: 'saveDraft', ...answer, text: 'DRAFT-ONE', base: 0 }],
    ['GIVEN-ONE', { type: 'giveAnswer', ...answer, text: 'GIVEN-ONE' }],
    ['GIVEN-TWO', { type: 'giveAnswer', ...answer, text: 'GIVEN-TWO' }],
    ['DRAFT-TWO', { type: 'saveDraft', ...answer, text: 'DRAFT-TWO', base: 3 }],
    ['PASSED', { type: 'giveAnswer', stepId: 'energy', questionId: 'topics', text: 'PASSED' }],
    ['PASSED', { type: 'passAnswer', stepId: 'energy', questionId: 'topics' }],
    ['TAKEN', { type: 'giveAnswer', stepId: 'energy', questionId: 'gain', text: 'TAKEN' }],
    ['TAKEN', { type: 'takeBackAnswer', stepId: 'energy', questionId: 'gain' }],
  ];
  const words: string[] = [];
  for (const [word, command] of steps) {
    await tom.do(communityId, command);
    words.push(word);
    const seen = await everythingFor(amara);
    expect([command.type, words.filter((one) => seen.includes(one))]).toEqual([command.type, []]);
  }
  await nobodyElseSees(tom, words);
  const mine = (await tom.view(communityId)).steps.find((one) => one.id === 'energy')?.questions ?? [];
  expect(mine.map((one) => one.mine.text).slice(0, 3)).toEqual(['DRAFT-TWO', 'PASSED', 'TAKEN']);

  // Tom passes what he took back, and the rest answer: everything is in, and still nobody sees.
  await tom.do(communityId, { type: 'passAnswer', stepId: 'energy', questionId: 'gain' });
  await tom.do(communityId, { type: 'giveAnswer', stepId: 'energy', questionId: 'contribute', text: 'GIVEN-LAST' });
  for (const one of group.core.filter((each) => each !== tom)) {
    for (const questionId of await group.questions('energy')) await one.do(communityId, { type: 'giveAnswer', stepId: 'energy', questionId, text: `${one.name} answers` });
  }
  await nobodyElseSees(tom, [...words, 'GIVEN-LAST']);

  await amara.do(communityId, { type: 'reveal', stepId: 'energy' });
  const seen = await everythingFor(amara);
  expect(seen).toContain('GIVEN-TWO');
  expect(seen).toContain('GIVEN-LAST');
  expect(['DRAFT-ONE', 'GIVEN-ONE', 'DRAFT-TWO', 'PASSED', 'TAKEN'].filter((word) => seen.includes(word))).toEqual([]);
  for (const outside of [group.sam, group.helen]) {
    const shown = await everythingFor(outside);
    expect([...words, 'GIVEN-LAST', 'Amara Okafor answers'].filter((word) => shown.includes(word))).toEqual([]);
  }
});

test('reopened, the next answers are private anew', async () => {
  const { tom, amara, communityId } = group;
  await amara.do(communityId, { type: 'reopenStep', stepId: 'energy' });
  await tom.do(communityId, { type: 'giveAnswer', stepId: 'energy', questionId: 'who', text: 'SECOND-ROUND' });
  await nobodyElseSees(tom, ['SECOND-ROUND']);
});
