import type { EventRow } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { serverNow } from '../../clock';
import { isPast, readerZone, sayBothTimes } from '../../time';
import { calendarWords } from './calendarWords';
import { ComeButton } from './ComeButton';
import { KindTag } from './KindTag';

/** An event in the calendar: what, when, where, who leads it, and whether you come. */
export function EventLine({ event }: { event: EventRow }) {
  const { view } = useCommunity();
  const now = serverNow();
  return (
    <li className="event">
      <div className="event-text">
        <h3><a href={hashOf({ page: 'event', eventId: event.id })} dir="auto">{event.title}</a> <KindTag event={event} /></h3>
        <p><time dateTime={event.startsAt}>{sayBothTimes(event.startsAt, view.zone, readerZone(), now)}</time>{event.place !== '' && <> · <span dir="auto">{event.place}</span></>}</p>
        <p className="quiet small">{sayState(event, now)}</p>
      </div>
      <ComeButton event={event} />
    </li>
  );
}

/** Who hosts it and how many come, how many came, or why it does not take place. */
export function sayState(event: EventRow, now: Date): string {
  if (event.state === 'cancelled') return calendarWords.off(event.cancelReason ?? '');
  if (event.state === 'held' || isPast(event.startsAt, now)) return calendarWords.came(event.came);
  return [event.hostName === null ? calendarWords.noHost : calendarWords.host(event.hostName), calendarWords.coming(event.signedUp)].join(' · ');
}
