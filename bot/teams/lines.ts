import type { Reading } from '../domain/decision';
import { checkInSeries, isOpenToMembers, rotaOf } from '../domain/kinds/event';
import { seriesName } from '../domain/paper';
import { coreGroup } from '../domain/people';
import { seesWorking } from '../domain/permissions';
import { occurrences } from '../domain/recurrence';
import { dateWords, timeWords } from '../domain/times';
import { fewNames, shorten } from './cards/card';

/** How things stand, as lines of an answer to what somebody typed. */

/** Actions of the reader's, and to claim, that a card names. */
const actionsShown = 5;

/** Who facilitates the next check-in. */
export function rotaLine({ record, toolkit, say, now }: Reading, personId: string): string {
  if (!seesWorking(record, personId)) return say('chat.rota-core');
  const series = checkInSeries(record, toolkit);
  const [next] = series ? rotaOf(record, series, now, 1) : [];
  return series && next ? say('chat.rota', { name: next.member.name, date: timeWords(next.startsAt, series.zone) }) : say('chat.rota-none');
}

/** How the plan stands, then what is soonest: the reader's own first, then what anybody can claim. */
export function actionLines({ record, say }: Reading, personId: string): string[] {
  const live = record.actions.filter((one) => one.state !== 'dropped');
  if (live.length === 0) return [say('chat.actions-none')];
  const opened = live.filter((one) => one.state !== 'done');
  const free = opened.filter((one) => one.ownerId === null);
  const soonest = (list: typeof opened): typeof opened => [...list].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')).slice(0, actionsShown);
  const line = (whose: 'mine' | 'free', { title, dueOn }: (typeof live)[number]): string =>
    dueOn === null ? say(`chat.action-${whose}`, { title: shorten(title, 120) }) : say(`chat.action-${whose}-due`, { title: shorten(title, 120), date: dateWords(dueOn) });
  return [
    say('chat.actions', { open: opened.length, free: free.length, done: live.length - opened.length }),
    ...soonest(opened.filter((one) => one.ownerId === personId)).map((one) => line('mine', one)),
    ...soonest(free).map((one) => line('free', one)),
  ];
}

/** Meetings and events ahead that a card names, and how many of one series: it leaves room for what comes once. */
const mostAhead = 6;
const mostOfSeries = 2;

/** What comes next, soonest first: for members outside the core group what they can come to. */
export function comingUp({ record, toolkit, say, now }: Reading, personId: string): string[] {
  const inCore = seesWorking(record, personId);
  const { zone } = record.community;
  const ahead = [
    ...record.series.filter((one) => one.state !== 'failed' && (inCore || isOpenToMembers(toolkit, one.stepId))).flatMap((one) => occurrences(one).filter((start) => start > now).slice(0, mostOfSeries).map((startsAt) => ({ startsAt, zone: one.zone, title: seriesName(toolkit, one.stepId) }))),
    ...record.events.filter((one) => one.state === 'planned').map(({ startsAt, title }) => ({ startsAt, zone, title })),
  ].filter((one) => one.startsAt > now).sort((a, b) => a.startsAt.localeCompare(b.startsAt)).slice(0, mostAhead);
  return ahead.length === 0 ? [say(inCore ? 'chat.meetings-none-core' : 'chat.meetings-none')] : ahead.map((one) => say('paper.dated', { date: timeWords(one.startsAt, one.zone), text: shorten(one.title, 120) }));
}

/** Who looks after the community. */
export function coreNames({ record, say }: Reading): string[] {
  const core = coreGroup(record);
  return core.length === 0 ? [] : [say('chat.core-names', { names: fewNames(core.map((one) => one.name), say, 12) })];
}
