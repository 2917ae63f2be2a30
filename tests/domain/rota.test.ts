import { rotaOf, seriesOf } from '../../bot/domain/kinds/event';
import { coreGroup } from '../../bot/domain/people';
import { stepCard } from '../../bot/teams/cards/stepCard';
import { ada, ben, cleo, member, testCommunity, type TestCommunity } from './community';

const schedule = (stepId: string) => ({ type: 'scheduleMeetings', stepId, firstOn: '2026-05-11', at: '10:00', minutes: 30, everyWeeks: 1, untilOn: '2026-12-31' }) as const;
const rota = (community: TestCommunity, stepId = 'check-ins') => community.view(ada).steps.find((one) => one.id === stepId)?.series?.rota ?? [];
const names = (community: TestCommunity) => rota(community).map((one) => one.person.name);
function scheduled(): TestCommunity {
  const community = testCommunity();
  community.done(ada, schedule('check-ins'));
  return community;
}

describe('who facilitates (S2A.C2)', () => {
  test('goes round the core group, so that who is next can always be answered', () => {
    const community = scheduled();
    expect(names(community)).toEqual(['Ada', 'Ben', 'Cleo', 'Ada', 'Ben']);
    community.advance({ days: 8 });
    expect(names(community)).toEqual(['Ben', 'Cleo', 'Ada', 'Ben', 'Cleo']);
    expect(JSON.stringify(stepCard(community.reading, 'check-ins')?.body)).toContain('Facilitates next: Ben');
  });

  test('anybody takes a meeting on and gives it back; nobody is put down by somebody else', () => {
    const community = scheduled();
    const startsAt = rota(community)[0]?.startsAt ?? '';
    community.done(cleo, { type: 'takeTurn', stepId: 'check-ins', startsAt, take: true });
    expect(rota(community)[0]).toMatchObject({ person: { name: 'Cleo' }, chosen: true });
    expect(community.done(cleo, { type: 'takeTurn', stepId: 'check-ins', startsAt, take: true }).changes).toEqual([]);
    expect(community.done(ben, { type: 'takeTurn', stepId: 'check-ins', startsAt, take: false }).changes).toEqual([]);
    community.done(cleo, { type: 'takeTurn', stepId: 'check-ins', startsAt, take: false });
    expect(rota(community)[0]).toMatchObject({ person: { name: 'Ada' }, chosen: false });
    expect(community.refused(ada, { type: 'takeTurn', stepId: 'check-ins', startsAt: '2026-05-12T09:00:00.000Z', take: true }).because.key).toBe('refuse.no-meeting');
  });

  test('somebody who leaves the core group leaves no meeting without a name', () => {
    const community = scheduled();
    const startsAt = rota(community)[1]?.startsAt ?? '';
    community.done(cleo, { type: 'takeTurn', stepId: 'check-ins', startsAt, take: true });
    community.done(cleo, { type: 'changeCore', personId: cleo, part: 'member' });
    const series = seriesOf(community.record, 'check-ins');
    if (!series) throw new Error('no series');
    expect(rotaOf(community.record, series, community.now).every((one) => coreGroup(community.record).includes(one.member))).toBe(true);
    expect(community.view(member).steps.find((one) => one.id === 'check-ins')?.series?.rota).toEqual([]);
  });
});

test('the coffee catch-up has a series of its own beside the check-ins (S3D.4b, S4C.4)', () => {
  const community = scheduled();
  expect(community.state('coffee').status).toBe('not-started');
  const effects = community.done(ben, schedule('coffee')).effects;
  expect(effects).toContainEqual({ kind: 'book-series', seriesId: 'coffee' });
  expect(community.record.series.map((one) => [one.id, one.stepId])).toEqual([['check-ins', 'check-ins'], ['coffee', 'coffee']]);
  expect(community.view(member).steps.find((one) => one.id === 'coffee')).toMatchObject({ agenda: [{ id: 'news' }, { id: 'ideas' }, { id: 'purpose' }], fields: [] });
  community.done(ada, { type: 'writeNote', stepId: 'coffee', fieldId: 'heard', text: 'Somebody would like a reading group', base: 0 });
  expect(community.view(ada).steps.find((one) => one.id === 'coffee')?.fields[0]?.text).toContain('reading group');
});

test('each meeting of a series has notes of its own, that stay when the next one is held (S3D.5)', () => {
  const community = scheduled();
  const meetings = (who: string = ada) => community.view(who).steps.find((one) => one.id === 'check-ins')?.meetings ?? [];
  const note = (startsAt: string, text: string, base = 0) => ({ type: 'writeNote', stepId: 'check-ins', fieldId: `kept@${startsAt}`, text, base }) as const;
  const [next, ...others] = meetings();
  expect(others).toEqual([]);
  const first = next?.startsAt ?? '';
  community.done(ben, note(first, 'The room is booked'));
  community.advance({ days: 130 });
  const later = meetings();
  expect(later.map((one) => one.startsAt)).toEqual([...later.map((one) => one.startsAt)].sort().reverse());
  // The next one, the three latest, and the one with notes.
  expect(later).toHaveLength(5);
  expect(later.at(-1)).toMatchObject({ startsAt: first, fields: [{ id: `kept@${first}`, text: 'The room is booked', by: 'Ben' }] });
  expect(community.refused(ada, note(first, 'Over it', 0)).code).toBe('changed-meanwhile');
  for (const wrong of ['2026-01-01T10:00:00.000Z', 'soon', '']) expect(community.refused(ada, note(wrong, 'x')).code).toBe('not-found');
  expect(meetings(member)).toEqual([]);
});
