import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { todayIn } from '../../clock';
import { fieldProblem } from '../../parts/fieldProblem';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { measureWords } from './measureWords';

/** The last eight quarters (`2026-Q4`), the present one first, for today as `YYYY-MM-DD`. */
export function quartersUntil(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const last = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: 8 }, (_one, n) => `${Math.floor((last - n) / 4)}-Q${((last - n) % 4) + 1}`);
}

/** The figures of the community's web page, which somebody copies from their web analytics once a quarter. */
export function WebForm() {
  const acting = useAct();
  const { view } = useCommunity();
  const quarters = quartersUntil(todayIn(view.zone));
  const [quarter, setQuarter] = useState(quarters[1] ?? '');
  const [visits, setVisits] = useState('');
  const [visitors, setVisitors] = useState('');
  const whole = (text: string): boolean => /^\d{1,9}$/.test(text.trim());
  const ready = whole(visits) && whole(visitors);
  const save = async (): Promise<void> => {
    if (!ready) return;
    if (!(await acting.act({ type: 'saveWebCount', quarter, visits: Number(visits), visitors: Number(visitors) }))) return;
    setVisits('');
    setVisitors('');
  };
  const number = (label: string, value: string, change: (value: string) => void) => (
    <Field label={label} {...fieldProblem(value !== '' && !whole(value), measureWords.wholeNumber)}><Input inputMode="numeric" value={value} onChange={(_event, data) => change(data.value)} /></Field>
  );
  return (
    <Folded summary={measureWords.web}>
      <p>{measureWords.webLead}</p>
      <form className="form-grid" noValidate onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}>
        <Field label={measureWords.quarter}>
          <Select value={quarter} onChange={(_event, data) => setQuarter(data.value)}>{quarters.map((one) => <option key={one}>{one}</option>)}</Select>
        </Field>
        {number(measureWords.visits, visits, setVisits)}
        {number(measureWords.visitors, visitors, setVisitors)}
        <div className="wide"><Button type="submit" disabledFocusable={acting.busy || !ready}>{measureWords.saveWeb}</Button></div>
      </form>
      <ActProblem acting={acting} />
    </Folded>
  );
}
