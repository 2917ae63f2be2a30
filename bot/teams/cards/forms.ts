import type { Reading } from '../../domain/decision';
import { offeredMeetings } from '../../domain/kinds/event';
import type { Say } from '../../toolkit/phrases';
import type { StepOf } from '../../toolkit/schema';
import type { RosterPerson } from '../../store/places';
import { card, plain, shorten, submit, type Card, type Element } from './card';
import { placeOf } from '../../domain/times';

/** What a form was filled with, to be shown again beside the reason why it was not taken. */
export type Filled = Record<string, unknown>;

/** Teams itself keeps to each field's limit; what is longer would make the form too large to show. */
const longestKept = 600;
/** Sixty people chosen, by their ids. */
const longestChosen = 3_000;
export const problemLine = (problem: string | null): Element | null => (problem === null ? null : { ...plain(problem, { weight: 'bolder' }), id: 'problem' });
export const kept = (filled: Filled, id: string, fallback: string, longest = longestKept): string => (typeof filled[id] === 'string' ? filled[id].slice(0, longest) : fallback);

/** Zones that are offered in the start form: where British universities teach, and the reader's own. */
const offeredZones = ['Europe/London', 'Europe/Dublin', 'Europe/Malta', 'Europe/Paris', 'Europe/Athens', 'Asia/Dubai', 'Asia/Kolkata', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Kuala_Lumpur', 'Africa/Lagos', 'Africa/Nairobi', 'America/New_York', 'America/Los_Angeles', 'Australia/Sydney', 'UTC'];

export function startForm(say: Say, mode: 'new' | 'renew', roster: readonly RosterPerson[], zone: string, me: string, filled: Filled = {}, problem: string | null = null): Card {
  const zones = [...new Set([zone, ...offeredZones])];
  const others = roster.filter((one) => one.id !== me);
  return card([
    problemLine(problem),
    { type: 'Input.Text', id: 'name', label: say('start.name'), isRequired: true, errorMessage: say('start.name-needed'), maxLength: 120, value: kept(filled, 'name', '') },
    { type: 'Input.Text', id: 'topic', label: say('start.topic'), isRequired: true, errorMessage: say('start.topic-needed'), maxLength: 300, value: kept(filled, 'topic', '') },
    others.length === 0
      ? plain(say('start.core-empty'), { subtle: true })
      : { type: 'Input.ChoiceSet', id: 'core', label: say('start.core'), isMultiSelect: true, style: 'expanded', wrap: true, value: kept(filled, 'core', '', longestChosen), choices: others.slice(0, 60).map((one) => ({ title: shorten(one.name, 40), value: one.id })) },
    {
      type: 'Input.ChoiceSet', id: 'path', label: say('start.path'), style: 'expanded', wrap: true, value: kept(filled, 'path', 'full'),
      choices: [{ title: say('start.path-full'), value: 'full' }, { title: say('start.path-fast'), value: 'fast' }],
    },
    { type: 'Input.ChoiceSet', id: 'zone', label: say('start.zone'), style: 'compact', value: kept(filled, 'zone', zone), choices: zones.map((one) => ({ title: placeOf(one), value: one })) },
  ], [submit(say('start.go'), { dialog: 'start', mode })]);
}

export function skipForm(say: Say, data: Record<string, unknown>, filled: Filled = {}, problem: string | null = null): Card {
  return card([
    problemLine(problem),
    plain(say('dialog.skip-lead')),
    {
      type: 'Input.ChoiceSet', id: 'what', label: say('dialog.skip-what'), style: 'expanded', wrap: true, value: kept(filled, 'what', 'skip'),
      choices: [{ title: say('dialog.skip-out'), value: 'skip' }, { title: say('dialog.skip-park'), value: 'park' }],
    },
    { type: 'Input.Text', id: 'reason', label: say('dialog.skip-reason'), isRequired: true, errorMessage: say('dialog.skip-needed'), maxLength: 300, value: kept(filled, 'reason', '') },
  ], [submit(say('dialog.skip-send'), { ...data, dialog: 'skip' })]);
}

export function stanceForm(say: Say, data: Record<string, unknown>, filled: Filled = {}, problem: string | null = null): Card {
  return card([
    problemLine(problem),
    {
      type: 'Input.ChoiceSet', id: 'stance', label: say('dialog.stance'), style: 'expanded', wrap: true, isRequired: true, errorMessage: say('dialog.stance-needed'), value: kept(filled, 'stance', 'concern'),
      choices: [{ title: say('dialog.stance-concern'), value: 'concern' }, { title: say('dialog.stance-object'), value: 'object' }],
    },
    { type: 'Input.Text', id: 'reason', label: say('dialog.stance-reason'), isRequired: true, errorMessage: say('refuse.reason-missing'), maxLength: 300, value: kept(filled, 'reason', '') },
  ], [submit(say('button.send'), { ...data, dialog: 'stance' })]);
}

const repeats = ['weekly', 'monthly-day', 'monthly-weekday', 'monthly-last'] as const;

export function scheduleForm({ record, say, now }: Reading, step: StepOf<'event'>, data: Record<string, unknown>, filled: Filled = {}, problem: string | null = null): Card {
  const { zone } = record.community;
  const offered = offeredMeetings(step, zone, now);
  const number = (id: string, label: string, errorMessage: string, value: number, min: number, max: number): Element =>
    ({ type: 'Input.Number', id, label, isRequired: true, errorMessage, min, max, value: Number.isFinite(Number(filled[id] ?? value)) ? Number(filled[id] ?? value) : value });
  return card([
    problemLine(problem),
    plain(say('dialog.schedule-lead', { zone: placeOf(zone) })),
    { type: 'Input.Date', id: 'firstOn', label: say('dialog.first'), isRequired: true, errorMessage: say('dialog.date-needed'), value: kept(filled, 'firstOn', offered.firstOn) },
    { type: 'Input.Time', id: 'at', label: say('dialog.at'), isRequired: true, errorMessage: say('dialog.time-needed'), value: kept(filled, 'at', offered.at) },
    number('minutes', say('dialog.minutes'), say('dialog.minutes-needed'), offered.minutes, 10, 240),
    {
      type: 'Input.ChoiceSet', id: 'repeat', label: say('dialog.repeat'), style: 'expanded', wrap: true, value: kept(filled, 'repeat', 'weekly'),
      choices: repeats.map((value) => ({ title: say(`dialog.repeat-${value}`), value })),
    },
    number('everyWeeks', say('dialog.every'), say('dialog.every-needed'), offered.everyWeeks, 1, 8),
    { type: 'Input.Date', id: 'untilOn', label: say('dialog.until'), value: kept(filled, 'untilOn', offered.untilOn) },
    // As text, because a number field cannot be left empty everywhere.
    { type: 'Input.Text', id: 'times', label: say('dialog.times'), maxLength: 3, value: kept(filled, 'times', '') },
  ], [submit(say('act.schedule'), { ...data, dialog: 'schedule' })]);
}
