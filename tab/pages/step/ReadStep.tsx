import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import type { EntryView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { ActProblem } from '../../parts/Notice';
import { stepWords } from './stepWords';

/** Something to read, for everybody; the core group says when it has read enough. */
export function ReadStep({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const acting = useAct();
  return (
    <section className="block" aria-labelledby="entries-heading">
      <h2 id="entries-heading" className="heading">{stepWords.entries}</h2>
      <ul className="plain entries">
        {step.entries.map((entry) => <Entry key={entry.id} entry={entry} />)}
      </ul>
      <ActProblem acting={acting} />
      {step.status !== 'done' && may(view, 'finishStep') && (
        <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'finishStep', stepId: step.id })}>{stepWords.haveRead}</Button>
      )}
    </section>
  );
}

function Entry({ entry }: { entry: EntryView }) {
  const where = useId();
  return (
    <li className="entry">
      <h3>{entry.url === null ? entry.heading : <a href={entry.url} target="_blank" rel="noreferrer" aria-describedby={where}>{entry.heading}</a>}</h3>
      {entry.lead !== null && <p>{entry.lead}</p>}
      {entry.hint !== null && <p className="quiet">{entry.hint}</p>}
      {entry.url !== null && <p id={where} className="quiet small">{stepWords.entryAt(new URL(entry.url).host.replace(/^www\./, ''))}</p>}
    </li>
  );
}
