import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { CoffeeView } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Ask } from '../../parts/Ask';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { sayDate } from '../../time';
import { peopleWords } from './peopleWords';

/** Weeks between rounds that are offered; four is about a month. */
const offered = [1, 2, 4, 6, 8, 12];
const usual = 4;

/** For the core group: whether and how often pairs are drawn, and the rounds in numbers. */
export function CoffeeRhythm({ rhythm, counts }: { rhythm: CoffeeView['rhythm']; counts: NonNullable<CoffeeView['counts']> }) {
  const acting = useAct();
  const [weeks, setWeeks] = useState(String(rhythm?.everyWeeks ?? usual));
  const [start, setStart] = useState(rhythm?.nextOn ?? '');
  const [asking, setAsking] = useState(false);
  const keep = (): void => void (acting.busy || acting.act({ type: 'setCoffee', everyWeeks: weeks === '' ? null : Number(weeks), startOn: weeks === '' || start === '' ? null : start }));
  const draw = async (): Promise<void> => {
    await acting.act({ type: 'drawCoffee' });
    setAsking(false);
  };
  const [drawn, who, met] = peopleWords.roundColumns;
  return (
    <Folded summary={peopleWords.rhythm}>
      <p className="quiet">{peopleWords.rhythmLead} {peopleWords.joined(counts.joined)}</p>
      <form noValidate onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}>
        <div className="form-grid">
          <Field label={peopleWords.every}>
            <Select value={weeks} onChange={(_event, { value }) => setWeeks(value)}>
              {[...new Set([...offered, rhythm?.everyWeeks ?? usual])].sort((a, b) => a - b).map((n) => <option key={n} value={n}>{peopleWords.everyWeeks(n)}</option>)}
              <option value="">{peopleWords.never}</option>
            </Select>
          </Field>
          {weeks !== '' && <Field label={peopleWords.start}><Input type="date" value={start} onChange={(_event, { value }) => setStart(value)} /></Field>}
        </div>
        <div className="row">
          <Button type="submit" appearance="primary" disabledFocusable={acting.busy}>{peopleWords.keepRhythm}</Button>
          {rhythm !== null && <Button disabledFocusable={acting.busy} onClick={() => setAsking(true)}>{peopleWords.drawNow}</Button>}
        </div>
      </form>
      <ActProblem acting={acting} />
      {counts.rounds.length > 0 && (
        <table className="table">
          <caption className="hidden">{peopleWords.rounds}</caption>
          <thead><tr>{peopleWords.roundColumns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
          <tbody>
            {counts.rounds.map((one) => (
              <tr key={one.drawnOn}>
                <th scope="row" data-label={drawn}>{sayDate(one.drawnOn, serverNow())}</th>
                <td data-label={who}>{peopleWords.count(one.people)}</td>
                <td data-label={met}>{one.answered === 0 ? peopleWords.noneAnswered : peopleWords.count(one.met)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Ask open={asking} heading={peopleWords.drawHeading} close={() => setAsking(false)} act={{ label: peopleWords.drawIt, busy: acting.busy, run: () => void draw() }}><p>{peopleWords.drawLead}</p></Ask>
    </Folded>
  );
}
