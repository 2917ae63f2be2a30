import type { Reading } from '../../../domain/decision';
import { rhythmWords } from '../../../domain/recurrence';
import type { SeriesView, StepView } from '../../../domain/view';
import type { Say } from '../../../toolkit/phrases';
import { link, open, plain, shorten } from '../card';
import type { StepBody } from '../stepCard';
import { dateWords, timeWords } from '../../../domain/times';

/** What is not as it was scheduled: moved meetings, those that Outlook has lost, and an organiser who has left. */
function newsOf(say: Say, { coming, zone, organiserLeft, organiserName, state }: SeriesView): string[] {
  const moved = coming.filter((one) => one.state === 'moved' && one.startsAt !== one.plannedAt).slice(0, 3);
  const gone = coming.find((one) => one.state === 'gone');
  return [
    ...(moved.length === 0 ? [] : [say('card.series-moved', { dates: moved.map((one) => timeWords(one.startsAt, zone)).join('; ') })]),
    ...(gone ? [say('card.meeting-gone', { date: timeWords(gone.startsAt, zone) })] : []),
    ...(organiserLeft && state === 'booked' && coming.length > 0 ? [say('card.series-left', { name: shorten(organiserName, 60) })] : []),
  ];
}

export function eventBody({ say }: Reading, { series }: StepView, data: Record<string, unknown>): StepBody {
  if (!series) return { body: [], actions: [open(say('act.schedule'), 'schedule', data)] };
  const next = series.next.slice(0, 3).map((start) => timeWords(start, series.zone));
  return {
    body: [
      plain(say('card.scheduled', { rhythm: rhythmWords(say, series), until: dateWords(series.untilOn) })),
      plain(series.problem ?? say(series.state === 'gone' ? 'card.series-gone' : series.state === 'booked' ? 'card.series-booked' : 'card.series-asked'), { spacing: 'small' }),
      ...newsOf(say, series).map((one) => plain(one, { spacing: 'small' })),
      ...(next.length > 0 ? [plain(say('card.next-dates', { dates: next.join('; ') }), { spacing: 'small' })] : []),
      ...series.rota.slice(0, 1).map((one) => plain(say('card.facilitates', { name: shorten(one.person.name, 60) }), { spacing: 'small' })),
    ],
    actions: [
      ...(series.state === 'failed' || next.length === 0 ? [open(say('act.schedule'), 'schedule', data)] : []),
      open(say('button.meeting'), 'step', data),
      ...(series.webLink ? [link(say('button.outlook'), series.webLink)] : []),
    ],
  };
}
