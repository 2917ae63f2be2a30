import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useRead } from '../../app/useRead';
import { serverNow, todayIn } from '../../clock';
import { readerZone, sayBothTimes, sayDate } from '../../time';
import { datesWords } from './datesWords';

/** Reviews and talks to come, as lines of the calendar, with the way to where they are changed. For the core group. */
export function DatesAhead() {
  const { view } = useCommunity();
  const today = todayIn(view.zone);
  const now = serverNow();
  const dates = (useRead(['dates'], (api, id) => api.dates(id)).data?.dates ?? []).filter((one) => one.onDate >= today);
  if (dates.length === 0) return null;
  return (
    <section className="events-part">
      <h2 className="heading">{datesWords.heading}</h2>
      <ul className="plain events">
        {dates.map(({ id, kind, onDate, hour }) => (
          <li key={id} className="event">
            <div className="event-text">
              <h3><a href={hashOf({ page: kind === 'talk' ? 'sponsor' : 'review' })}>{datesWords.kinds[kind]}</a></h3>
              <p>{hour?.state === 'planned' ? <><time dateTime={hour.startsAt}>{sayBothTimes(hour.startsAt, view.zone, readerZone(), now)}</time> · <span dir="auto">{hour.place === '' ? datesWords.online : hour.place}</span></> : <>{sayDate(onDate, now)} <span className="quiet small">{hour === null ? datesWords.noHour : datesWords.off(hour.cancelReason ?? '')}</span></>}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
