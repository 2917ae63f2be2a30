import type { CommunityEvent, Series } from '../../bot/domain/record';
import type { Digest } from '../../bot/domain/prompting/digest';
import { ourManners, personalKinds } from '../../bot/domain/prompting/manners';
import { coreKinds } from '../../bot/domain/prompting/promptShapes';
import { checkInCard, checkInOver } from '../../bot/teams/cards/checkInCards';
import { coffeeCard, metCard } from '../../bot/teams/cards/coffeeCards';
import { digestCard } from '../../bot/teams/cards/digestCard';
import { eventAfterCard, eventReminderCard, goOnCard, reviewCard, surveyCard } from '../../bot/teams/cards/promptCards';
import { checkInForm, hushForm, mannersForm } from '../../bot/teams/cards/promptForms';
import { updateCard } from '../../bot/teams/cards/updateCard';
import type { Shown } from './everyCard';
import { say, type Paper } from './paper';

const now = '2027-03-01T09:00:00.000Z';
const asked = '2027-02-22T09:00:00.000Z';

const series: Series = {
  monthly: null, times: null, place: '', exceptions: [], held: null, invited: null, telling: null, takesOver: null, ending: null, id: 'check-ins', stepId: 'check-ins', title: 'x', firstStart: '2027-03-02T10:00', minutes: 30, zone: 'Europe/London', everyWeeks: 2,
  untilOn: '2028-03-01', organiserId: 'p0', state: 'booked', problem: null, graphEventId: null, webLink: null, joinUrl: null, scheduledAt: asked,
};

/** Everything that comes by itself, by kind and state; `line` is what people write into one line. */
export function everyPrompt(fresh: () => Paper, line: string): Shown[] {
  const sheet = fresh();
  const reading = sheet.reading(now);
  const settle = (change: object) => ({ ...reading, record: { ...reading.record, community: { ...reading.record.community, settings: { closed: [], terms: [], cutOffs: null, pausedUntil: null, coffee: null, helpDays: 3, counting: null, listed: false, hushed: [], wentOn: null, placed: [], revision: 1, ...change } } } });
  const startsAt = '2027-03-02T10:00:00.000Z';
  const said = { ...reading, record: { ...reading.record, checkIns: sheet.people.map(({ id }) => ({ seriesId: series.id, startsAt, personId: id, done: line, next: line, blocked: line, help: line, saidAt: now })) } };
  const event = { id: 'e', title: line, startsAt, minutes: 60, place: line, outcome: line, state: 'planned' } as CommunityEvent;
  const survey = { id: 's', instrument: 'own' as const, title: line, eventId: null, own: [], openedBy: 'p0', openedAt: now, closesAt: startsAt, closedAt: null, formsUrl: null, importedAt: null, results: null };
  const next = { id: 'n', title: line, startsAt };
  const inIt = { communityId: 'cop-paper', community: line };
  const four = <T,>(one: T): T[] => Array.from({ length: 4 }, (_one, n) => ({ ...one, communityId: `cop-${n}` }));
  const digest: Digest = {
    overdue: four({ ...inIt, id: 'a', title: line, dueOn: '2027-02-01' }), due: four({ ...inIt, id: 'a', title: line, dueOn: '2027-03-03' }), questions: four({ ...inIt, stepId: 'energy', heading: line, minutes: 3 }),
    support: four({ ...inIt, kind: 'newcomers' as const, count: 9, names: Array.from({ length: 9 }, () => line) }), drafts: four({ ...inIt, count: 2, until: '2027-04-01' }),
    surveys: four({ ...inIt, id: 's', instrument: 'own', title: line, eventId: null, openedAt: now, closesAt: startsAt, waits: true }), events: four({ ...inIt, zone: 'Europe/London', id: 'e', title: line, startsAt, signedUp: true }), news: four({ ...inIt, kind: 'resource' as const, title: line }), more: 9, asks: true,
  };
  const round = { id: 'coffee@2027-03-01', drawnOn: '2027-03-01', askAt: startsAt, others: sheet.people.slice(0, 2).map(({ id, name, email }) => ({ id, name, email })), three: true, alone: false, met: null };
  const prompt = (what: 'review' | 'update', about: string) => ({ what, about, personId: null, dueAt: now, lapsesAt: startsAt });
  const data = { community: 'cop-paper', revision: 1 };
  return [
    { what: 'check-in', card: checkInCard(reading, series, startsAt) }, { what: 'check-in, all have', card: checkInCard(said, series, startsAt) },
    { what: 'review', card: reviewCard(reading, prompt('review', 'light@2027-03-29'), 'https://cop.example.org/tab/#/review') }, { what: 'update', card: updateCard(reading, prompt('update', 'member-update@2027-03-01'), { events: 2, newcomers: 9, shelf: 1, actions: 3 }) },
    { what: 'go-on', card: goOnCard(reading, asked) }, ...(['smaller', 'pause', 'fine'] as const).map((way) => ({ what: `go-on, answered with ${way}`, card: goOnCard(settle({ wentOn: { about: asked, way, by: sheet.people[0]?.id, untilOn: way === 'pause' ? '2027-04-01' : null } }), asked) })),
    { what: 'event-reminder', card: eventReminderCard(reading, event, 'Europe/London') }, { what: 'event-reminder, cannot come', card: eventReminderCard(reading, event, 'Europe/London', false) },
    { what: 'event-after, came', card: eventAfterCard(reading, event, true, 'Europe/London', { survey, next }) }, { what: 'event-after, missed', card: eventAfterCard(reading, event, false, 'Europe/London', { survey: null, next: null }) },
    { what: 'coffee-pair', card: coffeeCard(reading, round) }, { what: 'coffee-pair, alone', card: coffeeCard(reading, { ...round, others: [], alone: true }) }, { what: 'coffee-met', card: metCard(reading, round) },
    { what: 'digest', card: digestCard(say, digest, 'Europe/London', 'weekly') }, { what: 'digest, each day', card: digestCard(say, { ...digest, asks: false }, 'Europe/London', 'daily') }, { what: 'digest, kept', card: digestCard(say, { ...digest, asks: false }, 'Europe/London', 'weekly', say('said.digest-keep')) },
    { what: 'survey', card: surveyCard(reading, survey) },
    { what: 'check-in form', card: checkInForm(reading, data, undefined, { done: line }, line) }, { what: 'check-in, over', card: checkInOver(said, series, startsAt) },
    ...coreKinds.flatMap((what) => [null, { untilOn: null }, { untilOn: '2027-04-01' }].map((hushed, n) => ({ what: `off switch of ${what} ${n}`, card: hushForm(say, what, data, hushed, {}, n === 0 ? null : line) }))),
    { what: 'manners form', card: mannersForm(say, { ...ourManners, revision: 0 }, [{ id: 'a', name: line }, { id: 'b', name: line }], null, {}, null) },
    ...personalKinds.map((what) => ({ what: `manners form of ${what}`, card: mannersForm(say, { ...ourManners, later: [{ what, untilOn: '2027-04-01' }], revision: 1 }, [], what, {}, line) })),
  ];
}
