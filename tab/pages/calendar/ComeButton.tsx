import { Button } from '@fluentui/react-components';
import type { EventRow } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { isPast } from '../../time';
import { calendarWords } from './calendarWords';

/** Milliseconds. */
export const minute = 60_000;
/** As the server: minutes before the start from which people sign in, and after the end until which they can. */
export const signInBefore = 30;
export const signInAfter = 120;

/** At the event, the reader says that they are there. */
export function HereButton({ event }: { event: EventRow }) {
  const { view } = useCommunity();
  const acting = useAct();
  const since = serverNow().getTime() - Date.parse(event.startsAt);
  if (!may(view, 'signIn') || event.state === 'cancelled' || since < -signInBefore * minute || since > (event.minutes + signInAfter) * minute) return null;
  if (event.mine.came === true) return <p>{calendarWords.youAreHere}</p>;
  return (
    <div className="event-come">
      <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'signIn', eventId: event.id })}>{calendarWords.here}</Button>
      <ActProblem acting={acting} />
    </div>
  );
}

/** Signs the reader up for an event to come, or off again. */
export function ComeButton({ event }: { event: EventRow }) {
  const { view } = useCommunity();
  const acting = useAct();
  if (!may(view, 'comeTo') || event.state !== 'planned' || isPast(event.startsAt, serverNow())) return null;
  const coming = event.mine.signedUp;
  return (
    <div className="event-come">
      {coming && <p>{calendarWords.youCome}</p>}
      <Button size="small" appearance={coming ? 'subtle' : 'secondary'} disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'comeTo', eventId: event.id, coming: !coming })}>
        {coming ? calendarWords.signOff : calendarWords.signUp}<span className="hidden">: {event.title}</span>
      </Button>
      <ActProblem acting={acting} />
    </div>
  );
}
