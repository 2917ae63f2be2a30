import fc from 'fast-check';
import { settingsOf } from '../../../bot/domain/communitySettings';
import { coffeeDue, drawDue, drawnOn, nextRoundOn } from '../../../bot/domain/helping/coffee';
import { applyChanges } from '../../../bot/domain/record';
import { ada, ben, cleo, dev, member, sponsor, stranger, testCommunity, toolkit, type TestCommunity } from '../community';

const join = (community: TestCommunity, personId: string, pausedUntil: string | null = null) => community.done(personId, { type: 'chooseCoffee', joined: true, pausedUntil });
const started = (...people: string[]): TestCommunity => {
  const community = testCommunity(4);
  community.done(ada, { type: 'setCoffee', everyWeeks: 4, startOn: null });
  for (const one of people) join(community, one);
  return community;
};
/** What the scheduler does when it looks. */
const look = (community: TestCommunity): void => {
  const drawn = drawDue({ record: community.record, toolkit }, community.now);
  if (drawn) community.put(...drawn.changes);
};

describe('joining (S4C.3)', () => {
  test('is each person’s own, is kept beside what else they chose, and is left as freely', () => {
    const community = testCommunity();
    community.done(member, { type: 'chooseMine', area: 'Science', counted: false, knows: ['rubrics'] });
    join(community, member);
    expect(community.record.choices).toEqual([{ personId: member, area: 'Science', counted: false, knows: ['rubrics'], photo: false, coffee: { since: community.now, pausedUntil: null } }]);
    community.done(member, { type: 'chooseMine', area: 'Arts', counted: true });
    expect(community.record.choices[0]?.coffee).not.toBeNull();
    community.done(member, { type: 'chooseCoffee', joined: false, pausedUntil: null });
    expect(community.record.choices[0]).toMatchObject({ area: 'Arts', coffee: null });
    expect(community.done(member, { type: 'chooseCoffee', joined: false, pausedUntil: null }).changes).toEqual([]);
    expect(community.refused(sponsor, { type: 'chooseCoffee', joined: true, pausedUntil: null }).code).toBe('not-allowed');
  });

  test('may be paused to a day to come and no farther than a year, and the pause ends by itself', () => {
    const community = started(ben);
    expect(community.refused(ben, { type: 'chooseCoffee', joined: true, pausedUntil: '2026-05-04' }).because.key).toBe('refuse.date-past');
    expect(community.refused(ben, { type: 'chooseCoffee', joined: true, pausedUntil: '2027-05-05' }).because.key).toBe('refuse.coffee-pause-too-long');
    join(community, ben, '2026-06-01');
    expect([drawnOn(community.record, '2026-05-31'), drawnOn(community.record, '2026-06-01')]).toEqual([[], [ben]]);
  });
});

describe('a round', () => {
  test('is drawn on the day at nine, once, and the next one is due at its distance', () => {
    const community = started(ada, ben, cleo, dev);
    expect(coffeeDue({ record: community.record, toolkit }, '2026-05-04T07:59:59.000Z')).toBeNull();
    expect(coffeeDue({ record: community.record, toolkit }, '2026-05-04T08:00:00.000Z')).toBe('2026-05-04');
    look(community);
    look(community);
    const [round] = community.record.coffeeRounds;
    expect(community.record.coffeeRounds).toHaveLength(1);
    expect(round?.groups.flat().sort()).toEqual([ada, ben, cleo, dev]);
    expect(round?.askAt).toBe('2026-05-25T09:00:00.000Z');
    expect(settingsOf(community.record.community).coffee).toEqual({ everyWeeks: 4, nextOn: '2026-06-01' });
  });

  test('rests between terms, and the next round is on the first day of the term', () => {
    const community = started(ada, ben);
    community.done(ada, { type: 'changeSettings', base: 0, name: 'x', topic: 'y', zone: 'Europe/London', closed: [], cutOffs: null, terms: [{ name: 'Spring', from: '2026-01-12', until: '2026-05-02' }, { name: 'Summer', from: '2026-05-18', until: '2026-07-03' }] });
    const at = { record: community.record, toolkit };
    expect([coffeeDue(at, '2026-05-15T12:00:00.000Z'), coffeeDue(at, '2026-05-18T08:00:00.000Z')]).toEqual([null, '2026-05-04']);
    expect(nextRoundOn(at, community.now)).toBe('2026-05-18');
  });

  test('waits for an open day, and what was due while the app was away is drawn once', () => {
    const community = started(ada, ben);
    community.done(ada, { type: 'setCoffee', everyWeeks: 4, startOn: '2026-05-09' });
    // A Saturday.
    expect([coffeeDue({ record: community.record, toolkit }, '2026-05-10T12:00:00.000Z'), coffeeDue({ record: community.record, toolkit }, '2026-05-11T08:00:00.000Z')]).toEqual([null, '2026-05-09']);
    community.advance({ days: 200 });
    look(community);
    look(community);
    expect(community.record.coffeeRounds).toHaveLength(1);
  });

  test('of one person alone says so, of nobody there is none; both times the next date is set', () => {
    const community = started(ben);
    look(community);
    expect(community.record.coffeeRounds).toMatchObject([{ groups: [], alone: ben }]);
    const nobody = started();
    look(nobody);
    expect(nobody.record.coffeeRounds).toEqual([]);
    expect(settingsOf(nobody.record.community).coffee?.nextOn).toBe('2026-06-01');
  });

  test('is drawn at once when the core group asks, unless there is nobody to draw or it was drawn today', () => {
    const community = testCommunity(4);
    expect(community.refused(ada, { type: 'drawCoffee' }).because.key).toBe('refuse.coffee-off');
    community.done(ada, { type: 'setCoffee', everyWeeks: 2, startOn: '2026-06-01' });
    join(community, ben);
    expect(community.refused(ada, { type: 'drawCoffee' }).because.key).toBe('refuse.coffee-nobody');
    join(community, cleo);
    community.done(ada, { type: 'drawCoffee' });
    expect(community.done(ben, { type: 'drawCoffee' }).changes).toEqual([]);
    expect(community.record.coffeeRounds.map((one) => one.groups)).toEqual([[expect.arrayContaining([ben, cleo])]]);
    expect(settingsOf(community.record.community).coffee?.nextOn).toBe('2026-05-18');
  });

  test('stops when the core group switches it off, and who has joined stays on the list', () => {
    const community = started(ada, ben);
    community.done(ben, { type: 'setCoffee', everyWeeks: null, startOn: null });
    look(community);
    expect([community.record.coffeeRounds, drawnOn(community.record, '2026-05-04')]).toEqual([[], [ada, ben]]);
    expect(community.refused(member, { type: 'setCoffee', everyWeeks: 4, startOn: null }).code).toBe('not-allowed');
    expect(community.refused(ada, { type: 'setCoffee', everyWeeks: 4, startOn: '2026-05-03' }).because.key).toBe('refuse.date-past');
  });

  test('survives the settings form and a pause of what is sent', () => {
    const community = started(ada, ben);
    community.done(ada, { type: 'changeSettings', base: 0, name: 'Renamed', topic: 'x', zone: 'Europe/London', closed: [], cutOffs: null });
    community.done(ada, { type: 'pausePrompts', untilOn: '2026-05-20' });
    expect(settingsOf(community.record.community).coffee).toEqual({ everyWeeks: 4, nextOn: '2026-05-04' });
    expect([coffeeDue({ record: community.record, toolkit }, '2026-05-19T12:00:00.000Z'), coffeeDue({ record: community.record, toolkit }, '2026-05-20T08:00:00.000Z')]).toEqual([null, '2026-05-04']);
  });
});

test('“Did you meet?” is answered by who was drawn, may be changed, and by nobody else', () => {
  const community = started(ben, cleo);
  look(community);
  const roundId = community.record.coffeeRounds[0]?.id ?? '';
  community.done(ben, { type: 'sayMet', roundId, met: 'not-yet' });
  community.done(ben, { type: 'sayMet', roundId, met: 'yes' });
  expect(community.done(ben, { type: 'sayMet', roundId, met: 'yes' }).changes).toEqual([]);
  expect(community.record.coffeeAnswers).toEqual([{ roundId, personId: ben, met: 'yes', at: community.now }]);
  expect(community.refused(dev, { type: 'sayMet', roundId, met: 'yes' }).because.key).toBe('refuse.no-coffee');
  expect(community.refused(stranger, { type: 'sayMet', roundId, met: 'yes' }).code).toBe('not-allowed');
});

/** What a person does before a round: joins, leaves, pauses for one or two rounds, leaves the community or comes back. */
const deed = fc.record({ who: fc.nat({ max: 59 }), what: fc.constantFrom('join', 'join', 'join', 'leave', 'pause', 'go', 'back') });

test('whoever comes, goes and pauses: who wants to be drawn is in exactly one group or is told that they are alone, and nobody else is drawn (seed 60)', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.array(fc.array(deed, { maxLength: 30 }), { minLength: 1, maxLength: 8 }), (size, rounds) => {
    const community = testCommunity(1);
    community.put(...Array.from({ length: size }, (_one, i) => ({ put: 'members' as const, row: { personId: `p${i}`, name: `Person ${i}`, email: null, part: 'member' as const, joinedAt: community.now, leftAt: null } })));
    community.done(ada, { type: 'setCoffee', everyWeeks: 4, startOn: null });
    for (const deeds of rounds) {
      for (const { who, what } of deeds) {
        const id = `p${who % size}`;
        const row = community.record.members.find((one) => one.personId === id);
        if (!row) continue;
        const today = community.now.slice(0, 10);
        if (what === 'go' || what === 'back') community.put({ put: 'members', row: { ...row, leftAt: what === 'go' ? community.now : null } });
        else community.act(id, { type: 'chooseCoffee', joined: what !== 'leave', pausedUntil: what === 'pause' ? new Date(Date.parse(today) + (20 + (who % 2) * 28) * 86_400_000).toISOString().slice(0, 10) : null });
      }
      const wanted = drawnOn(community.record, community.now.slice(0, 10));
      const before = community.record.coffeeRounds.length;
      const after = applyChanges(community.record, drawDue({ record: community.record, toolkit }, community.now)?.changes ?? []);
      look(community);
      expect(community.record).toEqual(after);
      const round = community.record.coffeeRounds[before];
      expect([...(round?.groups.flat() ?? []), ...(round?.alone ? [round.alone] : [])].sort()).toEqual([...wanted].sort());
      expect(round?.alone ?? null).toBe(wanted.length === 1 ? wanted[0] : null);
      for (const id of wanted) expect(community.record.members.find((one) => one.personId === id)?.leftAt).toBeNull();
      community.advance({ days: 28 });
    }
  }), { seed: 60, numRuns: 40 });
});
