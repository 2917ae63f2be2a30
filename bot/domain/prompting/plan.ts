import { checkInSeries, dateIn, laterDate } from '../kinds/event';
import { meetingId, standing } from '../recurrence';
import { coreGroup } from '../people';
import type { CommunityRecord, PersonId } from '../record';
import { settingsOf } from '../communitySettings';
import { coffeePrompts, type CoffeeFacts } from '../helping/coffeePrompts';
import { closuresOf, restsOf, termsOf } from './terms';
import { updatePrompts } from './updates';
import type { Toolkit } from '../../toolkit/schema';
import { dayBefore, goodMoment, hoursOf, laterOf, onOrAfter, onOrBefore, ourManners, restraint, weekdays, type Hours, type Manners, type PersonalPrompt } from './manners';

/** What is sent by itself, because a day has come. */
export type PromptKind = PersonalPrompt | 'check-in' | 'review' | 'update' | 'go-on';

/** One prompt: the same for everybody who works it out, whenever they do. */
export interface Prompt {
  what: PromptKind;
  /** Id of what it is about: an event, a round of coffee, `<series>@<start>`, `<review>@<date>`, `<step>@<date>`. */
  about: string;
  /** Null for one that goes to the core group's place. */
  personId: PersonId | null;
  /** ISO 8601 UTC. */
  dueAt: string;
  /** From then on it would be of no use, and is not sent. */
  lapsesAt: string;
  /** True where a person of the core group has asked for it to go now. */
  asked?: true;
}

/** What a plan needs besides the record. Moments are ISO 8601 UTC. */
export interface PromptFacts {
  events: EventFacts[];
  /** Rounds of the last weeks. */
  coffee: CoffeeFacts[];
  /** Of whoever has chosen something. */
  manners: ReadonlyMap<PersonId, Manners>;
  /** When prompts were posted in the core group's place, in order. */
  posted: readonly string[];
  /** When somebody last did something in the community. */
  lastActAt: string | null;
}

export interface EventFacts {
  id: string;
  title: string;
  startsAt: string;
  minutes: number;
  state: 'planned' | 'held' | 'cancelled';
  /** Who is coming, or had said so. */
  signedUp: { personId: PersonId; at: string; came: boolean | null }[];
}

/** In place of an id: what somebody's digest is about. */
export const digestAbout = 'digest';

export const promptKey = ({ what, about, personId }: Pick<Prompt, 'what' | 'about' | 'personId'>): string => `prompt:${what}:${about}${personId === null ? '' : `:${personId}`}`;

/** Weeks before a review date at which the core group is told: time enough to fill the review pack. */
const reviewWeeks = 4;
/** After an event: until then a word of thanks is still one. */
const thanksDays = 7;
/** Hours after the end of an event until who came has been noted, as a rule. */
const settledHours = 2;

/** When the core group's place can be written to: on weekdays of the community's zone that are no days off. */
export const coreHours = ({ community }: Pick<CommunityRecord, 'community'>, { about }: Pick<Toolkit, 'about'>): Hours =>
  ({ zone: community.zone, days: weekdays, closed: closuresOf(community, about), rests: [], pausedUntil: settingsOf(community).pausedUntil ?? null });

/** The same for what nobody has asked for, which rests between terms. */
export const unaskedHours = (record: Pick<CommunityRecord, 'community'>, toolkit: Pick<Toolkit, 'about'>): Hours =>
  ({ ...coreHours(record, toolkit), rests: restsOf(termsOf(record.community, toolkit.about)) });

/** The same for one kind of prompt, which the core group may have paused; null where they have stopped it. */
export function hoursFor(record: Pick<CommunityRecord, 'community'>, toolkit: Pick<Toolkit, 'about'>, what: PromptKind): Hours | null {
  const hours = unaskedHours(record, toolkit);
  const hushed = settingsOf(record.community).hushed.find((one) => one.what === what);
  if (!hushed) return hours;
  return hushed.untilOn === null ? null : { ...hours, pausedUntil: laterOf(hours.pausedUntil, hushed.untilOn) };
}

/**
 * Everything that a community will send by itself and that has not lapsed, in order of time: also what should have gone
 * while the app was down. Who has sent what is for the delivery rows to know.
 */
export function planOf(record: CommunityRecord, toolkit: Toolkit, facts: PromptFacts, now: string): Prompt[] {
  const all = [...corePrompts(record, toolkit, facts), ...facts.events.flatMap((event) => eventPrompts(record, toolkit, facts, event)), ...coffeePrompts(record, toolkit, facts)];
  return all.filter((one) => one.lapsesAt > now && one.dueAt < one.lapsesAt).sort((a, b) => a.dueAt.localeCompare(b.dueAt) || promptKey(a).localeCompare(promptKey(b)));
}

function corePrompts(record: CommunityRecord, toolkit: Toolkit, facts: PromptFacts): Prompt[] {
  if (record.community.coreConversation === null || coreGroup(record).length === 0) return [];
  const may = restraint(facts.posted, facts.lastActAt);
  if (may === 'silence') return [];
  const of = (what: PromptKind, prompts: (hours: Hours) => Prompt[]): Prompt[] => {
    const hours = hoursFor(record, toolkit, what);
    return hours === null ? [] : prompts(hours);
  };
  const planned = [...of('check-in', (hours) => checkIns(record, toolkit, hours)), ...of('review', (hours) => reviews(record, hours)), ...of('update', (hours) => updatePrompts(record, toolkit, hours))];
  if (may === 'go') return planned;
  // In place of whatever would be next, one question: whether the group wants to go on, and how.
  const since = facts.posted.at(-1) ?? '';
  const next = planned.filter((one) => one.dueAt > since).sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  return next ? [{ what: 'go-on', about: since, personId: null, dueAt: next.dueAt, lapsesAt: new Date(Date.parse(next.dueAt) + 14 * day).toISOString() }] : [];
}

const day = 86_400_000;

function checkIns(record: CommunityRecord, toolkit: Toolkit, hours: Hours): Prompt[] {
  const series = checkInSeries(record, toolkit);
  if (!series || series.state === 'failed') return [];
  return standing(series).flatMap(({ plannedAt, startsAt, exception }) => {
    const dueAt = dayBefore(startsAt, hours);
    // Scheduled for the day after, the group knows; so it does of what may be called off.
    if (dueAt === null || dueAt < series.scheduledAt || exception?.state === 'gone' || !mayGo(dueAt, hours)) return [];
    return [{ what: 'check-in', about: meetingId(series.id, plannedAt), personId: null, dueAt, lapsesAt: startsAt }];
  });
}

/** Not put off: what is due while nobody may be written to is left out. */
const mayGo = (dueAt: string, hours: Hours): boolean => goodMoment(dueAt, hours) === dueAt;

function reviews(record: CommunityRecord, hours: Hours): Prompt[] {
  return record.reviews.flatMap(({ id, onDate, appointment }) => {
    const wanted = laterDate(onDate, { days: -7 * reviewWeeks });
    const lapsesAt = new Date(`${laterDate(onDate, { days: -7 })}T00:00:00.000Z`).toISOString();
    const after = onOrAfter(wanted, hours);
    // Soon after a long break it would come too late: then rather before it.
    const dueAt = after !== null && after < lapsesAt ? after : onOrBefore(wanted, hours);
    // Given its hour after that, or moved, the group knows: it was invited.
    if (dueAt === null || (appointment?.state === 'planned' && dueAt < appointment.setAt)) return [];
    return [{ what: 'review', about: `${id}@${onDate}`, personId: null, dueAt, lapsesAt }];
  });
}

function eventPrompts(record: CommunityRecord, toolkit: Pick<Toolkit, 'about'>, { manners }: PromptFacts, event: EventFacts): Prompt[] {
  const { community } = record;
  return event.signedUp.flatMap(({ personId, at, came }): Prompt[] => {
    const own = manners.get(personId) ?? ourManners;
    if (own.muted.includes(community.id)) return [];
    const hours = (what: PersonalPrompt): Hours => hoursOf(own, community.zone, what, closuresOf(community, toolkit.about));
    const base = { about: event.id, personId };
    if (event.state === 'planned' && !own.off.includes('event-reminder')) {
      const before = dayBefore(event.startsAt, hours('event-reminder'));
      const dueAt = before && goodMoment(before, hours('event-reminder'));
      // Who signed up after that knows.
      return dueAt === null || before === null || before < at ? [] : [{ ...base, what: 'event-reminder', dueAt, lapsesAt: event.startsAt }];
    }
    if (event.state !== 'held' || came === null || own.off.includes('event-after')) return [];
    const dueAt = goodMoment(new Date(Date.parse(event.startsAt) + event.minutes * 60_000 + settledHours * 3_600_000).toISOString(), hours('event-after'));
    return dueAt === null ? [] : [{ ...base, what: 'event-after', dueAt, lapsesAt: new Date(Date.parse(event.startsAt) + thanksDays * day).toISOString() }];
  });
}

/** The review date that a prompt is about, `YYYY-MM-DD`; the start of the meeting, ISO 8601 UTC. */
export const aboutDate = (about: string): string => about.slice(about.lastIndexOf('@') + 1);
export const aboutId = (about: string): string => about.slice(0, Math.max(0, about.lastIndexOf('@')));

/** Days until a date, from today in the zone. */
export const daysUntil = (date: string, zone: string, now: string): number => Math.round((Date.parse(date) - Date.parse(dateIn(zone, now))) / day);
