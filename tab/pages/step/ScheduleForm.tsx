import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { cityOf, closureAt, daysOffOf, readerZone, sayOwnTime, sayTime } from '../../time';
import { eventWords } from './eventWords';
import { FindTimes } from './FindTimes';
import { isLastOfMonth, plannedStarts, type Plan } from './rhythm';

interface Props {
  stepId: string;
  defaults: NonNullable<StepView['eventDefaults']>;
  finding: StepView['finding'];
  again: boolean;
}

/** Asks for the series; shows its first dates, in the community's zone and the reader's, before anything is sent. */
export function ScheduleForm({ stepId, defaults, finding, again }: Props) {
  const { view } = useCommunity();
  const acting = useAct();
  const [form, setForm] = useState<ScheduleFields>({ ...defaults, minutes: String(defaults.minutes), every: String(defaults.everyWeeks), repeat: 'weekly', end: 'date', times: '6' });
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
          <Field label={eventWords.repeat}>
            <Select value={form.repeat} onChange={change('repeat')}>{repeats.map((one) => <option key={one} value={one}>{eventWords.repeats[one]}</option>)}</Select>
          </Field>
          <Field label={form.repeat === 'weekly' ? eventWords.everyWeeks : eventWords.everyMonths} required><Input type="number" min={1} max={form.repeat === 'weekly' ? 8 : 6} value={form.every} onChange={change('every')} /></Field>
          <Field label={eventWords.end}>
            <Select value={form.end} onChange={change('end')}><option value="date">{eventWords.endDate}</option><option value="number">{eventWords.endNumber}</option></Select>
          </Field>
          {form.end === 'date'
            ? <Field label={eventWords.untilOn} required><Input type="date" value={form.untilOn} min={form.firstOn} onChange={change('untilOn')} /></Field>
            : <Field label={eventWords.times} required><Input type="number" min={1} max={104} value={form.times} onChange={change('times')} /></Field>}
        </div>
        <FindTimes stepId={stepId} finding={finding} form={form} use={(firstOn, at) => setForm({ ...form, firstOn, at })} />
        {plan ? (
          <div className="plan">
            <p>{eventWords.next}:</p>
            <DateList dates={plannedStarts(plan, view.zone, 4)} now={now} zone={view.zone} />
          </div>
        ) : <p className="quiet">{eventWords.noDates}</p>}
        {form.repeat === 'monthly-day' && Number(form.firstOn.slice(8)) > 28 && <p className="quiet">{eventWords.shortMonths}</p>}
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
        const closure = closureAt(daysOffOf(view.settings), one, zone);
        return <li key={one}>{sayTime(one, zone, now)}{closure !== null && <strong> · {eventWords.closed(closure)}</strong>}{own !== null && <span className="quiet"> · {eventWords.own(own)}</span>}</li>;
      })}
    </ul>
  );
}

const repeats = ['weekly', 'monthly-day', 'monthly-weekday', 'monthly-last'] as const;

type ScheduleFields = Record<'firstOn' | 'at' | 'minutes' | 'every' | 'repeat' | 'end' | 'untilOn' | 'times', string>;

/** The form as a plan, or null while a part is missing or outside its limits (those of the server). */
export function readPlan(form: ScheduleFields): Plan | null {
  const date = /^\d{4}-\d{2}-\d{2}$/;
  const minutes = Number(form.minutes);
  const every = Number(form.every);
  const times = form.end === 'number' ? Number(form.times) : null;
  const repeat = repeats.find((one) => one === form.repeat);
  const whole = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to;
  if (!repeat || !date.test(form.firstOn) || !/^\d{2}:\d{2}/.test(form.at) || !whole(minutes, 10, 240) || !whole(every, 1, repeat === 'weekly' ? 8 : 6)) return null;
  if (repeat === 'monthly-last' && !isLastOfMonth(form.firstOn)) return null;
  if (times === null ? !date.test(form.untilOn) || form.untilOn < form.firstOn : !whole(times, 1, 104)) return null;
  const weekly = repeat === 'weekly';
  return { firstOn: form.firstOn, at: form.at.slice(0, 5), minutes, repeat, everyWeeks: weekly ? every : 1, everyMonths: weekly ? 1 : every, untilOn: times === null ? form.untilOn : null, times };
}
