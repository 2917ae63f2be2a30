import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Command, QuestionView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { DraftField } from '../../drafts/DraftField';
import { longText, useDraft } from '../../drafts/useDraft';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { stepWords } from './stepWords';
import { workingVersion } from './version';

interface Props {
  step: StepView;
  question: QuestionView;
  level: 2 | 3;
  answered: () => void;
}

/** One question, and for those who answer it their own answer. */
export function QuestionField({ step, question, level, answered }: Props) {
  const { view } = useCommunity();
  const Heading = `h${level}` as const;
  return (
    <section className="question">
      <Heading className="question-heading">{question.heading}{question.important && <span className="tag">{stepWords.important}</span>}</Heading>
      {question.lead !== null && <p>{question.lead}</p>}
      {question.why !== null && <Folded summary={stepWords.why}><p>{question.why}</p></Folded>}
      {may(view, 'giveAnswer') && <Answering step={step} question={question} answered={answered} />}
    </section>
  );
}

/** Answered privately: saved as it is typed, given, passed or taken back. */
function Answering({ step, question, answered }: Omit<Props, 'level'>) {
  const { api, view } = useCommunity();
  const acting = useAct();
  const [empty, setEmpty] = useState(false);
  const { mine } = question;
  const place = { stepId: step.id, questionId: question.id };
  const draft = useDraft({
    key: `${view.id}/${step.id}/${workingVersion(step)}/${question.id}`,
    saved: { text: mine.text, revision: mine.revision, at: mine.savedAt },
    send: async (text, base, id) => savedOf(await api.command(view.id, { id, command: { type: 'saveDraft', ...place, text, base } })),
  });
  const { saver, text, phase } = draft;
  const given = mine.state === 'given';
  // A saved draft moves no view, so that what stands in the field is what tells.
  const changed = given && text !== mine.given;

  /** Acts that carry or end the text: nothing may be saved across them. */
  const run = async (command: Command, done: () => void): Promise<void> => {
    await saver.pause();
    const answer = await acting.act(command);
    if (!answer) return saver.resume();
    done();
  };
  const give = async (): Promise<void> => {
    if (text.trim() === '') return setEmpty(true);
    setEmpty(false);
    await saver.pause();
    const answer = await acting.act({ type: 'giveAnswer', ...place, text, base: saver.base() });
    // Changed on another device meanwhile, the text that waits shows both.
    if (!answer) return saver.resume();
    saver.accept(answer.saved);
    answered();
  };
  const blocked = acting.busy || phase === 'conflict' || text.length > longText;

  return (
    <>
      <DraftField label={question.heading} labelHidden hint={question.hint} draft={draft}
        visibility={step.status === 'revealed' || step.status === 'proposed' || step.status === 'done' ? stepWords.visibilityLate : stepWords.visibility} />
      {mine.state === 'passed' && <p className="answer-state">{stepWords.statePassed}</p>}
      {given && <p className="answer-state">{changed ? stepWords.stateChanged : stepWords.stateGiven}</p>}
      {empty && text.trim() === '' && <p className="answer-state" role="alert">{stepWords.empty}</p>}
      <ActProblem acting={acting} />
      <div className="row">
        {(!given || changed) && <Button appearance="primary" disabledFocusable={blocked} onClick={() => void give()}>{given ? stepWords.giveAgain : stepWords.give}</Button>}
        {mine.state !== 'passed' && !given && <Button disabledFocusable={acting.busy} onClick={() => void run({ type: 'passAnswer', ...place }, () => {
          saver.resume();
          answered();
        })}>{stepWords.pass}</Button>}
        {(given || mine.state === 'passed') && step.status !== 'revealed' && step.status !== 'proposed' && step.status !== 'done' && (
          <Button disabledFocusable={acting.busy} onClick={() => void run({ type: 'takeBackAnswer', ...place }, () => saver.resume())}>{stepWords.takeBack}</Button>
        )}
      </div>
    </>
  );
}

function savedOf(answer: { saved?: { revision: number; at: string } | undefined }): { revision: number; at: string } {
  if (!answer.saved) throw new Error('the server saved nothing');
  return answer.saved;
}
