import { clearingDueSince, keptSince } from '../../bot/domain/retention';

test('things are kept by the community’s own days, also where the clocks change', () => {
  expect(keptSince('2026-11-15T12:00:00.000Z', 'Europe/London')).toEqual({ people: '2025-10-14T23:00:00.000Z', surveys: '2025-11-15T00:00:00.000Z', drafts: '2026-07-17T23:00:00.000Z', leavers: '2026-10-15T23:00:00.000Z', prompts: '2026-08-16T23:00:00.000Z' });
  expect(keptSince('2028-02-29T12:00:00.000Z', 'Asia/Shanghai').surveys).toBe('2027-02-27T16:00:00.000Z');
});

test('clearing is due once a night by the community’s clock', () => {
  expect(clearingDueSince('Europe/Malta', '2026-05-04T00:29:59.000Z')).toBe('2026-05-03T00:30:00.000Z');
  expect(clearingDueSince('Europe/Malta', '2026-05-04T00:30:00.000Z')).toBe('2026-05-04T00:30:00.000Z');
  expect(clearingDueSince('Europe/Malta', '2026-05-04T23:00:00.000Z')).toBe('2026-05-04T00:30:00.000Z');
});
