import type { Command } from '../../bot/api/contract';
import { runningSeries } from '../../bot/domain/kinds/event';
import type { Appointment, CommunityRecord, Series } from '../../bot/domain/record';
import { standing as meetingsStanding } from '../../bot/domain/recurrence';
import { localOf, momentOf } from '../../bot/domain/events';
import { localTenant } from '../../bot/local/people';
import type { Random } from '../../bot/demo/random';
import type { Actor } from '../journeys/people';
import type { Group } from './group';
import type { Site } from './site';
import { noteStep } from './sponsorPaper';

/** What somebody of the community in a storm wants: a command, and whose. */
export interface Wish {
  who: Actor;
  command: Command;
  /** Of one that moves a meeting or an event: which, when it was as its author saw it, and to when. ISO 8601 UTC. */
  moves?: { what: string; seen: string; to: string };
}

/** A community of which one note to the sponsor is published: its number. */
export type Wishing = Group & { note: number };

type Wanted = Wish | Promise<Wish | null> | null;
interface Chance {
  /** Against the others. */
  weight: number;
  wish(one: Wanting): Wanted;
}

interface Wanting {
  site: Site;
  group: Wishing;
  who: Actor;
  next: Random;
  pick<T>(list: readonly T[]): T | undefined;
  words: string;
  /** A date within the time for which calendars are read, in which the clocks change. */
  day(): string;
}

const actionIds = async (site: Site, { communityId }: Group): Promise<string[]> =>
  (await site.store.executeSql('select id from action where community_id = $1 order by id', [communityId])).rows.map((one) => (one as { id: string }).id);

/** The date so many days from now. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The steps whose meetings come to the calendar. */
const meetingSteps = ['check-ins', 'coffee'] as const;

const chances: readonly Chance[] = [
  { weight: 13, wish: ({ who, words, next, day }) => ({ who, command: { type: 'addAction', title: `Action ${words}`, ownerId: null, dueOn: next() < 0.5 ? day() : null, tier: null } }) },
  { weight: 8, wish: ({ who, words, day }) => ({ who, command: { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: `Event ${words}`, startsAt: `${day()}T12:00`, minutes: 60, place: 'Room 2', hostId: null, plan: {} } }) },
  { weight: 1, wish: ({ who, words }) => ({ who, command: { type: 'makeChannel', name: `Group ${words}`, about: 'To try things out' } }) },
  { weight: 1, wish: ({ who }) => ({ who, command: { type: 'startLog' } }) },
  { weight: 1, wish: ({ group }) => ({ who: group.amara, command: { type: 'connectPlan' } }) },
  { weight: 4, wish: ({ who, words }) => ({ who, command: { type: 'nameHolder', stepId: 'roles', roleId: 'sponsor', name: `Helen ${words}` } }) },
  { weight: 3, wish: publishing },
  { weight: 17, wish: changingAction },
  { weight: 27, wish: aboutEvent },
  { weight: 17, wish: aboutMeetings },
  { weight: 14, wish: aboutDate },
  { weight: 2, wish: ({ who, day }) => ({ who, command: { type: 'saveContact', contactId: null, base: 0, plannedOn: day(), keptOn: null, about: 'Where we stand', replyDays: null, asked: 0, fulfilled: 0 } }) },
  { weight: 3, wish: aboutCore },
  { weight: 4, wish: mailing },
  { weight: 2, wish: ({ who, words }) => ({ who, command: { type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title: `Reading ${words}`, url: '', about: 'Worth an hour', tags: [], origin: 'external', story: null } }) },
  { weight: 2, wish: ({ who }) => ({ who, command: { type: 'makePack' } }) },
];
const allWeights = chances.reduce((sum, one) => sum + one.weight, 0);

/** What somebody wants next, of all that leaves the app; null for nothing. */
export async function wishOf(site: Site, group: Wishing, next: Random): Promise<Wish | null> {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const wanting: Wanting = {
    site, group, next, pick, who: pick(group.core) ?? group.amara, words: `No. ${Math.floor(next() * 1e9)}`,
    day: () => inDays(40 + Math.floor(next() * 320)),
  };
  let left = next() * allWeights;
  return await chances.find((one) => (left -= one.weight) < 0)?.wish(wanting) ?? null;
}

async function publishing({ group, who }: Wanting): Promise<Wish | null> {
  const view = await group.amara.view(group.communityId).catch(() => null);
  return view && { who, command: { type: 'publishCharter', fingerprint: view.charter.fingerprint } };
}

async function changingAction({ site, group, who, next, pick, words, day }: Wanting): Promise<Wish | null> {
  const actionId = pick(await actionIds(site, group));
  if (!actionId) return null;
  const way = next();
  if (way < 0.3) return { who, command: { type: 'changeAction', actionId, title: `Action ${words}` } };
  if (way < 0.5) return { who, command: { type: 'changeAction', actionId, dueOn: next() < 0.3 ? null : day() } };
  if (way < 0.8) return { who, command: { type: 'changeAction', actionId, state: pick(['to-do', 'doing', 'done', 'dropped'] as const) ?? 'doing' } };
  return { who, command: { type: 'claimAction', actionId } };
}

async function aboutEvent({ site, group, who, next, pick, words, day }: Wanting): Promise<Wish | null> {
  const { rows } = await site.store.executeSql('select id, title, revision, starts_at from event where community_id = $1 order by id', [group.communityId]);
  const event = pick(rows as { id: string; title: string; revision: number; starts_at: Date }[]);
  if (!event) return null;
  const way = next();
  if (way < 0.37) return { who, command: { type: 'bookEvent', eventId: event.id } };
  if (way < 0.62) {
    const startsAt = `${day()}T15:30`;
    return {
      who, command: { type: 'planEvent', eventId: event.id, base: event.revision, kind: 'learning', title: next() < 0.5 ? event.title : `Event ${words}`, startsAt, minutes: 45, place: 'Room 2', hostId: null, plan: {} },
      moves: { what: event.id, seen: event.starts_at.toISOString(), to: momentOf(startsAt, 'Europe/London') },
    };
  }
  if (way < 0.82) return { who: pick([...group.core, group.sam]) ?? who, command: { type: 'comeTo', eventId: event.id, coming: next() < 0.7 } };
  return { who, command: { type: 'callOffEvent', eventId: event.id, reason: next() < 0.6 ? 'Too few can come' : null } };
}

interface DateSeen {
  id: string;
  kind: 'light' | 'full' | 'talk';
  /** Of the talk. */
  revision: number;
  appointment: Appointment | null;
}

/** A review, or a talk with the sponsor: given an hour or another one, booked, called off, moved to another day or taken out of the list. */
async function aboutDate({ site, group, who, next, pick, day }: Wanting): Promise<Wish | null> {
  const { rows } = await site.store.executeSql(`select id, kind, 0 as revision, appointment from review where community_id = $1
    union all select id, 'talk', revision, appointment from contact where community_id = $1 and removed_at is null and kept_on is null order by id`, [group.communityId]);
  const date = pick(rows as DateSeen[]);
  if (!date) return null;
  const { id, kind, revision, appointment } = date;
  const moves = (startsAt: string) => (appointment ? { moves: { what: id, seen: appointment.startsAt, to: momentOf(startsAt, 'Europe/London') } } : {});
  const way = next();
  if (!appointment || way < 0.35) {
    const startsAt = `${day()}T14:15`;
    const guests = next() < 0.5 ? [`sponsor.${Math.floor(next() * 3)}@university.example`] : [];
    return { who, command: { type: 'giveHour', dateId: id, base: appointment?.revision ?? 0, startsAt, minutes: pick([30, 45]) ?? 30, place: pick(['', 'Room 5']) ?? '', guests }, ...moves(startsAt) };
  }
  if (way < 0.7) return { who, command: { type: 'bookEvent', eventId: id } };
  if (way < 0.85 || kind !== 'talk') return { who, command: { type: 'callOffEvent', eventId: id, reason: next() < 0.6 ? 'Nobody is there' : null } };
  if (way < 0.88) return { who, command: { type: 'removeContact', contactId: id, removed: true } };
  const plannedOn = day();
  return { who, command: { type: 'saveContact', contactId: id, base: revision, plannedOn, keptOn: null, about: 'Where we stand', replyDays: null, asked: 0, fulfilled: 0 }, ...moves(`${plannedOn}T${localOf(appointment.startsAt, 'Europe/London').slice(11)}`) };
}

/** Meetings that come again: scheduled, one of them moved or called off, gone on with by somebody else. */
async function aboutMeetings({ site, group, who, next, pick }: Wanting): Promise<Wish | null> {
  const stepId = pick(meetingSteps) ?? 'coffee';
  const record: CommunityRecord | undefined = (await site.store.records.load(localTenant, group.communityId, ''))?.record;
  const series: Series | null = record ? runningSeries(record, stepId, new Date().toISOString()) : null;
  if (!series || series.state === 'failed' || (series.state === 'gone' && next() < 0.5)) {
    const ends = next() < 0.5 ? { untilOn: inDays(150) } : { untilOn: null, times: 9 };
    const repeat = pick(['weekly', 'monthly-day', 'monthly-weekday'] as const) ?? 'weekly';
    return { who, command: { type: 'scheduleMeetings', stepId, firstOn: inDays(40 + Math.floor(next() * 9)), at: '10:00', minutes: 45, everyWeeks: 2, repeat, ...ends } };
  }
  const meeting = pick(meetingsStanding(series));
  const way = next();
  if (way < 0.2) return { who, command: { type: 'takeOverMeetings', stepId, seriesId: series.id, gone: false } };
  if (!meeting) return null;
  const { startsAt } = meeting;
  if (way < 0.3) return { who, command: { type: 'callOffMeeting', stepId, startsAt, reason: 'Nobody can come' } };
  if (way < 0.4) return { who, command: { type: 'keepMeeting', stepId, startsAt } };
  const [date = ''] = localOf(meeting.plannedAt, series.zone).split('T');
  const asPlanned = way < 0.55;
  const to = asPlanned ? localOf(meeting.plannedAt, series.zone) : `${date}T${pick(['09:15', '13:00', '16:30']) ?? '13:00'}`;
  return {
    who, command: { type: 'moveMeeting', stepId, startsAt, to, minutes: asPlanned ? series.minutes : pick([30, 45, 60]) ?? 45, place: asPlanned ? series.place : pick(['', 'Room 3']) ?? '' },
    moves: { what: `${series.id}@${meeting.plannedAt}`, seen: startsAt, to: momentOf(to, series.zone) },
  };
}

/** Somebody leaves the core group, or is asked in again: other guests. Amara stays, in whose name the plan is kept. */
function aboutCore({ group, next, pick }: Wanting): Wish | null {
  const one = pick(group.core.slice(1));
  if (!one) return null;
  return next() < 0.4 ? { who: one, command: { type: 'changeCore', personId: one.id, part: 'member' } } : { who: group.amara, command: { type: 'changeCore', personId: one.id, part: 'core' } };
}

/** The note goes to one of many addresses: some are asked for twice. */
function mailing({ group, who, next }: Wanting): Wish {
  return { who, command: { type: 'mailPaper', stepId: noteStep, number: group.note, email: `sponsor.${Math.floor(next() * 400)}@university.example`, name: 'Helen', by: 'mail', again: false } };
}
