import { randomUUID } from 'node:crypto';
import { invokeActivity, type Occasion } from '../../bot/local/teams/activities';
import { localTenant } from '../../bot/local/people';
import { createPageLinks } from '../../bot/pageLinks';
import { startGroup, type Group } from '../fakes/group';
import { occasion, post } from '../fakes/posting';
import { person, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let links: ReturnType<typeof createPageLinks>;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
  links = createPageLinks({ mode: 'local', publicUrl: world.origin, teamsAppId: null });
});
afterAll(() => world.end());

type Body = Record<string, unknown>;
interface Card { body: Body[]; actions: Body[] }
const invoke = async (where: Occasion, name: string, value: unknown): Promise<Body> => {
  const { status, body } = await post(world, invokeActivity(where, `f:${randomUUID()}`, name, value, null));
  expect(status).toBe(200);
  return body;
};
const message = (id: string, content: string, subject: string | null = null): Body => ({ id, subject, body: { contentType: 'html', content }, from: { user: { id: person(world, 1).id, displayName: 'Tom' } } });
const fetched = (index: number, payload: unknown, place: 'team' | 'core' | 'personal' = 'team'): Promise<Body> =>
  invoke(occasion(world, index, place), 'composeExtension/fetchTask', { commandId: 'saveResource', commandContext: 'message', messagePayload: payload });
const sent = (index: number, payload: unknown, data: unknown): Promise<Body> =>
  invoke(occasion(world, index, 'team'), 'composeExtension/submitAction', { commandId: 'saveResource', commandContext: 'message', messagePayload: payload, data });
const cardOf = (body: Body): Card => ((body['task'] as { value: { card: { content: Card } } }).value.card.content);
const filled = (body: Body): Body => Object.fromEntries(cardOf(body).body.filter((one) => typeof one['id'] === 'string' && one['id'] !== 'problem').map((one) => [one['id'], one['value']]));
const hidden = (body: Body): Body => cardOf(body).actions[0]?.['data'] as Body;
const textOf = (body: Body): string => JSON.stringify(body);
const shelf = async (who: Actor = group.amara): Promise<{ title: string; url: string | null; about: string; tags: string[]; addedBy: string; id: string }[]> => {
  const answer = await fetch(`${world.origin}/api/communities/${group.communityId}/resources`, { headers: { authorization: `Bearer ${await who.token()}` } });
  return ((await answer.json()) as { found: Awaited<ReturnType<typeof shelf>> }).found;
};
const put = (title: string, more: Body = {}): Promise<unknown> =>
  group.amara.do(group.communityId, { type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title, url: '', about: '', tags: [], origin: 'external', story: null, ...more } as never);

describe('"Save to resources" on a message', () => {
  const told = '<p>A rubric that <b>students</b> understood &amp; used</p><p>It is at <a href="https://example.org/rubric">this page</a>.</p>';

  test('opens a form with its title, link and text, for the community that meets there', async () => {
    const form = await fetched(6, message('1', told));
    expect(filled(form)).toEqual({ title: 'A rubric that students understood & used', url: 'https://example.org/rubric', about: 'A rubric that students understood & used\n\nIt is at this page.', tags: '' });
    expect(hidden(form)).toMatchObject({ community: group.communityId, dialog: 'save-resource' });
    // Nothing is kept by looking.
    expect(await shelf()).toEqual([]);
  });

  test('the subject of a post is its title; a link alone has its host; a long message says that it was cut', async () => {
    expect(filled(await fetched(6, message('2', '<p>x</p>', 'Reading for March')))).toMatchObject({ title: 'Reading for March' });
    expect(filled(await fetched(6, message('3', 'https://example.org/a/b')))).toMatchObject({ title: 'example.org', url: 'https://example.org/a/b' });
    const long = await fetched(6, message('4', `<p>${'word '.repeat(900)}</p>`));
    expect(String(filled(long)['about']).length).toBeLessThanOrEqual(2_001);
    expect(textOf(long)).toContain('first 2,000 characters');
  });

  test('a stranger is told what to do, and no community is named', async () => {
    const body = await fetched(5, message('1', told), 'personal');
    expect(body).toEqual({ task: { type: 'message', value: expect.stringMatching(/You are in no community yet/) } });
    expect(await sent(5, message('1', told), { dialog: 'save-resource', community: group.communityId, title: 'Mine', message: 'x'.repeat(32) })).toEqual(body);
    expect(await shelf()).toEqual([]);
  });

  test.each<[string, Body, RegExp]>([
    ['without a title', { title: '  ', url: '', about: 'About it' }, /Give it a title/],
    ['with an address of another kind', { title: 'T', url: 'http://example.org', about: 'About it' }, /begins with https/],
    ['with a topic of a hundred letters', { title: 'T', url: '', about: 'About it', tags: `a, ${'b'.repeat(100)}` }, /at most twelve topics/],
  ])('%s it comes back with what was typed', async (_what, typed, sentence) => {
    const form = await fetched(6, message('5', told));
    const back = await sent(6, message('5', told), { ...hidden(form), ...typed });
    expect(filled(back)).toMatchObject(typed);
    expect(textOf(back)).toMatch(sentence);
    expect(hidden(back)).toEqual(hidden(form));
    expect(await shelf()).toEqual([]);
  });

  test('puts what the person sends on the shelf, once, however often and by whomever it is sent', async () => {
    const payload = message('6', told);
    const form = await fetched(6, payload);
    const data = { ...hidden(form), ...filled(form), title: 'As I word it', tags: 'Rubrics; feedback' };
    const done = await Promise.all([sent(6, payload, data), sent(6, payload, data)]);
    const there = await shelf();
    expect(there).toMatchObject([{ title: 'As I word it', url: 'https://example.org/rubric', tags: ['rubrics', 'feedback'], addedBy: group.sam.id }]);
    expect(textOf(done[0] ?? {})).toContain('is on the shelf of Inclusive Assessment');
    const way = cardOf(done[0] ?? {}).actions.find((one) => one['type'] === 'Action.OpenUrl')?.['url'];
    expect(links.read(String(way))).toEqual({ communityId: group.communityId, parts: ['resource', there[0]?.id] });
    // Somebody else, the same message: it is said and not doubled.
    const other = await fetched(1, payload);
    expect(textOf(await sent(1, payload, { ...hidden(other), ...filled(other) }))).toContain('already. Nothing was added.');
    expect(await shelf()).toHaveLength(1);
    // The button that closes says nothing.
    expect(await sent(6, payload, { dialog: 'saved' })).toEqual({});
  });

  test('what was taken off the shelf can be saved again', async () => {
    const [first] = await shelf();
    await group.amara.do(group.communityId, { type: 'removeResource', resourceId: first?.id ?? '', removed: true });
    const payload = message('6', told);
    const form = await fetched(6, payload);
    await sent(6, payload, { ...hidden(form), ...filled(form) });
    await sent(6, payload, { ...hidden(form), ...filled(form) });
    expect(await shelf()).toHaveLength(1);
  });

  test.each([null, 7, 'text', [], {}, { id: 7, body: 7 }, { body: { contentType: 'html', content: null } }])('a message of an odd form (%p) opens an empty form', async (payload) => {
    const { status, body } = await post(world, invokeActivity(occasion(world, 6, 'team'), `f:${randomUUID()}`, 'composeExtension/fetchTask', { commandId: 'saveResource', messagePayload: payload }, null));
    expect(status).toBeLessThan(500);
    if (status === 200) expect(filled(body)).toMatchObject({ title: '', url: '', about: '' });
  });

  test('a command that there is not is answered with a sentence', async () => {
    expect(await invoke(occasion(world, 6, 'team'), 'composeExtension/fetchTask', { commandId: 'other' })).toMatchObject({ task: { type: 'message', value: expect.stringMatching(/^[A-Z].*\.$/) } });
    expect(await invoke(occasion(world, 6, 'team'), 'composeExtension/query', { commandId: 'other', parameters: [] })).toMatchObject({ composeExtension: { type: 'message', text: expect.stringMatching(/^[A-Z].*\.$/) } });
  });
});

interface Result { content: Card; preview: { content: { title: string; text: string } } }
const search = async (index: number, words: string | null, options: Body = {}): Promise<{ type: string; text?: string; attachments?: Result[] }> =>
  (await invoke(occasion(world, index, 'team'), 'composeExtension/query', {
    commandId: 'findResource', parameters: words === null ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'words', value: words }], queryOptions: { skip: 0, count: 25, ...options },
  }))['composeExtension'] as { type: string };
const titles = (found: { attachments?: Result[] }): string[] => (found.attachments ?? []).map((one) => one.preview.content.title);

describe('the search', () => {
  beforeAll(async () => {
    for (let n = 1; n <= 27; n += 1) await put(`Guide ${String(n).padStart(2, '0')}`, { about: n === 7 ? 'How 100 % of us mark <b>drafts</b> & more' : 'Reading', tags: n === 9 ? ['oral exams'] : [] });
  });

  test('begins with the newest, and goes on in pages until there is no more', async () => {
    const first = await search(6, null);
    expect(titles(first)).toHaveLength(25);
    expect(titles(first)[0]).toBe('Guide 27');
    const next = await search(6, null, { skip: 25 });
    expect(new Set([...titles(first), ...titles(next)]).size).toBe(28);
    expect((await search(6, null, { skip: 50 })).attachments).toEqual([]);
    expect(titles(await search(6, null, { skip: -5, count: 1e9 }))).toHaveLength(25);
  });

  test('finds by every word, in title, text and topics, and takes signs as they are', async () => {
    expect(titles(await search(6, 'drafts 100 %'))).toEqual(['Guide 07']);
    expect(titles(await search(6, 'ORAL guide'))).toEqual(['Guide 09']);
    expect((await search(6, 'guide nowhere')).text).toMatch(/has these words/);
    expect((await search(6, '_')).type).toBe('message');
  });

  test('a preview holds no markup, and a card no name of who put it there', async () => {
    const [one] = (await search(6, 'drafts')).attachments ?? [];
    expect(one?.preview.content.text).not.toMatch(/[<>&]/);
    expect(JSON.stringify(one?.content)).toContain('<b>drafts</b> & more');
    expect(JSON.stringify(one)).not.toContain('Amara');
    expect(links.read(String(one?.content.actions.at(-1)?.['url']))?.parts[0]).toBe('resource');
  });

  test('a stranger finds nothing of it', async () => {
    expect(await search(5, null)).toMatchObject({ type: 'message', text: expect.stringMatching(/Nothing is on your communities/) });
    expect((await search(5, 'drafts')).type).toBe('message');
  });
});

describe('a link of the app', () => {
  const unfurled = async (index: number, url: string): Promise<string> => textOf(await invoke(occasion(world, index, 'team'), 'composeExtension/queryLink', { url }));
  const page = (path: string): string => `${world.origin}/tab/?community=${group.communityId}#/${path}`;

  test('to a resource, an event, a step and the charter becomes a card for a member, and nothing for a stranger', async () => {
    await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'coffee', title: 'Coffee on Monday', startsAt: '2099-01-05T10:00', minutes: 30, place: 'Room 2', hostId: null, plan: {} } as never);
    const events = await world.store.activity.events(localTenant, group.communityId, group.amara.id, '2099-01-01T00:00:00Z', '2099-02-01T00:00:00Z');
    const [first] = await shelf();
    const pages: [string, string][] = [[`event/${events[0]?.id}`, 'Coffee on Monday'], [`event/${events[0]?.id}/here`, 'Room 2'], [`resource/${first?.id}`, first?.title ?? ''], ['step/energy', 'Find the energy'], ['charter', 'The charter of Inclusive Assessment']];
    for (const [path, words] of pages) {
      for (const url of [page(path), links.to(group.communityId, path)]) {
        expect(await unfurled(6, url)).toContain(words);
        expect(await unfurled(5, url)).toBe('{}');
      }
    }
  });

  test('to a step holds no answer, revealed or not, and nothing of the core group’s working', async () => {
    await group.answerAll('energy', (who) => `SECRET of ${who}`);
    for (const index of [0, 6]) expect(await unfurled(index, page('step/energy'))).not.toContain('SECRET');
    await group.amara.do(group.communityId, { type: 'reveal', stepId: 'energy' });
    for (const index of [0, 6]) expect(await unfurled(index, page('step/energy'))).not.toContain('SECRET');
  });

  test('to anything else, or to what is not there, shows nothing', async () => {
    for (const path of ['event/none', 'resource/none', 'resource/%00', 'step/none', 'sponsor', 'mine', '', 'event/%E0%A4%A']) expect(await unfurled(0, page(path))).toBe('{}');
    for (const url of [`${world.origin}/tab/?community=%00#/charter`, `${world.origin}/`, 'https://elsewhere.example/', 'x']) expect(await unfurled(0, url)).toBe('{}');
  });

  test('an address of the app that stands on the shelf shows what was said of it', async () => {
    const url = `https://127.0.0.1:${new URL(world.origin).port}/papers/one`;
    await put('Our own paper', { url });
    // Local Teams is not https, so that the shelf holds none of its addresses: the app's own origin is what counts.
    expect(await unfurled(6, url)).toBe('{}');
    expect(await world.store.shelf.withUrl(localTenant, group.sam.id, url)).toMatchObject({ title: 'Our own paper', communityId: group.communityId });
    expect(await world.store.shelf.withUrl(localTenant, group.helen.id, url)).toBeNull();
  });
});
