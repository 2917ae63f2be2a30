import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { DateRow } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { serverNow, todayIn } from '../../clock';
import { Loaded } from '../../parts/Loaded';
import { ActProblem } from '../../parts/Notice';
import { isPast, readerZone, sayBothTimes, sayDate } from '../../time';
import { CallOff } from '../calendar/CallOff';
import { calendarWords } from '../calendar/calendarWords';
import { OutlookStanding } from '../calendar/OutlookPart';
import { datesWords } from './datesWords';

const GiveHour = lazy(() => import('./GiveHour').then((module) => ({ default: module.GiveHour })));

/** The dates to come of some kinds, each with its hour and how that stands in Outlook; nothing where there are none. For the core group. */
export function DatesPart({ of, heading }: { of: readonly DateRow['kind'][]; heading: string }) {
  const { view } = useCommunity();
  const query = useRead(['dates'], (api, id) => api.dates(id));
  const today = todayIn(view.zone);
  return (
    <Loaded query={query}>
      {({ dates, guests }) => {
        const shown = dates.filter((one) => of.includes(one.kind) && one.onDate >= today);
        if (shown.length === 0) return null;
        return (
          <section>
            <h2 className="heading">{heading}</h2>
            <ul className="plain">{shown.map((one) => <DateItem key={one.id} date={one} guests={guests} />)}</ul>
          </section>
        );
      }}
    </Loaded>
  );
}

function DateItem({ date, guests }: { date: DateRow; guests: readonly string[] }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [open, setOpen] = useState<'hour' | 'off' | null>(null);
  const { hour, id, kind } = date;
  const now = serverNow();
  const about = `${datesWords.kinds[kind]}, ${sayDate(date.onDate, now)}`;
  const hidden = <span className="hidden">, {about}</span>;
  const begun = hour !== null && isPast(hour.startsAt, now);
  const close = (): void => setOpen(null);
  return (
    <li className="block">
      <h3>{datesWords.kinds[kind]}: {hour?.state === 'planned' ? <time dateTime={hour.startsAt}>{sayBothTimes(hour.startsAt, view.zone, readerZone(), now)}</time> : sayDate(date.onDate, now)}</h3>
      {hour === null && <p className="quiet">{datesWords.noHour}. {datesWords.noHourLead}</p>}
      {hour?.state === 'cancelled' && <p>{datesWords.off(hour.cancelReason ?? '')}</p>}
      {hour?.state === 'planned' && <p>{calendarWords.minutes(hour.minutes)} · {hour.place === '' ? datesWords.online : <span dir="auto">{hour.place}</span>}{hour.guests.length > 0 && <> · {datesWords.with(hour.guests.join(', '))}</>}</p>}
      {may(view, 'giveHour') && (
        <div className="row">
          <Button onClick={() => setOpen('hour')}>{hour?.state === 'planned' && !begun ? datesWords.change : datesWords.give}{hidden}</Button>
          {hour?.state === 'planned' && !begun && <Button appearance="subtle" onClick={() => setOpen('off')}>{datesWords.callOff}{hidden}</Button>}
          {hour?.state === 'cancelled' && !begun && <Button appearance="subtle" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'callOffEvent', eventId: id, reason: null })}>{datesWords.putBack}{hidden}</Button>}
        </div>
      )}
      <ActProblem acting={acting} />
      {hour !== null && !(begun && hour.booking === null) && (
        <OutlookStanding what={{ id, state: hour.state, booking: hour.booking }} begun={begun} withoutMailbox={date.withoutMailbox} handOver={date.handOver} file={`dates/${encodeURIComponent(id)}/date.ics`} says={datesWords} about={about} />
      )}
      {open === 'hour' && <Suspense fallback={null}><GiveHour date={date} guests={guests} close={close} /></Suspense>}
      <CallOff what={{ id, said: datesWords.isOff, heading: datesWords.callOffHeading, lead: datesWords.callOffLead }} open={open === 'off'} close={close} />
    </li>
  );
}
