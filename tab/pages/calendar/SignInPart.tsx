import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { EventRow } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { serverNow } from '../../clock';
import { Bones } from '../../parts/Bones';
import { Folded } from '../../parts/Folded';
import { sayTime } from '../../time';
import { calendarWords } from './calendarWords';
import { HereButton, minute, signInAfter, signInBefore } from './ComeButton';

const SignInPicture = lazy(() => import('./SignInPicture').then((module) => ({ default: module.SignInPicture })));

/** The picture to sign in by, until signing in is over: on the stage at once, elsewhere when somebody unfolds it. */
export function PicturePart({ event }: { event: EventRow }) {
  const { host, view } = useCommunity();
  const [wanted, setWanted] = useState(false);
  const over = serverNow().getTime() - Date.parse(event.startsAt) > (event.minutes + signInAfter) * minute;
  if (event.state === 'cancelled' || over) return null;
  const picture = <Suspense fallback={<Bones />}><SignInPicture event={event} /></Suspense>;
  if (host?.onStage) return <section className="block"><h2 className="heading">{calendarWords.signInHeading}</h2>{picture}</section>;
  if (!may(view, 'signIn')) return null;
  return <Folded summary={calendarWords.picture} toggled={(open) => open && setWanted(true)}>{wanted && picture}</Folded>;
}

/** Where the link of the picture leads: the reader, who is known by now, says that they are there. The link alone says nothing. */
export function SigningIn({ event }: { event: EventRow }) {
  const { view } = useCommunity();
  const part = useRef<HTMLElement>(null);
  useEffect(() => part.current?.focus(), []);
  const now = serverNow();
  const since = now.getTime() - Date.parse(event.startsAt);
  const opens = new Date(Date.parse(event.startsAt) - signInBefore * minute).toISOString();
  const text = !may(view, 'signIn') ? calendarWords.signInNot
    : event.state === 'cancelled' ? calendarWords.signInOff
    : event.mine.came === true ? null
    : since < -signInBefore * minute ? calendarWords.signInLater(sayTime(opens, view.zone, now))
    : since > (event.minutes + signInAfter) * minute ? calendarWords.signInOver
    : calendarWords.signInAs(view.me.name);
  return (
    <section className="block" ref={part} tabIndex={-1} aria-labelledby="signing-in">
      <h2 className="heading" id="signing-in">{calendarWords.signInHeading}</h2>
      {text !== null && <p>{text}</p>}
      <HereButton event={event} />
    </section>
  );
}
