import { readThanks } from '../../bot/teams/thanks';
import { startGroup, type Group } from '../fakes/group';
import { occasion, post, typed } from '../fakes/posting';
import { person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import { loadToolkit } from '../../bot/toolkit/load';

const words = loadToolkit().typed;

describe('what is said', () => {
  test.each([
    ['thank Tom for the workshop', 'Tom', 'the workshop'],
    ['Thanks to Tom Whitfield for running it for us.', 'Tom Whitfield', 'running it for us'],
    ['thank you, Mei!', 'Mei', ''],
    ['say thanks to Mei', 'Mei', ''],
    ['thanks', '', ''],
    ['thanks for the fish', '', 'the fish'],
  ])('"%s" thanks "%s" for "%s"', (line, whom, what) => expect(readThanks(words, line)).toEqual({ whom, what }));

  test.each(['next', 'what is a thank you note', 'thankfully it is over', ''])('"%s" thanks nobody', (line) => expect(readThanks(words, line)).toBeNull());
});

describe('in chat (S4D.C3)', () => {
  let world: World;
  let group: Group;
  let seconds = 0;
  beforeAll(async () => {
    world = await openWorld();
    group = await startGroup(world);
    await person(world, 6).add('personal');
  });
  afterAll(() => world.end());

  const write = async (index: number, text: string, more: Record<string, unknown> = {}): Promise<string> => {
    const place = index === 6 ? 'personal' : 'core';
    const reader = person(world, index);
    const before = (await group.wrote(place, reader)).length;
    expect((await post(world, typed(occasion(world, index, place, new Date(Date.now() + (seconds += 1_000))), text, more))).status).toBe(200);
    const answers = (await group.wrote(place, reader)).slice(before).filter((one) => JSON.stringify(one.cards).includes('"text":"Thanks"'));
    expect(answers).toHaveLength(1);
    return JSON.stringify(answers[0]?.cards);
  };
  const update = async () => (await group.amara.view(group.communityId)).steps.find((one) => one.id === 'member-update');
  const written = async (): Promise<string | undefined> => (await update())?.paper?.sections.find((one) => one.id === 'thanks')?.own?.text;

  test('each thanks is kept below the one before in the next update, and is said back', async () => {
    expect(await write(0, 'thank Tom for the workshop')).toContain('“Thank you to Tom Whitfield for the workshop.”');
    await write(1, 'thanks to Pirya Nair for the slides');
    expect(await written()).toBe('Thank you to Tom Whitfield for the workshop.\nThank you to Priya Nair for the slides.');
  });

  test('thanks that come at the same moment are all kept', async () => {
    await Promise.all([0, 1, 2, 3].map((index) => post(world, typed(occasion(world, index, 'core', new Date(Date.now() + 60_000 + index)), `thank Mei for idea ${index}`))));
    for (const index of [0, 1, 2, 3]) expect(await written()).toContain(`Thank you to Mei Zhao for idea ${index}.`);
  });

  test('somebody who is mentioned is meant, and the mention of the app is not', async () => {
    const mentions = [{ type: 'mention', text: '<at>CoP Guide</at>', mentioned: { id: '28:bot', name: 'CoP Guide' } }, { type: 'mention', text: '<at>Luca Ferri</at>', mentioned: { id: '29:luca', name: 'Luca Ferri' } }];
    const activity = typed(occasion(world, 0, 'core', new Date(Date.now() + 90_000)), '<at>CoP Guide</at> thank <at>Luca Ferri</at> for the room');
    const bot = (activity as unknown as { recipient: { id: string } }).recipient.id;
    await post(world, { ...activity, entities: mentions.map((one, n) => (n === 0 ? { ...one, mentioned: { ...one.mentioned, id: bot } } : one)) });
    expect(await written()).toContain('Thank you to Luca Ferri for the room.');
  });

  test('nobody, too many, or nothing to go by is asked about, and nothing is written', async () => {
    const before = await written();
    expect(await write(0, 'thank Barnaby for the cake')).toContain('I found nobody');
    expect(await write(0, 'thanks')).toContain('Write for whom and what for');
    expect(await write(6, 'thanks')).toContain('Only they read it.');
    expect(await written()).toBe(before);
  });

  test('a member sends them to the person alone, and asks for more only by a tick', async () => {
    const card = await write(6, 'thank Tom for the workshop');
    expect(card).toContain('Only Tom Whitfield reads it.');
    const before = await written();
    const [message] = (await group.wrote('personal', group.sam)).slice(-1);
    if (!message) throw new Error('no answer');
    expect(JSON.stringify(await group.sam.open(message, 'Send it to Tom'))).toContain('Ask whether it may be posted to the members');
    const data = { community: group.communityId, dialog: 'thank', about: group.tom.id, revision: 0 };
    expect(JSON.stringify(await group.sam.send(message, { ...data, text: ' ', share: 'false' }))).toContain('What you thank them for');
    expect(JSON.stringify(await group.sam.send(message, { ...data, text: 'For the workshop', share: 'true' }))).toContain('only if they say yes');
    const { rows } = await world.store.executeSql('select by_id, to_id, text, share, answer from thanks', []);
    expect(rows).toEqual([{ by_id: group.sam.id, to_id: group.tom.id, text: 'For the workshop', share: true, answer: null }]);
    expect(await written()).toBe(before);
  });

  test('once an update is published, thanks wait for the next one, which opens nothing by itself', async () => {
    const fingerprint = (await update())?.paper?.fingerprint ?? '';
    await group.amara.do(group.communityId, { type: 'publishPaper', stepId: 'member-update', fingerprint, tell: false });
    const before = await update();
    const said = await write(0, 'thank Tom for the tea');
    expect(said).toContain('This waits for your next update to members: “Thank you to Tom Whitfield for the tea.”');
    // A button would lead to the text that is out.
    expect(said).not.toContain('Open the next update');
    await write(1, 'thank Mei for the cups');
    expect([(await update())?.status, (await update())?.version]).toEqual([before?.status, before?.version]);
    await group.amara.do(group.communityId, { type: 'reopenStep', stepId: 'member-update' });
    expect(await written()).toBe('Thank you to Tom Whitfield for the tea.\nThank you to Mei Zhao for the cups.');
    expect((await update())?.paper?.published).toHaveLength(1);
  });

  test('whoever has done nothing here yet is found and thanked too', async () => {
    expect(await write(0, 'thank Sam for the chairs')).toContain('Thank you to Sam Adeyemi for the chairs.');
    const [message] = (await group.wrote('core')).slice(-1);
    if (!message) throw new Error('no answer');
    expect(JSON.stringify(await group.amara.open(message, 'Send it to Sam'))).toContain('Thank you to Sam Adeyemi for the chairs.');
  });
});
