import { standingClock } from '../fakes/clock';
import { keptLog } from '../fakes/excelLog';
import { startGroup } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld } from '../journeys/world';

test('at a quiet hour the log is brought up to date once, with members and measures, and where nobody may it waits until morning', async () => {
  const clock = standingClock('2026-05-11T09:00:00Z');
  const world = await openWorld({ clock });
  try {
    const group = await startGroup(world, { coreChat: false });
    const log = keptLog(world, group);
    const first = await log.after(() => group.amara.do(group.communityId, { type: 'startLog' }));
    expect(await log.rows('CopMembers')).toHaveLength(1);
    const measured = (await log.rows('CopMeasures')).length;
    await group.sam.do(group.communityId, { type: 'chooseMine', area: '', counted: true });
    for (const moment of ['2026-05-11T20:00:00Z', '2026-05-12T02:59:00Z']) await world.moveTo(moment);
    expect((await log.seen()).writtenAt).toBe(first.writtenAt);
    // 04:00 in London in summer; a community is looked at every quarter of an hour.
    const second = await log.after(() => world.moveTo('2026-05-12T03:15:00Z'));
    expect((second.writtenAt ?? '').slice(0, 16)).toBe('2026-05-12T03:15');
    await world.moveTo('2026-05-12T03:40:00Z');
    expect(await log.rows('CopMeasures')).toHaveLength(measured);
    await log.after(() => world.moveTo('2026-06-01T03:20:00Z'));
    expect((await log.seen()).writtenAt?.slice(0, 10)).toBe('2026-06-01');
    expect((await log.rows('CopMembers')).map((row) => row['Month'])).toEqual(['2026-05', '2026-06']);
    expect(new Set((await log.rows('CopMeasures')).map((row) => row['Date'])).has('2026-06-01')).toBe(true);
    world.local.graph.setFault({ match: 'POST /createSession$', does: 403, times: 99 });
    await world.moveTo('2026-06-02T03:20:00Z');
    await eventually(async () => (await log.seen()).state === 'waiting', 'the reason');
    world.local.graph.clearFaults();
    await log.after(() => world.moveTo('2026-06-02T08:00:00Z'));
  } finally {
    await world.end();
  }
});
