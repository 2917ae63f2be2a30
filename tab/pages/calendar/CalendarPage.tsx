import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { EventRow } from '../../../bot/api/contract';
import { may, useCommunity, usePageTitle } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useRead } from '../../app/useRead';
import { serverNow, todayIn } from '../../clock';
import { Download } from '../../parts/Download';
import { Folded } from '../../parts/Folded';
import { Loaded } from '../../parts/Loaded';
import { addDays, instantAt, isPast, readerZone, sayBothTimes } from '../../time';
import { words } from '../../words';
import { DatesAhead } from '../dates/DatesAhead';
import { calendarWords } from './calendarWords';
import { EventLine } from './EventLine';

const PlanEvent = lazy(() => import('./PlanEvent').then((module) => ({ default: module.PlanEvent })));

/** Days that the calendar looks back and ahead. */
const reach = 400;

/** What comes and what was. */
export function CalendarPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.calendar);
  const [planning, setPlanning] = useState(false);
  const today = todayIn(view.zone);
  const query = useRead(['events', today], (api, id) => api.events(id, instantAt(addDays(today, -reach), '00:00', view.zone), instantAt(addDays(today, reach), '00:00', view.zone)));
  const core = view.me.part === 'core';
  return (
    <>
      <h1 className="title">{calendarWords.heading}</h1>
      <p className="lead">{calendarWords.lead}</p>
      <div className="row">
        {may(view, 'planEvent') && <Button appearance="primary" onClick={() => setPlanning(true)}>{calendarWords.plan}</Button>}
        {core && <Download file="attendance.csv" name="events.csv" label={calendarWords.download} />}
      </div>
      <Loaded query={query}>
        {({ events, plan }) => {
          const { upcoming, toClose, past } = sortEvents(events, serverNow());
          return (
            <>
              {toClose.length > 0 && core && <Lines heading={calendarWords.toClose} events={toClose} />}
              <Lines heading={calendarWords.upcoming} events={upcoming}>
                {upcoming.length === 0 && <><p>{calendarWords.none}</p><p className="quiet">{calendarWords.noneExample}</p></>}
                {view.checkIns?.next[0] && <p className="quiet"><a href={hashOf({ page: 'step', stepId: view.checkIns.stepId })}>{calendarWords.checkIns(sayBothTimes(view.checkIns.next[0], view.zone, readerZone(), serverNow()))}</a></p>}
              </Lines>
              {core && <DatesAhead />}
              {past.length > 0 && <Past events={core ? past : sortPast([...past, ...toClose])} />}
              {planning && <Suspense fallback={null}><PlanEvent fields={plan} event={null} close={() => setPlanning(false)} /></Suspense>}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

const sortPast = (events: EventRow[]): EventRow[] => [...events].sort((a, b) => b.startsAt.localeCompare(a.startsAt));

/** What is to come, what was held and not closed yet, and what is over, the latest first. */
export function sortEvents(events: readonly EventRow[], now: Date): { upcoming: EventRow[]; toClose: EventRow[]; past: EventRow[] } {
  const begun = (one: EventRow): boolean => isPast(one.startsAt, now);
  return {
    upcoming: events.filter((one) => !begun(one)),
    toClose: events.filter((one) => begun(one) && one.state === 'planned'),
    past: sortPast(events.filter((one) => begun(one) && one.state !== 'planned')),
  };
}

const shownAtOnce = 5;

function Past({ events }: { events: EventRow[] }) {
  return (
    <>
      <Lines heading={calendarWords.past} events={events.slice(0, shownAtOnce)} />
      {events.length > shownAtOnce && <Folded summary={calendarWords.earlier(events.length - shownAtOnce)}><ul className="plain events">{events.slice(shownAtOnce).map((one) => <EventLine key={one.id} event={one} />)}</ul></Folded>}
    </>
  );
}

function Lines({ heading, events, children }: { heading: string; events: EventRow[]; children?: React.ReactNode }) {
  return (
    <section className="events-part">
      <h2 className="heading">{heading}</h2>
      {children}
      <ul className="plain events">{events.map((one) => <EventLine key={one.id} event={one} />)}</ul>
    </section>
  );
}
