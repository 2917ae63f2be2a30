/** @jest-environment jsdom */
import { act } from 'react';
import type { HelpingAnswer } from '../../bot/api/contract';
import type { Api } from '../../tab/api/client';
import { PeoplePage } from '../../tab/pages/people/PeoplePage';
import { button, buttons, draw, labelled, settled, taking, type, write } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const answer = (more: Partial<HelpingAnswer> = {}): HelpingAnswer => ({
  coffee: { rhythm: { everyWeeks: 4, nextOn: '2040-06-01' }, mine: null, round: null, counts: null }, welcome: null, help: { goalDays: 3, readers: ['Priya Nair'], mine: [], desk: null }, ideas: { mine: [], all: null }, thanks: { told: [], said: [], mayShare: true }, ...more,
});
const round: NonNullable<HelpingAnswer['coffee']['round']> = { id: 'coffee@2026-05-14', drawnOn: '2026-05-14', askAt: '2026-06-04T09:00:00.000Z', others: [{ id: 'p', name: 'Priya Nair', email: 'priya@university.example' }], three: false, alone: false, met: null, mayAsk: true };
const request: HelpingAnswer['help']['mine'][number] = {
  id: 'h', askedBy: 'm', askedAt: '2026-05-04T09:00:00.000Z', text: 'The file is locked', state: 'open', takenBy: null, takenAt: null, answer: '', settledAt: null, revision: 1, askedByName: 'Mo Said', askedByEmail: 'mo@university.example', takenByName: null, dueOn: '2026-05-07', overdue: true,
};
const idea: HelpingAnswer['ideas']['mine'][number] = { id: 'i', text: 'Swap briefs\nmonthly', named: false, addedAt: '2026-05-04T09:00:00.000Z', state: 'new', answer: '', answeredAt: null, revision: 1, by: null, mine: false, answeredByName: null, action: null };

async function open(shown: HelpingAnswer, person = 4, named: Api['named'] = () => Promise.reject(new Error('nobody was looked for'))) {
  const { sent, command } = taking();
  const { place } = await draw(<PeoplePage />, sampleCommunity().view(person), command, undefined, { helping: () => Promise.resolve(shown), named });
  await settled(() => place.querySelector('#ideas-heading') !== null);
  return { place, sent };
}
const press = (place: HTMLElement, name: string): Promise<void> => act(async () => button(place, name).click());
const field = (place: HTMLElement, label: string): HTMLTextAreaElement => labelled<HTMLTextAreaElement>(place, label);

beforeEach(() => window.sessionStorage.clear());

test('where nothing is there yet the page says what will be, and how each part begins', async () => {
  const { place, sent } = await open(answer({ coffee: { rhythm: null, mine: null, round: null, counts: null } }));
  for (const said of ['The core group has not started the rounds yet.', 'Read by Priya Nair and nobody else. You hear something within 3 working days.', 'What could this community do, or do better?']) expect(place.textContent).toContain(said);
  for (const hidden of ['Welcome newcomers', 'What members asked', 'What is in the box', 'How often pairs are drawn']) expect(place.textContent).not.toContain(hidden);
  await press(place, 'Join the coffee pairs');
  expect(sent).toEqual([{ type: 'chooseCoffee', joined: true, pausedUntil: null }]);
});

test('who is drawn finds with whom, a chat to begin, and the one question (S4C.3)', async () => {
  const { place, sent } = await open(answer({ coffee: { rhythm: { everyWeeks: 4, nextOn: '2040-06-01' }, mine: { pausedUntil: null }, round, counts: null } }));
  expect(place.textContent).toContain('you and Priya Nair.');
  expect(place.querySelector('a[href^="https://teams.microsoft.com/l/chat"]')?.getAttribute('href')).toContain('priya%40university.example');
  await press(place, 'Not yet');
  expect(sent).toEqual([{ type: 'sayMet', roundId: round.id, met: 'not-yet' }]);
  expect(buttons(place)).toEqual(expect.arrayContaining(['Pause', 'Leave the pairs']));
});

test('who is alone is told so, and who has paused can go on', async () => {
  const { place } = await open(answer({ coffee: { rhythm: null, mine: { pausedUntil: '2040-06-01' }, round: { ...round, others: [], alone: true }, counts: null } }));
  expect(place.textContent).toContain('You are the only one on the list so far.');
  expect(place.textContent).toContain('with a pause until');
  expect(buttons(place)).toContain('End the pause');
});

test('the core group sets the rhythm, and numbers of fewer than five are not said', async () => {
  const counts = { joined: null, rounds: [{ drawnOn: '2026-05-14', people: 8, answered: 5, met: null }] };
  const { place, sent } = await open(answer({ coffee: { rhythm: null, mine: null, round: null, counts } }), 1);
  expect(place.textContent).toContain('On the list: fewer than five people.');
  expect(place.querySelector('table')?.textContent).toContain('too few to say');
  await press(place, 'Keep');
  expect(sent).toEqual([{ type: 'setCoffee', everyWeeks: 4, startOn: null }]);
});

describe('the welcome (S3A.2)', () => {
  const newcomer = { id: 's', name: 'Sam Adeyemi', email: 'sam@university.example', joinedAt: '2026-05-10T09:00:00.000Z', draft: 'Hello Sam, welcome.', greeting: null };

  test('is a draft that is changed, taken on first, and then opened in a chat: the app sends nothing', async () => {
    const { place, sent } = await open(answer({ welcome: { days: 30, newcomers: [newcomer] } }));
    expect(place.querySelector('a[href*="message="]')).toBeNull();
    await type(field(place, 'What you write to Sam Adeyemi'), 'Hello Sam, how are you?');
    await press(place, 'Send in my name: Sam Adeyemi');
    expect(sent).toEqual([{ type: 'greet', personId: 's', greeted: true }]);
    // What was written is there when the page is drawn anew.
    const { place: after, sent: back } = await open(answer({ welcome: { days: 30, newcomers: [{ ...newcomer, greeting: { by: 'Tom', at: '2026-05-12T09:00:00.000Z', mine: true } }] } }));
    const link = new URL(after.querySelector('a[href*="message="]')?.getAttribute('href') ?? '');
    expect([link.searchParams.get('users'), link.searchParams.get('message')]).toEqual(['sam@university.example', 'Hello Sam, how are you?']);
    await press(after, 'I did not write');
    expect(back).toEqual([{ type: 'greet', personId: 's', greeted: false }]);
  });

  test('of a newcomer whom somebody else welcomes offers nothing, and of none says so', async () => {
    const { place } = await open(answer({ welcome: { days: 30, newcomers: [{ ...newcomer, greeting: { by: 'Tom Whitfield', at: '2026-05-12T09:00:00.000Z', mine: false } }] } }));
    expect(place.textContent).toContain('Tom Whitfield welcomes them');
    expect(buttons(place)).not.toContain('Send in my name');
    expect((await open(answer({ welcome: { days: 30, newcomers: [] } }))).place.textContent).toContain('Nobody joined in the last 30 days.');
  });
});

describe('help (S3C.3)', () => {
  test('is asked for with a word, which stays over a reload until it is sent', async () => {
    const { place } = await open(answer());
    await press(place, 'Send it to member support');
    expect(place.textContent).toContain('Write a line first.');
    await type(field(place, 'What would help you?'), 'The file is locked');
    const { place: again, sent } = await open(answer());
    expect(field(again, 'What would help you?').value).toBe('The file is locked');
    await press(again, 'Send it to member support');
    expect(sent).toEqual([{ type: 'askHelp', text: 'The file is locked' }]);
    await settled(() => field(again, 'What would help you?').value === '');
    expect(field(again, 'What would help you?').value).toBe('');
  });

  test('shows who asked what became of it, and whoever sees to it what is past its goal', async () => {
    const { place } = await open(answer({ help: { goalDays: 1, readers: ['Priya Nair'], mine: [{ ...request, state: 'passed', answer: 'To the service desk', takenByName: 'Priya Nair' }], desk: null } }));
    for (const said of ['passed on', 'Priya Nair has taken it', 'Where it went', 'To the service desk', 'within one working day']) expect(place.textContent).toContain(said);
    const { place: desk, sent } = await open(answer({ help: { goalDays: 3, readers: ['Priya Nair'], mine: [], desk: [request, { ...request, id: 'j', state: 'closed' }] } }), 1);
    expect(desk.textContent).toContain('past its goal');
    await press(desk, 'I take it');
    await press(desk, 'Pass it on');
    await type(field(desk, 'To whom it goes, and why'), 'IT has the key');
    await press(desk, 'Keep');
    expect(sent).toEqual([{ type: 'moveHelp', requestId: 'h', base: 1, act: 'take', note: '' }, { type: 'moveHelp', requestId: 'h', base: 1, act: 'pass', note: 'IT has the key' }]);
  });
});

describe('the idea box (S3C.5)', () => {
  test('takes an idea without a name where its author wants that', async () => {
    const { place, sent } = await open(answer());
    await type(field(place, 'Your idea'), 'Swap briefs');
    await act(async () => labelled(place, 'Show my name to the core group').click());
    await press(place, 'Put it into the box');
    expect(sent).toEqual([{ type: 'addIdea', text: 'Swap briefs', named: false }]);
  });

  test('the core group takes one into the plan or answers it', async () => {
    const { place, sent } = await open(answer({ ideas: { mine: [], all: [idea] } }), 1);
    expect(place.textContent).toContain('without a name');
    await press(place, 'Take it into the action plan');
    expect(labelled(place, 'The action, in a line').value).toBe('Swap briefs');
    await press(place, 'Add the action');
    await settled(() => sent.length === 1);
    await press(place, 'Answer');
    await type(field(place, 'What the core group says to it'), 'In spring');
    await press(place, 'Keep');
    expect(sent).toEqual([{ type: 'planIdea', ideaId: 'i', base: 1, title: 'Swap briefs' }, { type: 'answerIdea', ideaId: 'i', base: 1, answer: 'In spring' }]);
  });
});

describe('thanks', () => {
  const told = (more: Partial<HelpingAnswer['thanks']['told'][number]> = {}): HelpingAnswer['thanks']['told'][number] => ({ id: 't', text: 'For the slides', saidAt: '2026-05-04T09:00:00.000Z', share: true, answer: null, postedAt: null, revision: 1, name: 'Mo Said', ...more });

  test('ask the one who is thanked with three plain answers, and only where their author would like them posted', async () => {
    const { place, sent } = await open(answer({ thanks: { told: [told()], said: [], mayShare: true } }));
    expect(place.textContent).toContain('Mo Said would like the members to read this. Would you?');
    await press(place, 'Only to me');
    expect(sent).toEqual([{ type: 'answerThanks', thanksId: 't', base: 1, answer: 'mine' }]);
    const { place: private_ } = await open(answer({ thanks: { told: [told({ share: false })], said: [], mayShare: true } }));
    expect(buttons(private_)).not.toContain('Yes, post it');
  });

  test('can be answered anew after they were posted, and taken back by their author', async () => {
    const { place } = await open(answer({ thanks: { told: [told({ answer: 'yes', postedAt: '2026-05-05T09:00:00.000Z' })], said: [], mayShare: true } }));
    expect(place.textContent).toContain('The members can read it.');
    await press(place, 'Change my answer');
    expect(buttons(place)).toContain('No');
    const { place: other, sent } = await open(answer({ thanks: { told: [], said: [told({ answer: 'mine' })], mayShare: true } }));
    expect(other.textContent).toContain('stays between you');
    await press(other, 'Take it back: Mo Said');
    expect(sent).toEqual([{ type: 'takeBackThanks', thanksId: 't' }]);
  });

  test('are written to somebody, with the tick for more left empty, and say what is missing', async () => {
    const asked: string[] = [];
    const { place, sent } = await open(answer(), 4, (_id, name) => {
      asked.push(name);
      return Promise.resolve({ people: name === 'Mo' ? [{ id: 'mo', name: 'Mo Said' }] : [], more: false });
    });
    await press(place, 'Send my thanks');
    expect([place.querySelector('[role=alert]')?.textContent, sent]).toEqual(['Choose somebody, and write a line first.', []]);
    const asks = (name: string) => async (): Promise<void> => {
      await write(labelled(place, 'Whom, by name'), name);
      await press(place, 'Find them');
    };
    await asks('Ghost')();
    await settled(() => place.textContent.includes('Nobody here is called that.'));
    await asks('Mo')();
    await settled(() => place.textContent.includes('For Mo Said'));
    expect(asked).toEqual(['Ghost', 'Mo']);
    await type(field(place, 'What for'), 'For the room');
    await press(place, 'Send my thanks');
    expect(sent).toEqual([{ type: 'sayThanks', personId: 'mo', text: 'For the room', share: false }]);
  });

  test('of several with one name the right one is chosen, and no list of members is asked for', async () => {
    const { place, sent } = await open(answer(), 4, () => Promise.resolve({ people: [{ id: 'a', name: 'Tom Whit' }, { id: 'b', name: 'Tom Whitfield' }], more: false }));
    await write(labelled(place, 'Whom, by name'), 'Tom');
    await press(place, 'Find them');
    await settled(() => place.textContent.includes('Several people are called that. Choose one.'));
    await press(place, 'Thank Tom Whitfield');
    await type(field(place, 'What for'), 'For the tea');
    await press(place, 'Send my thanks');
    expect(sent).toEqual([{ type: 'sayThanks', personId: 'b', text: 'For the tea', share: false }]);
  });
});
