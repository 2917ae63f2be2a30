import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { SeriesView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Ask } from '../../parts/Ask';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { cityOf, localOf, sayTime, sayWhen } from '../../time';
import { eventWords } from './eventWords';

type Coming = SeriesView['coming'][number];

/** The next meetings one by one: what was changed about each, and the ways to move it or call it off. */
export function OneMeeting({ series }: { series: SeriesView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [open, setOpen] = useState<{ act: 'move' | 'off'; meeting: Coming } | null>(null);
  if (!may(view, 'moveMeeting') || series.coming.length === 0) return null;
  const now = serverNow();
  const asked = series.coming.some((one) => one.state === 'gone');
  return (
    <Folded summary={eventWords.dates} open={asked}>
      <p className="quiet">{eventWords.datesLead}</p>
      <ul className="plain">
        {series.coming.map((one) => {
          const when = sayTime(one.startsAt, series.zone, now);
          return (
            <li key={one.plannedAt} className="turn">
              <span>{when}{one.place !== '' && <> · <span dir="auto">{one.place}</span></>}{sayChange(one, series.zone, now).map((words) => <span key={words} className="quiet"> · {words}</span>)}</span>
              <span className="row">
                {one.state === 'gone' && <Button size="small" disabledFocusable={acting.busy} aria-label={`${eventWords.keep}: ${when}`} onClick={() => void acting.act({ type: 'keepMeeting', stepId: series.stepId, startsAt: one.startsAt })}>{eventWords.keep}</Button>}
                {(one.state === 'planned' || one.state === 'moved') && <Button size="small" aria-label={`${eventWords.move}: ${when}`} onClick={() => setOpen({ act: 'move', meeting: one })}>{eventWords.move}</Button>}
                {one.state !== 'off' && <Button size="small" appearance="subtle" aria-label={`${eventWords.callOff}: ${when}`} onClick={() => setOpen({ act: 'off', meeting: one })}>{eventWords.callOff}</Button>}
              </span>
            </li>
          );
        })}
      </ul>
      <ActProblem acting={acting} />
      {open?.act === 'move' && <Move series={series} meeting={open.meeting} close={() => setOpen(null)} />}
      {open?.act === 'off' && <CallOff series={series} meeting={open.meeting} close={() => setOpen(null)} />}
    </Folded>
  );
}

function sayChange(one: Coming, zone: string, now: Date): string[] {
  if (one.state === 'off') return [eventWords.off(one.reason ?? '')];
  if (one.state === 'gone') return [eventWords.gone];
  if (one.state === 'planned' || one.changedAt === null) return [];
  const seen = sayWhen(one.changedAt, zone, now);
  return [one.startsAt === one.plannedAt ? eventWords.changed(one.by, seen) : eventWords.moved(sayTime(one.plannedAt, zone, now), one.by, seen)];
}

interface Props {
  series: SeriesView;
  meeting: Coming;
  close: () => void;
}

function Move({ series, meeting, close }: Props) {
  const acting = useAct();
  const [form, setForm] = useState(() => ({ ...localOf(meeting.startsAt, series.zone), minutes: String(meeting.minutes), place: meeting.place }));
  const change = (name: keyof typeof form) => (_event: unknown, data: { value: string }): void => setForm({ ...form, [name]: data.value });
  const minutes = Number(form.minutes);
  const ready = form.date !== '' && form.time !== '' && Number.isInteger(minutes) && minutes >= 10 && minutes <= 240;
  const run = async (): Promise<void> => {
    if (ready && await acting.act({ type: 'moveMeeting', stepId: series.stepId, startsAt: meeting.startsAt, to: `${form.date}T${form.time.slice(0, 5)}`, minutes, place: form.place })) close();
  };
  return (
    <Ask open heading={eventWords.moveHeading} close={close} act={{ label: eventWords.move, busy: acting.busy || !ready, run: () => void run() }}>
      <p>{eventWords.moveLead}</p>
      <div className="form-grid">
        <Field label={eventWords.moveTo} required><Input type="date" value={form.date} onChange={change('date')} /></Field>
        <Field label={`${eventWords.at} (${cityOf(series.zone)})`} required><Input type="time" value={form.time} onChange={change('time')} /></Field>
        <Field label={eventWords.minutes} required><Input type="number" min={10} max={240} step={5} value={form.minutes} onChange={change('minutes')} /></Field>
        <Field label={eventWords.place} hint={eventWords.placeHint}><Input value={form.place} maxLength={300} dir="auto" onChange={change('place')} /></Field>
      </div>
      {!ready && <p className="quiet">{eventWords.checkMove}</p>}
      <ActProblem acting={acting} />
    </Ask>
  );
}

function CallOff({ series, meeting, close }: Props) {
  const acting = useAct();
  const [reason, setReason] = useState('');
  const run = async (): Promise<void> => {
    if (reason.trim() !== '' && await acting.act({ type: 'callOffMeeting', stepId: series.stepId, startsAt: meeting.startsAt, reason: reason.trim() })) close();
  };
  return (
    <Ask open heading={eventWords.callOffHeading} close={close} act={{ label: eventWords.callOff, busy: acting.busy || reason.trim() === '', run: () => void run() }}>
      <p>{eventWords.callOffLead}</p>
      <Field label={eventWords.reason} required><Input value={reason} maxLength={300} dir="auto" onChange={(_event, data) => setReason(data.value)} /></Field>
      <ActProblem acting={acting} />
    </Ask>
  );
}
