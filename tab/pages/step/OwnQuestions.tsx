import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useNotices } from '../../app/notices';
import { useAct } from '../../app/useAct';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { stepWords } from './stepWords';

/** Questions that the group adds to the toolkit's, until the answers are revealed. */
export function OwnQuestions({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const { say } = useNotices();
  const acting = useAct();
  const [open, setOpen] = useState(false);
  const [heading, setHeading] = useState('');
  const [lead, setLead] = useState('');
  if (!may(view, 'addQuestion')) return null;
  const own = step.questions.filter((one) => one.addedBy !== null);
  const setRemoved = (questionId: string, removed: boolean) => acting.act({ type: 'removeQuestion', stepId: step.id, questionId, removed }, { quiet: removed });
  const remove = async (one: StepView['questions'][number]): Promise<void> => {
    if ((await setRemoved(one.id, true)) !== null) say(stepWords.questionOut, { label: stepWords.undo, run: () => void setRemoved(one.id, false) });
  };
  const add = async (): Promise<void> => {
    if (heading.trim() === '' || !(await acting.act({ type: 'addQuestion', stepId: step.id, heading: heading.trim(), lead: lead.trim() }))) return;
    setHeading('');
    setLead('');
  };
  return (
    <Folded summary={stepWords.ownQuestion} toggled={setOpen}>
      {open && (
        <>
          <p>{stepWords.ownQuestionLead}</p>
          {own.length > 0 && (
            <ul className="plain">
              {own.map((one) => (
                <li key={one.id} className="row">
                  <span dir="auto">{one.heading}</span>
                  <Button size="small" appearance="subtle" disabledFocusable={acting.busy} aria-label={stepWords.remove(one.heading)} onClick={() => void remove(one)}>{stepWords.themeRemove}</Button>
                </li>
              ))}
            </ul>
          )}
          <form className="own-words" onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}>
            <Field label={stepWords.ownQuestionText}><Input value={heading} maxLength={300} onChange={(_event, data) => setHeading(data.value)} /></Field>
            <Field label={stepWords.ownQuestionHint}><Input value={lead} maxLength={400} onChange={(_event, data) => setLead(data.value)} /></Field>
            <ActProblem acting={acting} />
            <Button type="submit" disabledFocusable={heading.trim() === '' || acting.busy}>{stepWords.ownQuestionAdd}</Button>
          </form>
        </>
      )}
    </Folded>
  );
}
