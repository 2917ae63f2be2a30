import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { EventAnswer, EventPlan, EventRow } from '../../../bot/api/contract';
import { Problem } from '../../api/problem';
import { may, useCommunity, usePageTitle } from '../../app/communityContext';
import { NothingHere } from '../../app/NothingHere';
import { hashOf } from '../../app/routes';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { Loaded } from '../../parts/Loaded';
import { ActProblem } from '../../parts/Notice';
import { PlainText } from '../../parts/PlainText';
import { isPast, readerZone, sayOwnTime, sayTime } from '../../time';
import { AskAfter } from './AskAfter';
import { CallOff } from './CallOff';
import { calendarWords } from './calendarWords';
import { ComeButton, HereButton } from './ComeButton';
import { sayState } from './EventLine';
import { KindTag } from './KindTag';
import { Outcome } from './Outcome';
import { InvitePart } from './InvitePart';
import { OutlookPart } from './OutlookPart';
import { PicturePart, SigningIn } from './SignInPart';
import { WhoCame } from './WhoCame';

const PlanEvent = lazy(() => import('./PlanEvent').then((module) => ({ default: module.PlanEvent })));

/** One event: its plan before, and who came and what came of it afterwards. */
export function EventPage({ eventId, signingIn = false }: { eventId: string; /** Opened by the link with which people sign in. */ signingIn?: boolean }) {
  const query = useRead(['event', eventId], (api, id) => api.event(id, eventId));
  if (query.error instanceof Problem && query.error.status === 404) return <NothingHere heading={calendarWords.goneHeading} text={calendarWords.gone} />;
  return (
    <article>
      <p><a href={hashOf({ page: 'calendar' })}>{calendarWords.back}</a></p>
      <Loaded query={query}>{(answer) => <Event {...answer} signingIn={signingIn} />}</Loaded>
    </article>
  );
}

function Event({ event, people, withoutMailbox, handOver, plan, signingIn }: EventAnswer & { signingIn: boolean }) {
  const { view } = useCommunity();
  usePageTitle(event.title);
  const now = serverNow();
  const own = sayOwnTime(event.startsAt, view.zone, readerZone(), now);
  const begun = isPast(event.startsAt, now);
  const planned = plan.filter((one) => (event.plan[one.id] ?? '') !== '');
  return (
    <>
      <h1 className="title" dir="auto">{event.title}</h1>
      <p><KindTag event={event} /> <time dateTime={event.startsAt}>{sayTime(event.startsAt, view.zone, now)}</time> · {calendarWords.minutes(event.minutes)}{event.place !== '' && <> · <Place place={event.place} /></>}</p>
      {own !== null && <p className="quiet">{calendarWords.own(own)}</p>}
      <p>{sayState(event, now)}</p>
      {signingIn ? <SigningIn event={event} /> : <HereButton event={event} />}
      <ComeButton event={event} />
      <PicturePart event={event} />
      {may(view, 'planEvent') && <Acts event={event} plan={plan} begun={begun} />}
      <InvitePart event={event} begun={begun} />
      <OutlookPart event={event} begun={begun} withoutMailbox={withoutMailbox} handOver={handOver ?? null} />
      {planned.length > 0 && (
        <section className="block">
          <h2 className="heading">{calendarWords.thePlan}</h2>
          <dl className="pairs">{planned.map((one) => <div key={one.id}><dt>{one.heading}</dt><dd><PlainText text={event.plan[one.id] ?? ''} /></dd></div>)}</dl>
        </section>
      )}
      {people && event.state !== 'cancelled' && <WhoCame event={event} people={people} begun={begun} />}
      {begun && event.state !== 'cancelled' && <Outcome event={event} />}
      {begun && event.state !== 'cancelled' && <AskAfter event={event} />}
    </>
  );
}

/** A link where it is one. */
function Place({ place }: { place: string }) {
  return /^https:\/\/\S+$/.test(place) ? <a href={place} target="_blank" rel="noopener noreferrer">{place}</a> : <span dir="auto">{place}</span>;
}

function Acts({ event, plan, begun }: { event: EventRow; plan: EventPlan; begun: boolean }) {
  const acting = useAct();
  const [open, setOpen] = useState<'plan' | 'off' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <div className="row">
        <Button onClick={() => setOpen('plan')}>{calendarWords.change}</Button>
        {event.state === 'planned' && !begun && <Button appearance="subtle" onClick={() => setOpen('off')}>{calendarWords.callOff}</Button>}
        {event.state === 'cancelled' && <Button appearance="subtle" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'callOffEvent', eventId: event.id, reason: null })}>{calendarWords.putBack}</Button>}
      </div>
      <ActProblem acting={acting} />
      {open === 'plan' && <Suspense fallback={null}><PlanEvent fields={plan} event={event} close={close} /></Suspense>}
      <CallOff what={{ id: event.id, heading: calendarWords.callOffHeading, lead: calendarWords.callOffLead, said: calendarWords.isOff(event.title) }} open={open === 'off'} close={close} />
    </>
  );
}
