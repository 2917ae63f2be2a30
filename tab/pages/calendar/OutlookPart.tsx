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
export function OutlookPart({ event, begun, withoutMailbox, handOver }: { event: EventRow } & Pick<Standing, 'begun' | 'withoutMailbox' | 'handOver'>) {
  // What is over needs no calendar file; how it stood in Outlook is still told.
  if (begun && event.booking === null) return null;
  return (
    <section className="block no-print" aria-labelledby="outlook-heading">
      <h2 id="outlook-heading" className="heading">{calendarWords.outlook}</h2>
      <OutlookStanding what={event} begun={begun} withoutMailbox={withoutMailbox} handOver={handOver} file={`events/${encodeURIComponent(event.id)}/event.ics`} says={{ lead: calendarWords.outlookLead, booked: calendarWords.bookings.booked }} about={null} />
    </section>
  );
}

interface Standing {
  what: Pick<EventRow, 'id' | 'booking'> & { state: EventRow['state'] };
  begun: boolean;
  /** Who cannot be invited, by name. */
  withoutMailbox: readonly string[];
  handOver: 'take' | 'wait' | null;
  /** The path of its calendar file. */
  file: string;
  /** What booking it means, before and after. */
  says: { lead: string; booked: string };
  /** Of several on a page, which one it is, for those who cannot see it. */
  about: string | null;
}

/** The same for whatever can be put into Outlook by itself. */
export function OutlookStanding({ what, begun, withoutMailbox, handOver, file, says, about }: Standing) {
  const { view } = useCommunity();
  const acting = useAct();
  const { booking, id } = what;
  const now = serverNow();
  const hidden = about !== null && <span className="hidden">, {about}</span>;
  const troubled = booking?.state === 'waiting' || booking?.state === 'failed' || booking?.state === 'gone';
  const wanted = may(view, 'bookEvent') && !begun && what.state === 'planned' && (booking === null || booking.state === 'failed' || booking.state === 'off' || booking.state === 'gone');
  const book = (gone?: true): void => void acting.act({ type: 'bookEvent', eventId: id, ...(gone ? { gone } : {}) });
  return (
    <>
      {booking && view.me.part === 'core' && <Notice tone={troubled ? 'warning' : 'info'}>{booking.state === 'booked' ? says.booked : calendarWords.bookings[booking.state]}{booking.problem !== null && ` ${booking.problem}`}</Notice>}
      {withoutMailbox.length > 0 && <p>{calendarWords.withoutMailbox(withoutMailbox.join(', '))}</p>}
      {booking?.news && view.me.part === 'core' && <p className="quiet">{calendarWords.movedThere(sayTime(booking.news.at, view.zone, now), `${sayTime(booking.news.startsAt, view.zone, now)}${booking.news.place === '' ? '' : `, ${booking.news.place}`}`)}</p>}
      {wanted && booking === null && <p className="quiet">{says.lead}</p>}
      {handOver !== null && !begun && <p>{calendarWords.handOver[handOver]}</p>}
      <ActProblem acting={acting} />
      <div className="row">
        {wanted && <Button disabledFocusable={acting.busy} onClick={() => book()}>{calendarWords.book}{hidden}</Button>}
        {handOver === 'take' && !begun && <Button disabledFocusable={acting.busy} onClick={() => book()}>{calendarWords.takeOver}{hidden}</Button>}
        {handOver === 'wait' && <Button disabledFocusable={acting.busy} onClick={() => book(true)}>{calendarWords.isOut}{hidden}</Button>}
        {what.state === 'planned' && booking?.joinUrl && <Away href={booking.joinUrl} label={calendarWords.join} />}
        {booking?.webLink && <Away href={booking.webLink} label={calendarWords.openOutlook} />}
        {!begun && <Download file={file} name={file.split('/').at(-1) ?? file} label={calendarWords.icsFile} />}
      </div>
    </>
  );
}
