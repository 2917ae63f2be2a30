import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { HelpingAnswer, IdeaView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { fieldProblem } from '../../parts/fieldProblem';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { PlainText } from '../../parts/PlainText';
import { sayDayOf } from '../../time';
import { peopleWords } from './peopleWords';
import { useKeptText } from '../../drafts/useKept';

/** The idea box: one's own with what became of them, and for the core group everybody's in one list. */
export function Ideas({ ideas }: { ideas: HelpingAnswer['ideas'] }) {
  return (
    <section className="block" aria-labelledby="ideas-heading">
      <h2 id="ideas-heading" className="heading">{peopleWords.ideas}</h2>
      <p className="quiet">{peopleWords.ideasLead}</p>
      <AddIdea />
      {ideas.mine.length > 0 && <><h3>{peopleWords.myIdeas}</h3><ul className="plain">{ideas.mine.map((one) => <li key={one.id} className="entry"><Idea idea={one} /></li>)}</ul></>}
      {ideas.all && (
        <>
          <h3>{peopleWords.allIdeas}</h3>
          {ideas.all.length === 0 && <p className="quiet">{peopleWords.noIdeas}</p>}
          <ul className="plain">{ideas.all.map((one) => <li key={one.id} className="entry"><Idea idea={one} mayAnswer /></li>)}</ul>
        </>
      )}
    </section>
  );
}

function AddIdea() {
  const acting = useAct();
  const [text, setText, forget] = useKeptText('idea');
  const [named, setNamed] = useState(true);
  const [checked, setChecked] = useState(false);
  const missing = text.trim() === '';
  const add = async (): Promise<void> => {
    setChecked(true);
    if (missing || acting.busy || !(await acting.act({ type: 'addIdea', text: text.trim(), named }))) return;
    forget();
    setChecked(false);
  };
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      void add();
    }}>
      <Field label={peopleWords.idea} {...fieldProblem(checked && missing, peopleWords.missing)}>
        <Textarea value={text} rows={3} resize="vertical" maxLength={4_000} dir="auto" onChange={(_event, { value }) => setText(value)} />
      </Field>
      <Checkbox label={peopleWords.named} checked={named} onChange={(_event, { checked: on }) => setNamed(on === true)} />
      <p className="quiet small">{peopleWords.namedHint}</p>
      <ActProblem acting={acting} />
      <div className="row"><Button type="submit" disabledFocusable={acting.busy}>{peopleWords.addIdea}</Button></div>
    </form>
  );
}

function Idea({ idea, mayAnswer = false }: { idea: IdeaView; mayAnswer?: boolean }) {
  const { view } = useCommunity();
  const [asking, setAsking] = useState<'plan' | 'answer' | null>(null);
  return (
    <>
      <PlainText text={idea.text} />
      <p className="quiet small">{peopleWords.ideaStates[idea.state]} · {sayDayOf(idea.addedAt, view.zone, serverNow())}{mayAnswer && ` · ${idea.by ?? peopleWords.nobody}`}</p>
      {idea.action && <p><a href={hashOf({ page: 'actions' })} dir="auto">{idea.action.title}</a>, {peopleWords.actionStates[idea.action.state]}</p>}
      {idea.answer !== '' && <><p><strong>{peopleWords.answer}</strong>{idea.answeredByName !== null && ` · ${idea.answeredByName}`}</p><PlainText text={idea.answer} /></>}
      {mayAnswer && (
        <div className="row">
          {idea.state !== 'planned' && <Button size="small" onClick={() => setAsking('plan')}>{peopleWords.plan}</Button>}
          <Button size="small" onClick={() => setAsking('answer')}>{idea.answer === '' ? peopleWords.answerIdea : peopleWords.changeAnswer}</Button>
        </div>
      )}
      {asking === 'plan' && <Plan idea={idea} close={() => setAsking(null)} />}
      {asking === 'answer' && <Answer idea={idea} close={() => setAsking(null)} />}
    </>
  );
}

/** Longest title of an action. */
const longestTitle = 300;

function Plan({ idea, close }: { idea: IdeaView; close: () => void }) {
  const acting = useAct();
  const [title, setTitle] = useState((idea.text.split('\n')[0] ?? '').slice(0, longestTitle));
  const [checked, setChecked] = useState(false);
  const missing = title.trim() === '';
  const add = async (): Promise<void> => {
    setChecked(true);
    if (!missing && (await acting.act({ type: 'planIdea', ideaId: idea.id, base: idea.revision, title: title.trim() }))) close();
  };
  return (
    <Ask open heading={peopleWords.planHeading} close={close} act={{ label: peopleWords.planIt, busy: acting.busy, run: () => void add() }}>
      <Field label={peopleWords.planTitle} required {...fieldProblem(checked && missing, peopleWords.missing)}>
        <Input value={title} maxLength={longestTitle} dir="auto" onChange={(_event, { value }) => setTitle(value)} />
      </Field>
      <ActProblem acting={acting} />
    </Ask>
  );
}

function Answer({ idea, close }: { idea: IdeaView; close: () => void }) {
  const acting = useAct();
  const [answer, setAnswer, forget] = useKeptText(`idea.${idea.id}`, idea.answer);
  const [checked, setChecked] = useState(false);
  const missing = answer.trim() === '';
  const send = async (): Promise<void> => {
    setChecked(true);
    if (missing || !(await acting.act({ type: 'answerIdea', ideaId: idea.id, base: idea.revision, answer: answer.trim() }))) return;
    forget();
    close();
  };
  return (
    <Ask open heading={peopleWords.answerIdeaHeading} close={close} act={{ label: peopleWords.keep, busy: acting.busy, run: () => void send() }}>
      <Field label={peopleWords.answerIdeaLabel} required {...fieldProblem(checked && missing, peopleWords.missing)}>
        <Textarea value={answer} rows={4} resize="vertical" maxLength={4_000} dir="auto" onChange={(_event, { value }) => setAnswer(value)} />
      </Field>
      <ActProblem acting={acting} />
    </Ask>
  );
}
