import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { cityOf, closureAt, planDates, readerZone, sayOwnTime, sayTime } from '../../time';
import { eventWords } from './eventWords';

interface Props {
  stepId: string;
  defaults: NonNullable<StepView['eventDefaults']>;
  again: boolean;
}

/** Asks for the series; shows its first dates, in the community's zone and the reader's, before anything is sent. */
export function ScheduleForm({ stepId, defaults, again }: Props) {
  const { view } = useCommunity();
  const acting = useAct();
  const [form, setForm] = useState({ ...defaults, minutes: String(defaults.minutes), everyWeeks: String(defaults.everyWeeks) });
  const [checked, setChecked] = useState(false);
  const plan = readPlan(form);
  const change = (name: keyof typeof form) => (_event: unknown, data: { value: string }): void => setForm({ ...form, [name]: data.value });

  const send = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (plan && !acting.busy) void acting.act({ type: 'scheduleMeetings', stepId, ...plan });
  };
  const now = serverNow();
  return (
    <section className="block" aria-labelledby="schedule-heading">
      <h2 id="schedule-heading" className="heading">{eventWords.form}</h2>
      <p className="quiet">{eventWords.zone(cityOf(view.zone))}</p>
      <form onSubmit={send} noValidate>
        <div className="form-grid">
          <Field label={eventWords.firstOn} required><Input type="date" value={form.firstOn} onChange={change('firstOn')} /></Field>
          <Field label={`${eventWords.at} (${cityOf(view.zone)})`} required><Input type="time" value={form.at} onChange={change('at')} /></Field>
          <Field label={eventWords.minutes} required><Input type="number" min={10} max={240} step={5} value={form.minutes} onChange={change('minutes')} /></Field>
          <Field label={eventWords.everyWeeks} required><Input type="number" min={1} max={8} value={form.everyWeeks} onChange={change('everyWeeks')} /></Field>
          <Field label={eventWords.untilOn} required><Input type="date" value={form.untilOn} min={form.firstOn} onChange={change('untilOn')} /></Field>
        </div>
        {plan ? (
          <div className="plan">
            <p>{eventWords.next}:</p>
            <DateList dates={planDates(plan, view.zone, 4)} now={now} zone={view.zone} />
          </div>
        ) : <p className="quiet">{eventWords.noDates}</p>}
        {checked && !plan && <p role="alert">{eventWords.check}</p>}
        <ActProblem acting={acting} />
        <p className="quiet small">{eventWords.invited}</p>
        <Button type="submit" appearance="primary" disabledFocusable={acting.busy}>{again ? eventWords.again : eventWords.schedule}</Button>
      </form>
    </section>
  );
}

/** Dates in the community's zone, with the reader's own time where the clocks differ. */
export function DateList({ dates, zone, now }: { dates: string[]; zone: string; now: Date }) {
  const { view } = useCommunity();
  return (
    <ul className="dates">
      {dates.map((one) => {
        const own = sayOwnTime(one, zone, readerZone(), now);
        const closure = closureAt(view.settings.closed, one, zone);
        return <li key={one}>{sayTime(one, zone, now)}{closure !== null && <strong> · {eventWords.closed(closure)}</strong>}{own !== null && <span className="quiet"> · {eventWords.own(own)}</span>}</li>;
      })}
    </ul>
  );
}

type Plan = { firstOn: string; at: string; minutes: number; everyWeeks: number; untilOn: string };

/** The form as a plan, or null while a part is missing or outside its limits (those of the server). */
export function readPlan(form: Record<keyof Plan, string>): Plan | null {
  const date = /^\d{4}-\d{2}-\d{2}$/;
  const minutes = Number(form.minutes);
  const everyWeeks = Number(form.everyWeeks);
  const whole = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to;
  if (!date.test(form.firstOn) || !date.test(form.untilOn) || form.untilOn < form.firstOn) return null;
  if (!/^\d{2}:\d{2}/.test(form.at) || !whole(minutes, 10, 240) || !whole(everyWeeks, 1, 8)) return null;
  return { firstOn: form.firstOn, at: form.at.slice(0, 5), minutes, everyWeeks, untilOn: form.untilOn };
}
