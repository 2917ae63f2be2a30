import { ask, refusal } from '../fakes/asking';
import { actsIn, startGroup, type Group } from '../fakes/group';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

const valid = { id: 'abcdefgh-1', command: { type: 'openStep', stepId: 'purpose' } };
const routes = (id: string): [string, string, unknown][] => [
  ['the community', `communities/${id}`, undefined],
  ['its changes', `communities/${id}/changes?since=0`, undefined],
  ['its commands', `communities/${id}/commands`, valid],
  ['its members', `communities/${id}/members?find=a`, undefined],
  ['its calendar', `communities/${id}/meetings/check-ins.ics`, undefined],
  ['the words of its steps', `communities/${id}/steps/energy/words`, undefined],
  ['the channels for copies of its files', `communities/${id}/files/channels`, undefined],
  ['its charter', `communities/${id}/charter.docx`, undefined],
  ['a version of its charter', `communities/${id}/charters/1`, undefined],
  ['a version of its charter as a file', `communities/${id}/charters/1.docx`, undefined],
];

describe('without a valid sign-in', () => {
  test.each([['oneself', 'me', undefined] as [string, string, unknown], ...routes('any')])('%s answers 401', async (_what, path, body) => {
    for (const headers of [{}, { authorization: 'Bearer ' }, { authorization: 'Bearer not.a.token' }, { authorization: 'Basic abc' }]) {
      const answer = await ask(world, null, path, { body, headers });
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual(refusal('not-signed-in'));
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  test('a token of somebody else’s Graph is no sign-in', async () => {
    const token = await world.local.identity.graphToken(group.amara.id, ['User.Read']);
    expect((await ask(world, null, 'me', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });
});

describe('what is not there for somebody', () => {
  test.each(routes('ID'))('%s answers a stranger as it answers everybody about nothing', async (_what, path, body) => {
    const { helen, amara, communityId } = group;
    const stranger = await ask(world, helen, path.replace('ID', communityId), { body });
    const nothing = await ask(world, amara, path.replace('ID', 'cop-that-is-not'), { body });
    expect(stranger.status).toBe(404);
    expect(stranger.body).toEqual(refusal('not-found'));
    expect([stranger.status, stranger.text]).toEqual([nothing.status, nothing.text]);
  });

  test.each(['%00', 'a%00b', '%F0%9F%98%80', '..%2F..%2Fme', "'%20or%201=1--", 'x'.repeat(2_000)])('an id like %s is not found', async (id) => {
    for (const [, path, body] of routes(id)) expect((await ask(world, group.amara, path, { body })).status).toBe(404);
  });

  test('an address that cannot be decoded is refused, not failed', async () => {
    expect((await ask(world, group.amara, 'communities/%E0%A4%A')).status).toBeLessThan(500);
  });

  test('a calendar and a charter that do not exist yet are not found, for members too', async () => {
    const { amara, communityId } = group;
    for (const file of ['meetings/check-ins.ics', 'charter.docx']) {
      const answer = await ask(world, amara, `communities/${communityId}/${file}`);
      expect([answer.status, answer.body]).toEqual([404, refusal('not-found')]);
    }
  });

  test('nobody is in a community by signing in', async () => {
    expect((await group.helen.me()).communities).toEqual([]);
  });
});

describe('a member outside the core group', () => {
  const step = { stepId: 'energy' };
  test.each<Record<string, unknown> & { type: string }>([
    { type: 'openStep', ...step }, { type: 'saveDraft', ...step, questionId: 'who', text: 'x', base: 0 }, { type: 'giveAnswer', ...step, questionId: 'who', text: 'x' },
    { type: 'passAnswer', ...step, questionId: 'who' }, { type: 'takeBackAnswer', ...step, questionId: 'who' }, { type: 'reveal', ...step },
    { type: 'propose', ...step, texts: { summary: 'x' }, replaces: 0 }, { type: 'consent', ...step, number: 1, stance: 'agree', reason: null }, { type: 'settle', ...step, number: 1 },
    { type: 'skipStep', ...step, reason: 'x' }, { type: 'reopenStep', ...step }, { type: 'offerRole', stepId: 'roles', roleId: 'coordinator', personId: 'x' },
    { type: 'nameHolder', stepId: 'roles', roleId: 'sponsor', name: 'x' }, { type: 'writeNote', stepId: 'sponsor', fieldId: 'scope', text: 'x', base: 0 },
    { type: 'finishStep', stepId: 'roles' }, { type: 'addAction', title: 'x' }, { type: 'setReviews', lightOn: '2099-01-01', fullOn: '2099-06-01' },
    { type: 'publishCharter', fingerprint: 'x' }, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2099-01-05', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2099-06-01' },
    { type: 'changeCore', personId: 'x', part: 'core' },
  ])('may not $type: 403 with what they can do instead', async (command) => {
    const { sam, communityId } = group;
    const before = await actsIn(world, communityId);
    const answer = await sam.refused(communityId, command);
    expect(answer).toMatchObject({ status: 403, code: 'not-allowed', message: 'This is for the core group. If you would like to help, ask one of them, or claim an action.' });
    expect(await actsIn(world, communityId)).toBe(before);
  });

  test('may claim an action, finish it and give it back, and no other', async () => {
    const { sam, amara, tom, communityId } = group;
    await amara.do(communityId, { type: 'addAction', title: 'Book a room', ownerId: null, dueOn: null, tier: null });
    await tom.do(communityId, { type: 'addAction', title: 'Mine', ownerId: tom.id, dueOn: null, tier: null });
    const { actions } = await sam.view(communityId);
    const [free, toms] = ['Book a room', 'Mine'].map((title) => actions.find((one) => one.title === title)?.id ?? '');
    await sam.do(communityId, { type: 'claimAction', actionId: free ?? '' });
    await sam.do(communityId, { type: 'changeAction', actionId: free ?? '', state: 'done' });
    expect(await sam.refused(communityId, { type: 'changeAction', actionId: toms, state: 'done' })).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await sam.refused(communityId, { type: 'claimAction', actionId: toms })).toMatchObject({ status: 409, code: 'changed-meanwhile', message: 'Tom Whitfield has claimed it already. Choose another one, or offer your help.' });
  });
});
