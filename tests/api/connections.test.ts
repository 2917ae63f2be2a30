import type { ConnectionsAnswer, ConnectionView } from '../../bot/api/contract';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

const path = () => `communities/${group.communityId}/connections`;
const seen = async (id: string): Promise<ConnectionView> => {
  const { connections } = (await ask(world, group.amara, path())).body as unknown as ConnectionsAnswer;
  const found = connections.find((one) => one.id === id);
  if (!found) throw new Error(`no connection ${id}`);
  return found;
};
const again = (connection: unknown, who = group.amara) => ask(world, who, `${path()}/again`, { body: { connection } });

test('what has nowhere to go is off, and what nobody has used says so', async () => {
  expect([(await seen('cards')).state, (await seen('files')).state, (await seen('calendar')).state, (await seen('planner')).state, (await seen('log')).state]).toEqual(['off', 'unused', 'unused', 'off', 'off']);
});

test('what waits says why, is tried again when somebody asks, and works then', async () => {
  world.local.graph.setFault({ match: 'POST /me/events$', does: 403 });
  await group.amara.do(group.communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: `${new Date().getUTCFullYear() + 1}-03-04`, at: '10:00', minutes: 30, everyWeeks: 2, untilOn: `${new Date().getUTCFullYear() + 1}-06-30` });
  const waiting = await eventually(async () => ((await seen('calendar')).state === 'trouble' ? seen('calendar') : null), 'the trouble');
  expect(waiting).toMatchObject({ waiting: 1, failed: 0, reason: 'CoP Guide may not write to your calendar. Allow it under Connections, or add the calendar file by hand.', lastAt: null });
  world.local.graph.clearFaults();
  expect((await again('calendar')).body).toEqual({ tried: 1 });
  const works = await eventually(async () => ((await seen('calendar')).state === 'on' && (await seen('calendar')).waiting === 0 ? seen('calendar') : null), 'the booking, and the reading after it');
  expect(works).toMatchObject({ waiting: 0, reason: null });
  expect(Date.parse(works.lastAt ?? '')).toBeGreaterThan(Date.now() - 600_000);
  expect((await again('calendar')).body).toEqual({ tried: 0 });
});

test('it is the core group’s, and nonsense is refused', async () => {
  expect((await ask(world, group.sam, path())).status).toBe(403);
  expect((await again('calendar', group.sam)).status).toBe(403);
  expect((await ask(world, group.helen, path())).status).toBe(404);
  for (const wrong of ['telegraph', '', null, 3]) expect((await again(wrong)).status).toBe(400);
});
