import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { textOf } from '../../parts/fileText';
import { Download } from '../../parts/Download';
import { Folded } from '../../parts/Folded';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayDate } from '../../time';
import { actionWords } from './actionWords';
import { mostRows, readPlanFile, type PlanFile } from './planFile';
import { plannerWords } from './plannerWords';

/** The plan out as a file and in from one: what works with every tool, and with none. */
export function FilePart() {
  const { view } = useCommunity();
  const [found, setFound] = useState<PlanFile | null>(null);
  /** Another one is a new field: the browser says nothing when the same file is chosen again. */
  const [turn, setTurn] = useState(0);
  const id = useId();
  const read = async (file: File | undefined): Promise<void> => setFound(file ? readPlanFile(await textOf(file), view.actions) : null);
  return (
    <Folded summary={plannerWords.file}>
      <p className="quiet">{plannerWords.fileLead}</p>
      <div className="row"><Download file="actions.csv" name="actions.csv" label={plannerWords.csv} /></div>
      <p><label htmlFor={id}>{plannerWords.choose}</label></p>
      <input key={turn} id={id} className="file" type="file" accept=".csv,text/csv,text/plain" aria-describedby={`${id}-hint`}
        onChange={(event) => void read(event.target.files?.[0]).catch(() => setFound({ rows: [], standing: 0, faults: [], left: 0, problem: plannerWords.unreadable }))} />
      <p id={`${id}-hint`} className="quiet small">{plannerWords.chooseHint}</p>
      {found !== null && <Preview found={found} close={() => {
        setFound(null);
        setTurn(turn + 1);
      }} />}
    </Folded>
  );
}

function Preview({ found, close }: { found: PlanFile; close: () => void }) {
  const acting = useAct();
  const { rows, standing, faults, left, problem } = found;
  const [title, owner, date, state] = plannerWords.preview;
  if (problem !== null) return <Notice tone="problem">{problem}</Notice>;
  const add = async (): Promise<void> => {
    if (await acting.act({ type: 'importActions', rows })) close();
  };
  return (
    <div className="preview">
      <p role="status">{plannerWords.found(rows.length)} {standing > 0 && plannerWords.standing(standing)}</p>
      {left > 0 && <Notice tone="warning">{plannerWords.tooMany(mostRows, left)}</Notice>}
      {faults.length > 0 && (
        <Notice tone="warning">
          {plannerWords.faults(faults.length)}
          <ul className="lines">{faults.map((one) => <li key={one.line}>{plannerWords.fault(one.line, one.why)}</li>)}</ul>
        </Notice>
      )}
      {rows.length > 0 && (
        <>
          <p className="quiet small">{plannerWords.ownersLead}</p>
          <table className="table">
            <caption className="hidden">{plannerWords.previewCaption}</caption>
            <thead><tr><th scope="col">{title}</th><th scope="col">{owner}</th><th scope="col">{date}</th><th scope="col">{state}</th></tr></thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.title}>
                  <th scope="row" dir="auto">{one.title}</th>
                  <td data-label={owner}>{one.owner === '' ? actionWords.free : one.owner}</td>
                  <td data-label={date}>{one.dueOn === null ? <span className="quiet">{actionWords.noDate}</span> : sayDate(one.dueOn, serverNow())}</td>
                  <td data-label={state}>{actionWords.columns[one.state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ActProblem acting={acting} />
          <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void add()}>{plannerWords.addThem(rows.length)}</Button>
        </>
      )}
    </div>
  );
}
