import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { invokeActivity } from '../../bot/local/teams/activities';
import { startGroup, type Group } from '../fakes/group';
import { occasion, post } from '../fakes/posting';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
  for (const [title, about] of [['A rubric <b>', '100 % of _us_'], ['Шкала 💥', '\u202Eright to left']] as const) {
    await group.amara.do(group.communityId, { type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title, url: 'https://example.org/rubric', about, tags: ['essays'], origin: 'external', story: null });
  }
});
afterAll(() => world.end());

const json = fc.jsonValue({ maxDepth: 2 });
const odd = fc.oneof(
  fc.constantFrom('', ' ', '\u0000', '\ud800', '💥', 'שלום', '<script>', '../..', "'; drop table resource--", '%', '_', '\\', '{{7*7}}', 'x'.repeat(300), 'y'.repeat(9_999), '-1', 'null', 'NaN', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 60 }), json,
);
const near = <T>(...known: T[]) => fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: odd });
/** Each field mostly there. */
const some = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: Object.keys(fields).slice(0, 1) });
const html = fc.oneof(
  fc.constantFrom('<p>One</p>', '<p>'.repeat(3_000), '<!--'.repeat(500), '<a href="javascript:alert(1)">x</a>', '<a href="https://[">x</a>', 'https://%zz', '&#x110000;&#0;&#xD800;', '<at id="0">', '<img src=x onerror=1>', '<a href="https://example.org/'),
  fc.string({ unit: 'binary', maxLength: 200 }), odd,
);
const payload = near<unknown>(null, undefined, {}).chain((plain) => fc.oneof(fc.constant(plain), some({
  id: near('1', '2'), subject: fc.oneof(html, fc.constant(null)), body: fc.oneof(some({ content: html, contentType: near('html', 'text') }), odd), from: odd, attachments: odd, linkToMessage: odd,
})));
const whole = near<unknown>(0, 1, 25, -1, 1.5, 2 ** 31, 2 ** 53, 1e300, null);

const query = some({
  commandId: near('findResource', 'other'),
  parameters: fc.oneof({ weight: 5, arbitrary: fc.array(some({ name: near('words', 'initialRun'), value: fc.oneof(odd, fc.constantFrom('rubric', '100 %', 'a '.repeat(5_000))) }), { maxLength: 3 }) }, { weight: 1, arbitrary: odd }),
  queryOptions: fc.oneof({ weight: 5, arbitrary: some({ skip: whole, count: whole }) }, { weight: 1, arbitrary: odd }), state: odd,
});
const fetchTask = some({ commandId: near('saveResource', 'other'), commandContext: near('message', 'compose', 'commandBox'), messagePayload: payload, context: odd, data: odd, state: odd });
const submitAction = some({
  commandId: near('saveResource', 'other'), commandContext: near('message'), messagePayload: payload, botMessagePreviewAction: near<unknown>('edit', 'send', undefined), botActivityPreview: odd,
  data: fc.oneof({ weight: 6, arbitrary: some({
    dialog: near('save-resource', 'saved'), community: near('HERE', 'elsewhere'), title: fc.oneof(odd, fc.constant('A title')), url: near('', 'https://example.org/a', 'http://example.org', 'javascript:alert(1)', 'https://['), about: odd,
    tags: fc.oneof(odd, fc.constantFrom('a, b; c', ','.repeat(5_000))), message: near('m'.repeat(32), 'm'),
  }) }, { weight: 1, arbitrary: odd }),
});
const part = fc.oneof(odd, fc.constantFrom('resource', 'event', 'step', 'charter', 'energy', '%2e%2e', '%zz', '%00', '%ed%a0%80')).map(String);
const address = fc.oneof(
  { weight: 3, arbitrary: fc.array(part, { maxLength: 4 }).map((parts) => `ORIGIN/c/HERE/${parts.join('/')}`) },
  { weight: 3, arbitrary: fc.array(part, { maxLength: 4 }).map((parts) => `ORIGIN/${parts.join('/')}`) },
  { weight: 1, arbitrary: fc.constantFrom('https://example.org/rubric', 'https://[', '//', 'data:,x', `https://example.org/${'z'.repeat(9_000)}`) }, { weight: 1, arbitrary: odd },
);
const queryLink = some({ url: address, state: odd });

const value = fc.oneof(...Object.entries({ query, fetchTask, submitAction, queryLink }).map(([name, shape]) => fc.tuple(fc.constant(name), fc.oneof({ weight: 12, arbitrary: shape }, { weight: 1, arbitrary: json }))));
const seed = 20270305;

/** What each may be answered with: results, a sentence or a card; nothing at all only for a link that means nothing, and for the button that closes. */
function isAnswer(name: string, body: Record<string, unknown>): boolean {
  const { composeExtension, task } = body as { composeExtension?: { type: string; text?: string; attachments?: unknown[] }; task?: { type: string; value: unknown } };
  const said = (text: unknown): boolean => typeof text === 'string' && /[.?]$/.test(text);
  if (name === 'queryLink') return composeExtension === undefined ? Object.keys(body).length === 0 : composeExtension.attachments?.length === 1;
  if (name === 'query') return composeExtension?.type === 'message' ? said(composeExtension.text) : Array.isArray(composeExtension?.attachments);
  if (task === undefined) return name === 'submitAction' && Object.keys(body).length === 0;
  return task.type === 'message' ? said(task.value) : task.type === 'continue' && typeof (task.value as { card?: unknown }).card === 'object';
}

test(`no search, link or action from anywhere in Teams makes the bot fail, and each is answered (seed ${seed})`, async () => {
  const answered: Record<string, number> = {};
  await fc.assert(fc.asyncProperty(value, fc.constantFrom(0, 5, 6), fc.constantFrom('core', 'team', 'personal'), async ([name, asked], index, place) => {
    const activity = invokeActivity(occasion(world, index, place), `f:${randomUUID()}`, `composeExtension/${name}`, asked, null);
    const sent = JSON.parse(JSON.stringify(activity).replaceAll('ORIGIN', world.origin).replaceAll('HERE', group.communityId)) as unknown;
    const { status, body } = await post(world, sent);
    expect([200, 400]).toContain(status);
    expect(JSON.stringify(body)).not.toMatch(/application\/vnd\.microsoft\.error|cannot be done at the moment/);
    if (status !== 200) return;
    if (!isAnswer(name, body)) throw new Error(`${name} was answered with ${JSON.stringify(body)}`);
    answered[name] = (answered[name] ?? 0) + 1;
  }), { seed, numRuns: 400 });
  // Most get past the shape and into the turn.
  for (const name of ['query', 'fetchTask', 'submitAction', 'queryLink']) expect(answered[name]).toBeGreaterThan(40);
});

test('after all that the shelf can still be read, and holds nothing that nobody saved', async () => {
  const answer = await fetch(`${world.origin}/api/communities/${group.communityId}/resources`, { headers: { authorization: `Bearer ${await group.amara.token()}` } });
  expect(answer.status).toBe(200);
  const { found } = (await answer.json()) as { found: { title: string; addedBy: string }[] };
  expect(found.map((one) => one.title)).toEqual(expect.arrayContaining(['A rubric <b>', 'Шкала 💥']));
  expect(new Set(found.map((one) => one.addedBy))).not.toContain(group.helen.id);
});
