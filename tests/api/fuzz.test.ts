import fc from 'fast-check';
import { commandShapes, type CommandType } from '../../bot/domain/commands';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { occasion, pressed, asked, post, submitted, typed } from '../fakes/posting';
import { person, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
  // Everybody is where their lines come from, so that each can be answered.
  for (const index of [0, 1, 5, 6]) await person(world, index).add('personal');
});
afterAll(() => world.end());

const json = fc.jsonValue({ maxDepth: 2 });
const odd = fc.oneof(
  fc.constantFrom('', ' ', '\u0000', '\ud800', '💥', 'שלום', '<b>', '../..', "'; drop table member--", '{{7*7}}', '%s%n', 'x'.repeat(300), 'y'.repeat(20_001), '-1', 'null', 'NaN'),
  fc.string({ unit: 'binary', maxLength: 40 }), json,
);
const near = <T>(...known: T[]) => fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: odd });
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('one line', '- a\n- b\n- c', `${'z'.repeat(298)}😀 tail`, '👩‍👩‍👧‍👦'.repeat(200), '\u202Eright to left'));
const whole = near(0, 1, 2, 3, 7, -1, 1.5, 2 ** 31, 2 ** 53, 1e300);
const day = near('2099-01-05', '2099-06-30', '2027-03-28', '9999-12-31', '2020-01-01', '0001-01-01', '0000-01-01');

/** Closures and terms: some backwards, some over one another. */
const spans = fc.array(fc.record({ from: day, until: day, name: fc.oneof({ weight: 4, arbitrary: fc.constant('Winter') }, { weight: 1, arbitrary: odd }) }), { maxLength: 4 });

/** Values for each field by its name: mostly right, sometimes of any form. */
const fields: Record<string, fc.Arbitrary<unknown>> = {
  stepId: near('energy', 'relationships', 'roles', 'purpose', 'working-together', 'achievable', 'sponsor', 'charter', 'check-ins'),
  questionId: near('who', 'topics', 'gain', 'contribute', 'sign-up', 'why-me', 'interest'), text: fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: odd }),
  base: whole, replaces: whole, number: whole, minutes: near(30, 10, 240, 0, 241), everyWeeks: near(1, 2, 8, 0), texts: fc.oneof(fc.dictionary(fc.constantFrom('summary', 'purpose', 'baseline', 'nice-to-have', 'no-slot'), text, { maxKeys: 3 }), odd),
  stance: near('agree', 'concern', 'object'), reason: fc.oneof(text, fc.constant(null), odd), roleId: near('coordinator', 'member-support', 'sponsor'), personId: near('p', 'q'), holder: near('name:Helen'),
  name: fc.oneof(text, odd), fieldId: near('scope', 'alignment'), title: fc.oneof(text, odd), ownerId: near(null), dueOn: fc.oneof(day, fc.constant(null)), tier: near('baseline', 'nice-to-have', null),
  actionId: near('a', 'b'), fileId: near('charter', 'pack', 'log', 'paper/story/1'), subGroupId: near('g'), channelId: near('19:x'), state: near('to-do', 'doing', 'done', 'dropped'), lightOn: day, fullOn: day, fingerprint: near('x'), pointId: near('a'), firstOn: day, untilOn: day, at: near('10:00', '24:00', '00:00'), conversationId: near('19:x'), part: near('core', 'member'),
  optionId: near('a'), themeId: near('a'), removed: fc.oneof(fc.boolean(), odd), of: near('a'), line: whole, kept: fc.oneof(fc.boolean(), odd), out: fc.oneof(fc.boolean(), odd), tell: fc.oneof(fc.boolean(), odd), ticked: fc.oneof(fc.boolean(), odd),
  dots: fc.oneof(fc.dictionary(fc.constantFrom('a', 'b'), whole, { maxKeys: 2 }), odd), heading: fc.oneof(text, odd), lead: fc.oneof(text, odd), hint: fc.oneof(text, odd), key: near('communications', 'running-events'), url: near('https://example.org/a', null),
  thanksId: near('t'), share: fc.oneof(fc.boolean(), odd), wanted: fc.oneof(fc.boolean(), odd), words: fc.oneof(text, odd),
  questions: fc.oneof(fc.boolean(), odd), answers: fc.oneof(fc.dictionary(fc.constantFrom('why', 'know', 'energy'), fc.oneof(text, whole), { maxKeys: 2 }), odd), surveyId: near(`leaver@${new Date().getUTCFullYear()}`, 's'),
  packId: near('k'), complete: fc.oneof(fc.boolean(), odd), hours: near(null, 2, 0, 500), itemId: near('talk'), entryId: near('a'), lineId: near('a'), path: near('full', 'fast'), startsAt: near('2099-01-05T10:00:00.000Z', '2099-01-05T10:00', '2027-03-28T01:30', '9999-12-31T23:59'), take: fc.oneof(fc.boolean(), odd),
  formsUrl: near(null, 'https://forms.office.com/r/x'), eventId: near(null, 'e', 'check-ins@2099-01-05T10:00:00.000Z'), kind: near('learning', 'resource', 'story', 'other'), place: fc.oneof(text, odd), hostId: near(null, 'p'), plan: fc.oneof(fc.dictionary(fc.constantFrom('purpose', 'x'), text, { maxKeys: 2 }), odd), outcome: fc.oneof(text, odd), coming: fc.oneof(fc.boolean(), odd), came: fc.oneof(fc.boolean(), odd),
  personIds: fc.oneof(fc.array(near('p', 'q'), { maxLength: 3 }), odd), resourceId: near(null, 'r'), about: fc.oneof(text, odd), tags: fc.oneof(fc.array(fc.oneof(text, odd), { maxLength: 3 }), odd), origin: near('external', 'internal', 'experience'), story: near(null, { happened: 'a', got: 'b', did: 'c', led: 'd' }),
  rows: fc.oneof(fc.array(fc.record({ title: fc.oneof(text, odd), owner: fc.oneof(text, odd), dueOn: fc.oneof(day, fc.constant(null)), state: near('to-do', 'done'), tier: near('baseline', null) }), { maxLength: 3 }), odd),
  joined: fc.oneof(fc.boolean(), odd), pausedUntil: fc.oneof(day, fc.constant(null)), startOn: fc.oneof(day, fc.constant(null)), roundId: near('coffee@2027-01-01', 'coffee:draw'), met: near('yes', 'not-yet', 'maybe'), greeted: fc.oneof(fc.boolean(), odd), requestId: near('r'), act: near('take', 'answer', 'start', 'none'), note: fc.oneof(text, odd), days: whole,
  closed: fc.oneof(spans, odd), terms: fc.oneof(spans, odd), cutOffs: near(null), topic: fc.oneof(text, odd), zone: near('Europe/London', 'Europe/Malta', 'Mars/Base'), listed: fc.oneof(fc.boolean(), odd), what: near('check-in', 'review', 'update'), ahead: near(true),
  named: fc.oneof(fc.boolean(), odd), ideaId: near('i'), answer: fc.oneof(text, odd),
  dateId: near('light', 'full', 'c'), guests: fc.oneof(fc.array(near('helen@university.example', 'Helen'), { maxLength: 6 }), odd), reviewOn: day, contactId: near(null, 'c'), plannedOn: day, keptOn: fc.oneof(day, fc.constant(null)), replyDays: near(null, 3, -1), asked: whole, fulfilled: whole, quarter: near('2026-Q4', '2026-Q5'), visits: whole, visitors: whole, measureId: near('members', 'none'), remarkId: near('m'), area: fc.oneof(text, odd), counted: fc.oneof(fc.boolean(), odd), knows: fc.oneof(fc.array(text, { maxLength: 10 }), odd),
};

const command = fc.constantFrom(...(Object.keys(commandShapes) as CommandType[])).chain((type) => {
  const names = Object.keys(commandShapes[type].shape).filter((name) => name !== 'type');
  return fc.record(Object.fromEntries(names.map((name) => [name, fields[name] ?? odd])), { requiredKeys: names.filter((_name, n) => n % 5 !== 4) }).map((rest) => ({ type, ...rest }));
});
const people = (): Actor[] => [group.amara, group.tom, group.sam, group.helen];
const seed = 20270304;

test(`no command, however odd, makes the API fail (seed ${seed})`, async () => {
  let done = 0;
  let count = 0;
  await fc.assert(fc.asyncProperty(command, fc.integer({ min: 0, max: 9 }), async (value, dice) => {
    const who = people()[dice > 3 ? 0 : dice] as Actor;
    const answer = await ask(world, who, `communities/${group.communityId}/commands`, { body: { id: `fuzz-${String((count += 1)).padStart(6, '0')}`, command: value } });
    if (answer.status === 200) done += 1;
    else expect([answer.status < 500, typeof answer.body['message']]).toEqual([true, 'string']);
  }), { seed, numRuns: 300 });
  // Most are refused; enough get through that the record holds odd texts.
  expect(done).toBeGreaterThan(15);
});

test(`no body at all makes the API fail (seed ${seed})`, async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(json, fc.record({ id: fc.oneof(fc.constant('abcdefgh-1'), json), command: json })), async (body) => {
    const answer = await ask(world, group.amara, `communities/${group.communityId}/commands`, { body });
    expect([400, 413]).toContain(answer.status);
  }), { seed, numRuns: 60 });
});

test(`no way in which somebody wants to be written to makes the API fail (seed ${seed})`, async () => {
  const manners = fc.record({
    base: whole, digest: near('daily', 'weekly', 'never'), zone: near(null, 'Europe/London', 'Mars/Base'), days: fc.oneof(fc.array(near(1, 3, 7, 8), { maxLength: 7 }), odd), pausedUntil: fc.oneof(day, fc.constant(null), odd),
    off: fc.oneof(fc.array(near('event-reminder', 'coffee-pair'), { maxLength: 3 }), odd), later: fc.oneof(fc.array(fc.record({ what: near('digest', 'coffee-met'), untilOn: day }), { maxLength: 3 }), odd), muted: fc.oneof(fc.array(fc.oneof(fc.constant(group.communityId), odd), { maxLength: 3 }), odd),
  }, { requiredKeys: ['base', 'digest', 'zone', 'days', 'pausedUntil'] });
  await fc.assert(fc.asyncProperty(manners, async (body) => {
    const answer = await ask(world, group.tom, 'manners', { body });
    expect([answer.status < 500, answer.status === 200 || typeof answer.body['message'] === 'string']).toEqual([true, true]);
    // Whatever was kept can be read, and looked through by what is sent by itself.
    expect((await ask(world, group.tom, 'manners')).status).toBe(200);
    await world.store.prompts.enlist(new Date().toISOString());
  }), { seed, numRuns: 80 });
  expect((await ask(world, group.amara, `communities/${group.communityId}/prompts`)).status).toBe(200);
});

test(`no press, dialog or line makes the bot fail (seed ${seed})`, async () => {
  const about = fc.record({
    community: fc.oneof({ weight: 5, arbitrary: fc.constant('HERE') }, { weight: 1, arbitrary: odd }), step: fields['stepId'] ?? odd, number: whole, revision: whole,
    dialog: near('answer', 'agree', 'step', 'charter', 'journey', 'look', 'start', 'skip', 'stance', 'schedule', 'leaving', 'thank', ''), reason: fields['reason'] ?? odd, stance: fields['stance'] ?? odd,
    firstOn: day, at: near('10:00'), untilOn: day, minutes: whole, everyWeeks: whole, name: odd, topic: odd, zone: near('UTC', 'Mars/Olympus'), core: odd, mode: near('new', 'renew'),
  }, { requiredKeys: ['community', 'step', 'dialog'] });
  let second = 0;
  await fc.assert(fc.asyncProperty(about, near('reveal', 'agree', 'settle', 'finish', 'reopen', 'next', 'here', 'coming', ''), fc.constantFrom('press', 'fetch', 'submit', 'line'), fc.constantFrom(0, 1, 5, 6), fc.constantFrom('core', 'team', 'personal'), async (data, verb, door, index, place) => {
    const filled = { ...data, community: data.community === 'HERE' ? group.communityId : data.community };
    const where = occasion(world, index, place, new Date(Date.now() + (second += 1_000)));
    const activity = door === 'press' ? pressed(where, verb, filled) : door === 'fetch' ? asked(where, filled) : door === 'submit' ? submitted(where, filled) : typed(where, typeof data.name === 'string' ? data.name : JSON.stringify(data));
    const { status, body } = await post(world, activity);
    expect([200, 400]).toContain(status);
    // A turn that failed answers 200 with an error of its own.
    expect(JSON.stringify(body)).not.toContain('application/vnd.microsoft.error');
    expect(JSON.stringify(body)).not.toContain('This cannot be done at the moment');
  }), { seed, numRuns: 200 });
});

test('after all that the community can still be read by everybody who may', async () => {
  for (const who of [group.amara, group.tom, group.sam]) expect((await who.view(group.communityId)).name).toBe('Inclusive Assessment');
});
