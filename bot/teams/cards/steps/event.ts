import type { Reading } from '../../../domain/decision';
import { checkInSeries, occurrences } from '../../../domain/kinds/event';
import type { StepView } from '../../../domain/view';
import { link, open, plain } from '../card';
import type { StepBody } from '../stepCard';
import { dateWords, timeWords } from '../../../domain/times';

export function eventBody({ record, say, now }: Reading, _view: StepView, data: Record<string, unknown>): StepBody {
  const series = checkInSeries(record);
  if (!series) return { body: [], actions: [open(say('act.schedule'), 'schedule', data)] };
  const next = occurrences(series).filter((start) => start >= now).slice(0, 3).map((start) => timeWords(start, series.zone));
  const first = timeWords(occurrences(series)[0] ?? series.scheduledAt, series.zone);
  return {
    body: [
      plain(say('card.scheduled', { count: series.everyWeeks, weeks: series.everyWeeks, first, until: dateWords(series.untilOn) })),
      plain(series.problem ?? say(series.state === 'booked' ? 'card.series-booked' : 'card.series-asked'), { spacing: 'small' }),
      ...(next.length > 0 ? [plain(say('card.next-dates', { dates: next.join('; ') }), { spacing: 'small' })] : []),
    ],
    actions: [
      ...(series.state === 'failed' ? [open(say('act.schedule'), 'schedule', data)] : []),
      ...(series.webLink ? [link(say('button.outlook'), series.webLink)] : []),
    ],
  };
}
