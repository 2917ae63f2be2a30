import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startedCommunity } from './midway';
import { person } from './people';
import { openWorld, type World } from './world';

/** A step is data: one that a university lays over ours is worked on like any other, with no line of code. */
describe('a step added by a toolkit of one’s own', () => {
  let world: World;
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cop-own-'));
    mkdirSync(join(folder, 'stages'));
    mkdirSync(join(folder, 'words', 'en-GB'), { recursive: true });
    writeFileSync(join(folder, 'stages', 'planning.json'), JSON.stringify({
      id: 'planning',
      steps: [{ id: 'neighbours', after: 'purpose', kind: 'ask', minutes: 5, questions: [{ id: 'who' }], slots: [{ id: 'list', form: 'list', makesActions: 'baseline' }] }],
    }));
    writeFileSync(join(folder, 'words', 'en-GB', 'neighbours.json'), JSON.stringify({
      neighbours: { heading: 'Meet the neighbours', lead: 'See who works on the same things.', why: 'Others may have what we need.' },
      'neighbours.q.who': { heading: 'Who works next to us?' },
      'neighbours.slot.list': { heading: 'Whom we visit' },
    }));
    world = await openWorld({ toolkitFolder: folder });
  });
  afterAll(async () => {
    await world?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is on the map, has its card in the chat, is answered, agreed and becomes actions', async () => {
    const amara = person(world, 0);
    const communityId = await startedCommunity(world, []);
    expect((await amara.view(communityId)).steps.map((one) => one.id)).toContain('neighbours');
    await amara.do(communityId, { type: 'openStep', stepId: 'neighbours' });
    expect(JSON.stringify((await amara.card('core', 'Meet the neighbours')).cards)).toContain('See who works on the same things.');
    await amara.do(communityId, { type: 'giveAnswer', stepId: 'neighbours', questionId: 'who', text: 'The library' });
    await amara.do(communityId, { type: 'reveal', stepId: 'neighbours' });
    await amara.do(communityId, { type: 'propose', stepId: 'neighbours', texts: { list: 'Visit the library' }, replaces: 0 });
    const view = await amara.view(communityId);
    expect(view.steps.find((one) => one.id === 'neighbours')?.status).toBe('done');
    expect(view.actions.map((one) => one.title)).toEqual(['Visit the library']);
  });
});
