import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { EventPlan, EventRow } from '../../../bot/api/contract';
import { workday, type ClosedDays } from '../../../bot/domain/workday';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { todayIn } from '../../clock';
import { Restored } from '../../drafts/Restored';
import { useKeptForm } from '../../drafts/useKept';
import { fieldProblem } from '../../parts/fieldProblem';
import { Ask } from '../../parts/Ask';
import { Folded } from '../../parts/Folded';
import { ActProblem, Notice } from '../../parts/Notice';
import { addDays, cityOf, closureOn, daysOffOf, localOf } from '../../time';
import { words } from '../../words';
import { calendarWords } from './calendarWords';

interface Props {
  fields: EventPlan;
  /** The event to change; null for a new one. */
  event: EventRow | null;
  /** What a new one begins with, where it is planned for a step. */
  first?: Partial<Form>;
  close: () => void;
}

const kinds = Object.keys(calendarWords.kinds) as EventRow['kind'][];

/** Plans an event, or changes its plan. Times are those of the community's zone. */
export function PlanEvent({ fields, event, first = {}, close }: Props) {
  const { view } = useCommunity();
  const acting = useAct();
  const kept = useKeptForm(`event.${event ? `${event.id}.${event.revision}` : (first.kind ?? 'new')}`, () => ({ ...firstForm(event, view.zone, view.me.id, daysOffOf(view.settings)), ...first }));
  const { form, set: setForm } = kept;
  const [checked, setChecked] = useState(false);
  const set = (name: Exclude<keyof typeof form, 'plan'>) => (_event: unknown, data: { value: string }): void => setForm({ ...form, [name]: data.value });
  const ready = isReady(form);
  const closure = closureOn(daysOffOf(view.settings), form.date);

  const save = async (): Promise<void> => {
    setChecked(true);
    if (!ready) return;
    const { date, time, minutes, hostId, plan, ...rest } = form;
    const command = { ...rest, title: form.title.trim(), type: 'planEvent' as const, eventId: event?.id ?? null, base: event?.revision ?? 0, startsAt: `${date}T${time}`, minutes: Number(minutes), hostId: hostId === '' ? null : hostId, plan: Object.fromEntries(Object.entries(plan).filter(([, text]) => text.trim() !== '')) };
    if (!(await acting.act(command))) return;
    kept.forget();
    close();
  };
  // Whoever hosts it already may be outside the core group.
  const hosts = event?.hostId && !view.core.some((one) => one.id === event.hostId) ? [...view.core, { id: event.hostId, name: event.hostName ?? '' }] : view.core;
  return (
    <Ask open wide heading={event ? calendarWords.change : calendarWords.plan} close={close} act={{ label: event ? words.save : calendarWords.saveNew, busy: acting.busy, run: () => void save() }}>
      <Restored kept={kept} />
      <div className="form-grid">
        <Field label={calendarWords.title} required className="wide" {...fieldProblem(checked && form.title.trim() === '', calendarWords.titleNeeded)}><Input value={form.title} maxLength={300} dir="auto" onChange={set('title')} /></Field>
        <Field label={calendarWords.kind}><Select value={form.kind} onChange={set('kind')}>{kinds.map((one) => <option key={one} value={one}>{calendarWords.kinds[one]}</option>)}</Select></Field>
        <Field label={calendarWords.date} required><Input type="date" value={form.date} onChange={set('date')} /></Field>
        <Field label={`${calendarWords.at} (${cityOf(view.zone)})`} required><Input type="time" value={form.time} onChange={set('time')} /></Field>
        <Field label={calendarWords.length} required><Input type="number" min={5} max={1440} step={5} value={form.minutes} onChange={set('minutes')} /></Field>
        <Field label={calendarWords.place} hint={calendarWords.placeHint}><Input value={form.place} maxLength={200} dir="auto" onChange={set('place')} /></Field>
        <Field label={calendarWords.hosting}>
          <Select value={form.hostId} onChange={set('hostId')}><option value="">{calendarWords.nobody}</option>{hosts.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Select>
        </Field>
      </div>
      {closure !== null && <Notice tone="warning">{calendarWords.closed(closure)}</Notice>}
      <Folded summary={calendarWords.sixPs}>
        <p className="quiet">{calendarWords.sixPsLead}</p>
        {fields.map((one) => (
          <Field key={one.id} label={one.heading} {...(one.hint === null ? {} : { hint: one.hint })}>
            <Textarea rows={2} resize="vertical" dir="auto" maxLength={10_000} value={form.plan[one.id] ?? ''} onChange={(_event, data) => setForm({ ...form, plan: { ...form.plan, [one.id]: data.value } })} />
          </Field>
        ))}
      </Folded>
      {checked && !ready && <p role="alert">{calendarWords.check}</p>}
      <ActProblem acting={acting} />
    </Ask>
  );
}

interface Form {
  kind: EventRow['kind'];
  title: string;
  date: string;
  time: string;
  minutes: string;
  place: string;
  hostId: string;
  plan: Record<string, string>;
}

/** What the form begins with: the event as it stands, or a workshop in four weeks, on a day on which people work. */
export function firstForm(event: EventRow | null, zone: string, me: string, closed: ClosedDays = []): Form {
  if (!event) return { kind: 'learning', title: '', date: workday(addDays(todayIn(zone), 28), closed), time: '12:30', minutes: '60', place: '', hostId: me, plan: {} };
  const { kind, title, minutes, place, hostId, plan } = event;
  return { kind, title, ...localOf(event.startsAt, zone), minutes: String(minutes), place, hostId: hostId ?? '', plan };
}

/** Whether the server would take it. */
export function isReady({ title, date, time, minutes }: Pick<Form, 'title' | 'date' | 'time' | 'minutes'>): boolean {
  const long = Number(minutes);
  return title.trim() !== '' && /^\d{4}-\d{2}-\d{2}$/.test(date) && /^\d{2}:\d{2}$/.test(time) && Number.isInteger(long) && long >= 5 && long <= 1_440;
}
