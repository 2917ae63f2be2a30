import type { CoffeeFacts } from '../../../bot/domain/helping/coffeePrompts';
import { ourManners, type Manners } from '../../../bot/domain/prompting/manners';
import { planOf } from '../../../bot/domain/prompting/plan';
import { ada, ben, cleo, testCommunity, toolkit } from '../community';

const round = (more: Partial<CoffeeFacts> = {}): CoffeeFacts => ({ id: 'coffee@2026-05-04', drawnAt: '2026-05-04T08:00:00.000Z', askAt: '2026-05-25T08:00:00.000Z', groups: [[ada, ben]], alone: null, here: [ada, ben], answered: [], ...more });
const plan = (coffee: CoffeeFacts[], own: Record<string, Partial<Manners>> = {}, now = '2026-05-04T08:00:00.000Z') =>
  planOf(testCommunity().record, toolkit, { events: [], coffee, manners: new Map(Object.entries(own).map(([id, one]) => [id, { ...ourManners, ...one }])), posted: [], lastActAt: null }, now).map(({ what, personId, dueAt }) => `${what} ${personId ?? 'core'} ${dueAt.slice(0, 16)}`);

test('each of a pair hears of it at once, and is asked once some weeks later (S4C.3)', () => {
  expect(plan([round()])).toEqual([`coffee-pair ${ada} 2026-05-04T08:00`, `coffee-pair ${ben} 2026-05-04T08:00`, `coffee-met ${ada} 2026-05-25T08:00`, `coffee-met ${ben} 2026-05-25T08:00`]);
});

test('at a time at which each can be written to, by their own clock and days', () => {
  expect(plan([round()], { [ben]: { zone: 'Asia/Shanghai', days: [3] } }).filter((one) => one.includes(ben))).toEqual([`coffee-pair ${ben} 2026-05-06T00:00`, `coffee-met ${ben} 2026-05-27T00:00`]);
});

test('not who has switched it off, silenced the community, left it, or has said already whether they met', () => {
  expect(plan([round({ here: [ada], answered: [ada] })], { [ada]: { off: ['coffee-pair'] } })).toEqual([]);
  expect(plan([round()], { [ada]: { muted: ['cop'] }, [ben]: { off: ['coffee-met'] } })).toEqual([`coffee-pair ${ben} 2026-05-04T08:00`]);
});

test('who is alone is told once, not each time again, and is not asked whether they met', () => {
  const first = round({ groups: [], alone: cleo, here: [cleo] });
  const second = { ...first, id: 'coffee@2026-06-01', drawnAt: '2026-06-01T08:00:00.000Z', askAt: '2026-06-22T08:00:00.000Z' };
  expect(plan([first])).toEqual([`coffee-pair ${cleo} 2026-05-04T08:00`]);
  expect(plan([first, second], {}, '2026-06-01T08:00:00.000Z')).toEqual([]);
});

test('what comes too late to be of use does not come', () => {
  expect(plan([round()], {}, '2026-05-15T08:00:00.000Z').filter((one) => one.startsWith('coffee-pair'))).toEqual([]);
  expect(plan([round()], {}, '2026-06-02T08:00:00.000Z')).toEqual([]);
});
