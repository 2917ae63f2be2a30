import type { MailAnswer, SponsorAnswer } from '../../bot/api/contract';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { linksIn, mailsSeen, noteStep, publishNote } from '../fakes/sponsorPaper';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

const helen = 'helen.marsh@university.example';
let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const mail = (number: number, more: object = {}) => ({ type: 'mailPaper' as const, stepId: noteStep, number, email: helen, name: 'Helen', by: 'mail' as const, again: false, ...more });
const inbox = (address = helen) => world.local.graph.mailOf(address);
const seen = async (number: number, state: string) => eventually(async () => (await mailsSeen(group.tom, group.communityId)).find((one) => one.number === number && one.state === state), `mail ${number} ${state}`);
const contacts = async () => ((await ask(world, group.amara, `communities/${group.communityId}/sponsor`)).body as unknown as SponsorAnswer).contacts;
const preview = async (number: number, email = '', who = group.amara) => ask(world, who, `communities/${group.communityId}/papers/${noteStep}/${number}/mail?${new URLSearchParams({ email, name: 'Helen' }).toString()}`);

test('what was previewed goes out once, in the name of who sent it, and is a contact with the sponsor', async () => {
  const number = await publishNote(group, 'A room for forty in May <b>& coffee</b>');
  const shown = (await preview(number)).body as unknown as MailAnswer;
  expect([shown.withLinks, shown.text.includes('/reply/')]).toEqual([false, false]);
  await group.amara.do(group.communityId, mail(number));
  await seen(number, 'sent');
  await group.tom.do(group.communityId, mail(number, { email: helen.toUpperCase(), again: true }));
  const [arrived, ...more] = inbox();
  expect(more).toEqual([]);
  expect(arrived).toMatchObject({ subject: shown.subject, from: { name: 'Amara Okafor' }, to: [{ name: 'Helen', email: helen }], body: { contentType: 'html' } });
  const html = arrived?.body.content ?? '';
  for (const part of shown.parts) {
    for (const text of part.kind === 'list' ? part.lines : part.kind === 'link' ? [part.label] : [part.text]) expect(html).toContain(text.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one] ?? one));
  }
  expect(html).not.toContain('<b>');
  expect(Object.keys(linksIn(html))).toEqual(['Looks right', 'I have a question', 'Let us talk', 'Write a few words']);
  expect(html).not.toMatch(/approv/i);
  expect(await contacts()).toEqual([expect.objectContaining({ about: `By mail: ${(await group.amara.view(group.communityId)).steps.find((one) => one.id === noteStep)?.heading ?? ''}, number ${number}`, replyDays: null })]);
});

test('a gateway that takes it and does not say so: once in the mailbox, shown as uncertain, and again only by a person', async () => {
  for (const does of ['accepted-then-504', 'accepted-then-cut', 504] as const) {
    const number = await publishNote(group);
    const before = inbox().length;
    const arrived = does === 504 ? 0 : 1;
    world.local.graph.setFault({ match: 'POST /me/sendMail$', does, retryAfterSeconds: 0 });
    await group.amara.do(group.communityId, mail(number));
    const found = await seen(number, 'uncertain');
    expect(found.problem).toContain('Look in Sent Items');
    expect(inbox().length - before).toBe(arrived);
    // The page of connections tries everything else again; this it leaves alone.
    await ask(world, group.amara, `communities/${group.communityId}/connections/again`, { body: { connection: 'mail' } });
    expect((await group.tom.refused(group.communityId, mail(number))).message).toContain('Send again');
    await seen(number, 'uncertain');
    expect(inbox().length - before).toBe(arrived);
    await group.tom.do(group.communityId, mail(number, { again: true }));
    expect((await seen(number, 'sent')).by).toBe('Tom Whitfield');
    expect(inbox().length - before).toBe(arrived + 1);
  }
});

test('without consent it waits and says who can help; the text with its links goes by hand instead', async () => {
  const number = await publishNote(group);
  const before = inbox().length;
  world.local.graph.setFault({ match: 'POST /me/sendMail$', does: 403, times: 50 });
  await group.amara.do(group.communityId, mail(number));
  expect((await seen(number, 'waiting')).problem).toContain('Allow it under Connections, or copy the text into a mail of your own.');
  await group.tom.do(group.communityId, mail(number, { by: 'hand' }));
  const mine = (await preview(number, helen, group.tom)).body as unknown as MailAnswer;
  expect([mine.withLinks, mine.text.split('/reply/').length - 1]).toEqual([true, 4]);
  expect((await preview(number, helen, group.amara)).body).toMatchObject({ withLinks: false });
  expect((await preview(number, helen, group.sam)).status).toBe(403);
  world.local.graph.clearFaults();
  await ask(world, group.amara, `communities/${group.communityId}/connections/again`, { body: { connection: 'mail' } });
  await seen(number, 'by-hand');
  expect(inbox()).toHaveLength(before);
});

test('no address is in a key or an effect of the outbox, and who is outside sees no mail', async () => {
  const tallies = await world.store.deliveries.tally(world.local.tenantId, group.communityId);
  expect(tallies.some((one) => one.kind === 'mail-paper')).toBe(true);
  expect(await mailsSeen(group.sam, group.communityId)).toEqual([]);
  expect(JSON.stringify(await group.sam.view(group.communityId))).not.toContain(helen);
});
