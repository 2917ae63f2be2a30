import { encode } from 'uqr';
import { pictureOf } from '../../bot/api/signInPicture';
import type { SignInPictureAnswer } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import { createPageLinks } from '../../bot/pageLinks';
import { ask, refusal } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { openWorld, type World } from '../journeys/world';

/** The dark modules that an SVG path of whole squares covers, as `x,y`. */
function darkIn(path: string): Set<string> {
  const dark = new Set<string>();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) for (let n = 0; n < Number(length); n += 1) dark.add(`${Number(x) + n},${y}`);
  return dark;
}

test('the picture is the code, module by module, with four white ones around it', () => {
  for (const text of ['x', 'https://cop.example.org/tab/?community=c1#/event/e1/here', 'é'.repeat(300)]) {
    const { size, path } = pictureOf(text);
    const bare = encode(text, { ecc: 'M', border: 0 });
    expect(size).toBe(bare.size + 8);
    const expected = new Set(bare.data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x + 4},${y + 4}`] : []))));
    expect(darkIn(path)).toEqual(expected);
  }
});

describe('the link to sign in at an event', () => {
  let world: World;
  let group: Group;
  let eventId: string;
  beforeAll(async () => {
    world = await openWorld();
    group = await startGroup(world);
    const soon = new Date(Date.now() + 600_000).toLocaleString('sv-SE', { timeZone: 'Europe/London' }).replace(' ', 'T').slice(0, 16);
    await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'coffee', title: 'Coffee', startsAt: soon, minutes: 60, place: '', hostId: null, plan: {} } as never);
    eventId = (await world.store.activity.events(localTenant, group.communityId, group.amara.id, '2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z'))[0]?.id ?? '';
  });
  afterAll(() => world.end());

  const path = (id: string): string => `communities/${group.communityId}/events/${id}/sign-in`;
  const came = async (personId: string): Promise<boolean | null | undefined> => (await world.store.activity.attendance(localTenant, group.communityId, eventId)).find((one) => one.personId === personId)?.came;

  test('is the same for every member, names the event and nobody, and signs nobody in by being asked for', async () => {
    const answers = await Promise.all([group.amara, group.sam].map((who) => ask(world, who, path(eventId))));
    const [first, second] = answers.map(({ body }) => body as unknown as SignInPictureAnswer);
    expect(second).toEqual(first);
    expect(createPageLinks({ mode: 'local', publicUrl: world.origin, teamsAppId: null }).read(first?.link ?? '')).toEqual({ communityId: group.communityId, parts: ['event', eventId, 'here'] });
    expect(first?.picture).toEqual(pictureOf(first?.link ?? ''));
    expect(first?.link).not.toContain(group.sam.id);
    await fetch(first?.link ?? '');
    expect([await came(group.sam.id), await came(group.amara.id)]).toEqual([undefined, undefined]);
  });

  test('is nothing for a stranger, and of no event', async () => {
    expect(await ask(world, group.helen, path(eventId))).toMatchObject({ status: 404, body: refusal('not-found') });
    expect(await ask(world, group.sam, path('none'))).toMatchObject({ status: 404, body: refusal('not-found') });
    expect((await ask(world, null, path(eventId))).status).toBe(401);
  });

  test('leads to the command that signs the reader in, once', async () => {
    await group.sam.do(group.communityId, { type: 'signIn', eventId });
    await group.sam.do(group.communityId, { type: 'signIn', eventId });
    expect(await came(group.sam.id)).toBe(true);
    expect((await group.helen.refused(group.communityId, { type: 'signIn', eventId })).status).toBe(404);
  });
});
