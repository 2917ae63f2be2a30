import { planOf, type PromptFacts } from '../../../bot/domain/prompting/plan';
import { coreGoing } from '../../../bot/domain/prompting/going';
import { updateStep } from '../../../bot/domain/prompting/updates';
import type { Paper } from '../../../bot/domain/record';
import { ada, testCommunity, toolkit } from '../community';

const facts: PromptFacts = { events: [], coffee: [], manners: new Map(), posted: [], lastActAt: null };
const step = updateStep(toolkit);
const paper = (number: number, publishedAt: string): Paper => ({
  stepId: step?.id ?? '', number, version: 1, publishedAt, publishedBy: ada, content: { title: 'x', number, madeAt: publishedAt, sections: [] }, told: true, state: 'filed', problem: null, fileName: 'x', driveId: null, itemId: null, webUrl: null,
});
const published = (...at: string[]) => {
  const community = testCommunity();
  community.done(ada, { type: 'useHere', conversationId: '19:core' });
  community.put(...at.map((one, n) => ({ put: 'papers' as const, row: paper(n + 1, one) })));
  return community.record;
};
const updates = (record: ReturnType<typeof published>, now: string) => planOf(record, toolkit, facts, now).filter((one) => one.what === 'update');

test('the word about the next update to members comes four weeks after the last one, on an open day, and then each four weeks (S4E.3)', () => {
  const record = published('2026-05-04T09:00:00.000Z');
  expect(updates(record, '2026-05-05T09:00:00.000Z').slice(0, 3).map((one) => one.dueAt)).toEqual(['2026-06-01T08:00:00.000Z', '2026-06-29T08:00:00.000Z', '2026-07-27T08:00:00.000Z']);
  expect(updates(record, '2026-07-01T09:00:00.000Z')[0]?.dueAt).toBe('2026-06-29T08:00:00.000Z');
});

test('there is none before the first update, and none of an update that was published meanwhile', () => {
  expect(updates(published(), '2026-06-01T09:00:00.000Z')).toEqual([]);
  const [prompt] = updates(published('2026-05-04T09:00:00.000Z'), '2026-06-01T08:00:00.000Z');
  if (!prompt) throw new Error('nothing is planned');
  const now = '2026-06-01T09:00:00.000Z';
  expect(coreGoing(prompt, { record: published('2026-05-04T09:00:00.000Z'), toolkit }, facts, [], now)).toEqual({ now: true });
  expect(coreGoing(prompt, { record: published('2026-05-04T09:00:00.000Z', '2026-05-30T09:00:00.000Z'), toolkit }, facts, [], now)).toEqual({ now: false, at: null, why: 'unwanted' });
});
