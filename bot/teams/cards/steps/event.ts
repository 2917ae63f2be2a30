import type { Reading } from '../../../domain/decision';
import { occurrences } from '../../../domain/kinds/event';
import type { StepView } from '../../../domain/view';
import { link, open, plain, shorten } from '../card';
import type { StepBody } from '../stepCard';
import { dateWords, timeWords } from '../../../domain/times';

export function eventBody({ say }: Reading, { series }: StepView, data: Record<string, unknown>): StepBody {
  if (!series) return { body: [], actions: [open(say('act.schedule'), 'schedule', data)] };
  const next = series.next.slice(0, 3).map((start) => timeWords(start, series.zone));
  const first = timeWords(occurrences(series)[0] ?? series.scheduledAt, series.zone);
  return {
    body: [
      plain(say('card.scheduled', { count: series.everyWeeks, weeks: series.everyWeeks, first, until: dateWords(series.untilOn) })),
      plain(series.problem ?? say(series.state === 'booked' ? 'card.series-booked' : 'card.series-asked'), { spacing: 'small' }),
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
