import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct, type Acting } from '../../app/useAct';
import { serverNow } from '../../clock';
import { fieldProblem } from '../../parts/fieldProblem';
import { ActProblem } from '../../parts/Notice';
import { toolWords } from './toolWords';

type TimerOf = NonNullable<StepView['timer']>;
type Run = NonNullable<TimerOf['run']>;

const longest = 180;

/** The clock of a meeting, the same for everybody who has the page open: anybody of the core group pauses it and adds time. */
export function MeetingTimer({ stepId, timer }: { stepId: string; timer: TimerOf }) {
  const { view } = useCommunity();
  const acting = useAct();
  const { run } = timer;
  const { left, said } = useCountdown(run);
  const press = (act: 'pause' | 'go-on' | 'extend' | 'clear'): void => void acting.act({ type: 'runTimer', stepId, act, base: timer.revision, seconds: null });
  const over = run !== null && run.endsAt !== null && left === 0;
  return (
    <>
      {run !== null && (
        <section className="meeting-timer" aria-label={toolWords.timer}>
          <p className="timer" role="timer" aria-label={toolWords.left}>{left === null ? '' : sayLeft(left)}</p>
          <p className="quiet small">{run.endsAt === null ? toolWords.stands : over ? toolWords.over : toolWords.setBy(run.by)}</p>
          {may(view, 'runTimer') && (
            <p className="row">
              {!over && <Button size="small" disabledFocusable={acting.busy} onClick={() => press(run.endsAt === null ? 'go-on' : 'pause')}>{run.endsAt === null ? toolWords.goOn : toolWords.pause}</Button>}
              <Button size="small" disabledFocusable={acting.busy} onClick={() => press('extend')}>{toolWords.extend}</Button>
              <Button size="small" disabledFocusable={acting.busy} onClick={() => press('clear')}>{toolWords.clear}</Button>
            </p>
          )}
          <ActProblem acting={acting} />
        </section>
      )}
      {/* Always there, so that the first words in it are heard too. */}
      <p role="status" className="hidden">{said}</p>
    </>
  );
}

/** Sets the timer, or another one in its place. */
export function SetTimer({ stepId, timer }: { stepId: string; timer: TimerOf }) {
  const { view } = useCommunity();
  const acting: Acting = useAct();
  const [minutes, setMinutes] = useState('5');
  const wanted = Number(minutes);
  const fits = Number.isFinite(wanted) && wanted * 60 >= 1 && wanted <= longest;
  if (!may(view, 'runTimer')) return null;
  return (
    <section className="set-timer">
      <h3>{toolWords.timer}</h3>
      <p className="quiet">{toolWords.timerLead}</p>
      <form className="inline-form" noValidate onSubmit={(event) => {
        event.preventDefault();
        if (fits && !acting.busy) void acting.act({ type: 'runTimer', stepId, act: 'start', base: timer.revision, seconds: Math.round(wanted * 60) });
      }}>
        <Field label={toolWords.minutes} {...fieldProblem(!(fits || minutes === ''), toolWords.minutesFit)}><Input type="number" min={1} max={longest} value={minutes} onChange={(_event, data) => setMinutes(data.value)} /></Field>
        <Button type="submit" disabledFocusable={!fits || acting.busy}>{timer.run === null ? toolWords.start : toolWords.startAnew}</Button>
      </form>
      <ActProblem acting={acting} />
    </section>
  );
}

const sayLeft = (left: number): string => `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;

/** Seconds that are left by the server's clock, and what is said aloud: at the start, with one minute left and at the end, and nothing between. */
function useCountdown(run: Run | null): { left: number | null; said: string } {
  const [left, setLeft] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  /** What was seen last; a page that opens while a timer runs was not there at its start. */
  const seen = useRef<{ begunAt: string | null; left: number | null }>({ begunAt: run?.begunAt ?? null, left: null });
  const { begunAt = null, endsAt = null, left: standing = 0 } = run ?? {};

  useEffect(() => {
    const tick = (): void => {
      const now = begunAt === null ? null : endsAt === null ? standing : Math.max(0, Math.ceil((Date.parse(endsAt) - serverNow().getTime()) / 1_000));
      const before = seen.current;
      seen.current = { begunAt: begunAt ?? before.begunAt, left: now };
      setLeft(now);
      if (now === null) return setSaid('');
      if (begunAt !== before.begunAt) return setSaid(toolWords.begun(sayLength(now)));
      if (before.left === null || now === before.left) return;
      if (before.left > 0 && now === 0) setSaid(toolWords.over);
      else if (before.left > 60 && now <= 60) setSaid(toolWords.oneMinute);
      // With time added, what was said before is not true any more, and can be said again.
      else if (now > before.left) setSaid('');
    };
    tick();
    if (endsAt === null) return undefined;
    // By the clock, so that a tab in the background does not lose time.
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [begunAt, endsAt, standing]);
  return { left, said };
}

/** A length in words: whole minutes, or seconds where it is short. */
const sayLength = (seconds: number): string => (seconds < 60 ? toolWords.seconds(seconds) : toolWords.inMinutes(Math.round(seconds / 60)));
