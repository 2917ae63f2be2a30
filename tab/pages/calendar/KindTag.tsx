import type { EventRow } from '../../../bot/api/contract';
import { calendarWords } from './calendarWords';

/** What kind of event it is, where the title does not say so in the same words. */
export function KindTag({ event }: { event: Pick<EventRow, 'kind' | 'title'> }) {
  const kind = calendarWords.kinds[event.kind];
  return event.title.trim().toLocaleLowerCase() === kind.toLocaleLowerCase() ? null : <span className="tag">{kind}</span>;
}
