import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PersonRef } from '../../../bot/api/contract';
import { Folded } from '../../parts/Folded';
import { toolWords } from './toolWords';

/** For a meeting that is under way: an order to speak in, and a timer that everybody can see and hear. */
export function MeetingTools({ people }: { people: PersonRef[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Folded summary={toolWords.tools} toggled={setOpen}>
      {open && <><Order people={people} /><Timer /></>}
    </Folded>
  );
}

/** A new order each time, so that nobody is always first or last (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], random: () => number = Math.random): T[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}

function Order({ people }: { people: PersonRef[] }) {
  const [order, setOrder] = useState(() => shuffled(people));
  return (
    <section>
      <h3>{toolWords.order}</h3>
      <p className="quiet">{toolWords.orderLead}</p>
      <ol aria-live="polite">{order.map((one) => <li key={one.id}>{one.name}</li>)}</ol>
      <Button size="small" onClick={() => setOrder(shuffled(people))}>{toolWords.shuffle}</Button>
    </section>
  );
}

const longest = 180;

function Timer() {
  const [minutes, setMinutes] = useState('5');
  /** When it ends, in milliseconds; null while it stands. */
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const wanted = Number(minutes);
  const fits = Number.isFinite(wanted) && wanted > 0 && wanted <= longest;

  useEffect(() => {
    if (endsAt === null) return undefined;
    // By the clock, so that a tab in the background does not lose time.
    const tick = (): void => setLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1_000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [endsAt]);
  const over = endsAt !== null && left === 0;
  const start = (seconds: number): void => setEndsAt(Date.now() + seconds * 1_000);
  const stop = (): void => {
    setEndsAt(null);
    if (over) setLeft(null);
  };
  return (
    <section>
      <h3>{toolWords.timer}</h3>
      <form className="inline-form" onSubmit={(event) => {
        event.preventDefault();
        if (fits) start(wanted * 60);
      }}>
        <Field label={toolWords.minutes}><Input type="number" min={1} max={longest} value={minutes} onChange={(_event, data) => setMinutes(data.value)} /></Field>
        <Button type="submit" disabledFocusable={!fits}>{toolWords.start}</Button>
        {endsAt !== null && <Button onClick={stop}>{over ? toolWords.clear : toolWords.pause}</Button>}
        {endsAt === null && left !== null && left > 0 && <Button onClick={() => start(left)}>{toolWords.goOn}</Button>}
      </form>
      {left !== null && <p className="timer" role="timer" aria-label={toolWords.left}>{`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`}</p>}
      <p role="status">{over ? toolWords.over : left === 60 ? toolWords.oneMinute : ''}</p>
    </section>
  );
}
