import { coffeeCard, metCard } from '../../bot/teams/cards/coffeeCards';
import { askHelpCard, coffeeStateCard, helpForm, ideaForm } from '../../bot/teams/cards/helpingCards';
import { updateCard } from '../../bot/teams/cards/updateCard';
import type { OwnRound } from '../../bot/store/helping';
import { testCommunity } from '../domain/community';

const { reading } = testCommunity();
const other = (name: string, email: string | null = 'x@university.example') => ({ id: name, name, email });
const round = (more: Partial<OwnRound> = {}): OwnRound => ({ id: 'coffee@2026-05-04', drawnOn: '2026-05-04', askAt: '2026-05-25T09:00:00.000Z', others: [other('Mo Said')], three: false, alone: false, met: null, ...more });
const titles = (card: { actions: { title: string }[] }): string[] => card.actions.map((one) => one.title);

test('a pair’s card says the same to the same round, leads to a chat with everybody in it, and can be left', () => {
  const card = coffeeCard(reading, round({ three: true, others: [other('Mo Said', 'mo@university.example'), other('Bea Lund', 'bea@university.example')] }));
  expect(titles(card)).toEqual(['Start a chat', 'Leave the pairs', 'How often I hear from you']);
  expect(card.actions[0]).toMatchObject({ url: 'https://teams.microsoft.com/l/chat/0/0?users=mo%40university.example,bea%40university.example' });
  expect(JSON.stringify(card)).toContain('this time there are three of you');
  expect(coffeeCard(reading, round())).toEqual(coffeeCard(reading, round()));
  expect(new Set(Array.from({ length: 20 }, (_one, n) => JSON.stringify(coffeeCard(reading, round({ id: `coffee@${n}` })).body[2]))).size).toBe(4);
});

test('without an address there is no link that would lead nowhere, and without a partner it says why', () => {
  expect(titles(coffeeCard(reading, round({ others: [other('Mo Said', null)] })))).toEqual(['Leave the pairs', 'How often I hear from you']);
  expect(JSON.stringify(coffeeCard(reading, round({ others: [] })))).toContain('is not in Inclusive Assessment any more');
  expect(JSON.stringify(coffeeCard(reading, round({ others: [], alone: true })))).toContain('You are the only one in Inclusive Assessment');
});

test('the question has three answers and its off switch', () => expect(titles(metCard(reading, round()))).toEqual(['Yes', 'Not yet', 'Not this time', 'How often I hear from you']));

test('names are text, however they are written, and cards and forms stay small', () => {
  const odd = '**[x](https://evil.example)** <at>all</at>'.repeat(20);
  const card = coffeeCard(reading, round({ others: [other(odd), other(odd)] }));
  expect(card.body.filter((one) => one.type === 'TextBlock').map((one) => String(one['text'])).join('')).not.toMatch(/[^\\]\[x/);
  const filled = { text: '\u0001'.repeat(4_000), named: 'false' };
  const forms = [helpForm(reading, {}, filled, 'Too long'), ideaForm(reading, {}, filled, null), askHelpCard(reading, 'x'.repeat(1_000)), coffeeStateCard(reading, { since: reading.now, pausedUntil: '2040-01-01' }, '2026-05-04')];
  for (const one of [card, ...forms]) expect(JSON.stringify(one).length).toBeLessThan(28_000);
});

test('the word about an update counts what has happened, and no number of newcomers under five', () => {
  const prompt = { what: 'update' as const, about: 'member-update@2026-06-01', personId: null, dueAt: '', lapsesAt: '' };
  const paper = { stepId: 'member-update', number: 1, version: 1, publishedAt: '2026-05-04T09:00:00.000Z', publishedBy: 'ada', content: { title: 'x', number: 1, madeAt: '', sections: [] }, told: true, state: 'filed' as const, problem: null, fileName: 'x', driveId: null, itemId: null, webUrl: null };
  const said = (newcomers: number, events = 0) => JSON.stringify(updateCard({ ...reading, record: { ...reading.record, papers: [paper] } }, prompt, { events, newcomers, shelf: 0, actions: 0 }));
  expect(said(5, 1)).toContain('• 5 people joined');
  expect(said(5, 1)).toContain('• One event was held');
  expect(said(4)).toContain('Little has happened since.');
  expect(said(4)).not.toContain('joined');
});
