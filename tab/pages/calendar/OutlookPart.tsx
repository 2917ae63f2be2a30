import { Button } from '@fluentui/react-components';
import type { EventRow } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { Away } from '../../parts/Away';
import { Download } from '../../parts/Download';
import { ActProblem, Notice } from '../../parts/Notice';
import { serverNow } from '../../clock';
import { sayTime } from '../../time';
import { calendarWords } from './calendarWords';

/** How the event stands in Outlook, the way into it, and the file that does the same by hand. */
export function OutlookPart({ event, begun, withoutMailbox, handOver }: { event: EventRow; begun: boolean; /** Who cannot be invited, by name. */ withoutMailbox: readonly string[]; handOver: 'take' | 'wait' | null }) {
  const { view } = useCommunity();
  const acting = useAct();
  const { booking } = event;
  const now = serverNow();
  const troubled = booking?.state === 'waiting' || booking?.state === 'failed' || booking?.state === 'gone';
  const wanted = may(view, 'bookEvent') && !begun && event.state === 'planned' && (booking === null || booking.state === 'failed' || booking.state === 'off' || booking.state === 'gone');
  // What is over needs no calendar file; how it stood in Outlook is still told.
  if (begun && booking === null) return null;
  return (
    <section className="block no-print" aria-labelledby="outlook-heading">
      <h2 id="outlook-heading" className="heading">{calendarWords.outlook}</h2>
      {booking && view.me.part === 'core' && <Notice tone={troubled ? 'warning' : 'info'}>{calendarWords.bookings[booking.state]}{booking.problem !== null && ` ${booking.problem}`}</Notice>}
      {withoutMailbox.length > 0 && <p>{calendarWords.withoutMailbox(withoutMailbox.join(', '))}</p>}
      {booking?.news && view.me.part === 'core' && <p className="quiet">{calendarWords.movedThere(sayTime(booking.news.at, view.zone, now), `${sayTime(booking.news.startsAt, view.zone, now)}${booking.news.place === '' ? '' : `, ${booking.news.place}`}`)}</p>}
      {wanted && booking === null && <p className="quiet">{calendarWords.outlookLead}</p>}
      {handOver !== null && !begun && <p>{calendarWords.handOver[handOver]}</p>}
      <ActProblem acting={acting} />
      <div className="row">
        {wanted && <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'bookEvent', eventId: event.id })}>{calendarWords.book}</Button>}
        {handOver === 'take' && !begun && <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'bookEvent', eventId: event.id })}>{calendarWords.takeOver}</Button>}
        {handOver === 'wait' && <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'bookEvent', eventId: event.id, gone: true })}>{calendarWords.isOut}</Button>}
        {event.state === 'planned' && booking?.joinUrl && <Away href={booking.joinUrl} label={calendarWords.join} />}
        {booking?.webLink && <Away href={booking.webLink} label={calendarWords.openOutlook} />}
        {!begun && <Download file={`events/${encodeURIComponent(event.id)}/event.ics`} name="event.ics" label={calendarWords.icsFile} />}
      </div>
    </section>
  );
}
