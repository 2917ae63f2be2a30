import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { DateRow } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { todayIn } from '../../clock';
import { Ask } from '../../parts/Ask';
import { ActProblem, Notice } from '../../parts/Notice';
import { cityOf, closureOn, daysOffOf, localOf } from '../../time';
import { words } from '../../words';
import { calendarWords } from '../calendar/calendarWords';
import { datesWords } from './datesWords';

interface Form {
  date: string;
  time: string;
  minutes: string;
  place: string;
  guests: string;
}

/** Gives a date its hour, a length and a place, or others. Times are those of the community's zone. */
export function GiveHour({ date, guests, close }: { date: DateRow; /** Addresses with which a talk begins. */ guests: readonly string[]; close: () => void }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [form, setForm] = useState(() => firstHour(date, guests, view.zone, todayIn(view.zone)));
  const [checked, setChecked] = useState(false);
  const set = (name: keyof Form) => (_event: unknown, data: { value: string }): void => setForm({ ...form, [name]: data.value });
  const hour = readHour(form);
  const closure = closureOn(daysOffOf(view.settings), form.date);
  const save = async (): Promise<void> => {
    setChecked(true);
    if (hour && (await acting.act({ type: 'giveHour', dateId: date.id, base: date.hour?.revision ?? 0, ...hour }))) close();
  };
  return (
    <Ask open wide heading={`${datesWords.kinds[date.kind]}: ${date.hour ? datesWords.change : datesWords.give}`} close={close} act={{ label: words.save, busy: acting.busy, run: () => void save() }}>
      <div className="form-grid">
        <Field label={calendarWords.date} required><Input type="date" value={form.date} onChange={set('date')} /></Field>
        <Field label={`${calendarWords.at} (${cityOf(view.zone)})`} required><Input type="time" value={form.time} onChange={set('time')} /></Field>
        <Field label={calendarWords.length} required><Input type="number" min={5} max={1440} step={5} value={form.minutes} onChange={set('minutes')} /></Field>
        <Field label={calendarWords.place} hint={datesWords.placeHint}><Input value={form.place} maxLength={200} dir="auto" onChange={set('place')} /></Field>
        <Field label={datesWords.guests} hint={datesWords.guestsHint[date.kind]} className="wide"><Input value={form.guests} maxLength={1_300} inputMode="email" onChange={set('guests')} /></Field>
      </div>
      {closure !== null && <Notice tone="warning">{calendarWords.closed(closure)}</Notice>}
      {checked && !hour && <p role="alert">{datesWords.check}</p>}
      <ActProblem acting={acting} />
    </Ask>
  );
}

/** What the form begins with: the hour as it stands, or an hour at ten, on the day itself, or today where that is behind. */
export function firstHour({ hour, kind, onDate }: DateRow, guests: readonly string[], zone: string, today: string): Form {
  if (hour) return { ...localOf(hour.startsAt, zone), minutes: String(hour.minutes), place: hour.place, guests: hour.guests.join(', ') };
  return { date: onDate < today ? today : onDate, time: '10:00', minutes: kind === 'talk' ? '30' : '90', place: '', guests: kind === 'talk' ? guests.join(', ') : '' };
}

/** The form as the server takes it; null while something is missing or cannot be. */
export function readHour({ date, time, minutes, place, guests }: Form): { startsAt: string; minutes: number; place: string; guests: string[] } | null {
  const long = Number(minutes);
  const asked = guests.split(/[,;\s]+/).filter((one) => one !== '');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time) || !Number.isInteger(long) || long < 5 || long > 1_440) return null;
  return asked.length > 5 || asked.some((one) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(one)) ? null : { startsAt: `${date}T${time}`, minutes: long, place: place.trim(), guests: asked };
}
