import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { StepView, VoteView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useNotices } from '../../app/notices';
import { useAct, type Acting } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { sayDayOf } from '../../time';
import { voteWords } from './voteWords';

/** Dots on options: each vote private until the vote is closed, then the sums for all. */
export function VoteStep({ step }: { step: StepView }) {
  const acting = useAct();
  const { vote } = step;
  if (!vote) return null;
  if (vote.turnout) return <Result vote={vote} turnout={vote.turnout} />;
  return (
    <>
      {vote.options.length === 0 ? <Nothing vote={vote} /> : <Ballot key={`${vote.mine} ${vote.options.length}`} step={step} vote={vote} acting={acting} />}
      <AddOption step={step} acting={acting} />
      <Close step={step} acting={acting} />
    </>
  );
}

function Nothing({ vote }: { vote: VoteView }) {
  return (
    <section className="block">
      <p>{voteWords.nothing}</p>
      {vote.sources.map((one) => <p key={one.stepId}><a href={hashOf({ page: 'step', stepId: one.stepId })}>{one.heading}</a></p>)}
    </section>
  );
}

function Ballot({ step, vote, acting }: { step: StepView; vote: VoteView; acting: Acting }) {
  const { view } = useCommunity();
  const { say } = useNotices();
  const [dots, setDots] = useState<Record<string, number>>(() => Object.fromEntries(vote.options.map((one) => [one.id, one.mine])));
  const placed = Object.values(dots).reduce((sum, count) => sum + count, 0);
  const left = vote.dots - placed;
  const set = (id: string, count: number): void => setDots({ ...dots, [id]: count });
  const withdraw = async (option: VoteView['options'][number]): Promise<void> => {
    if ((await acting.act({ type: 'withdrawOption', stepId: step.id, optionId: option.id }, { quiet: true })) !== null) {
      say(voteWords.withdrawn, { label: voteWords.undo, run: () => void acting.act({ type: 'addOption', stepId: step.id, text: option.text }) });
    }
  };
  if (!may(view, 'vote')) return null;
  return (
    <section className="block" aria-labelledby="ballot-heading">
      <h2 id="ballot-heading" className="heading">{voteWords.heading}</h2>
      <p>{voteWords.lead(vote.dots, vote.mostOnOne)}</p>
      {vote.mine !== 'none' && <p>{vote.mine === 'given' ? voteWords.given : voteWords.passed}</p>}
      <p className="quiet" aria-live="polite">{voteWords.left(left)}</p>
      <ul className="plain">
        {vote.options.map((one) => {
          const mine = dots[one.id] ?? 0;
          return (
            <li key={one.id} className="vote-option">
              <span className="vote-text"><span dir="auto">{one.text}</span> <span className="quiet small vote-from">{one.from}</span></span>
              <span className="vote-dots" role="group" aria-label={`${one.text}: ${voteWords.dots(mine)}`}>
                <Button size="small" disabledFocusable={mine === 0} aria-label={voteWords.less(one.text)} onClick={() => set(one.id, mine - 1)}>−</Button>
                <span aria-hidden="true" className="vote-count">{'●'.repeat(mine)}{'○'.repeat(vote.mostOnOne - mine)}</span>
                <Button size="small" disabledFocusable={mine >= vote.mostOnOne || left <= 0} aria-label={voteWords.more(one.text)} onClick={() => set(one.id, mine + 1)}>+</Button>
              </span>
              {one.mayWithdraw && <Button size="small" appearance="subtle" disabledFocusable={acting.busy} aria-label={`${voteWords.withdraw}: ${one.text}`} onClick={() => void withdraw(one)}>{voteWords.withdraw}</Button>}
            </li>
          );
        })}
      </ul>
      <ActProblem acting={acting} />
      <div className="row">
        <Button appearance="primary" disabledFocusable={placed === 0 || acting.busy} onClick={() => void acting.act({ type: 'vote', stepId: step.id, dots })}>{vote.mine === 'given' ? voteWords.change : voteWords.give}</Button>
        {vote.mine !== 'passed' && <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'passVote', stepId: step.id })}>{voteWords.pass}</Button>}
        {vote.mine !== 'none' && <Button appearance="subtle" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'takeBackVote', stepId: step.id })}>{voteWords.takeBack}</Button>}
      </div>
    </section>
  );
}

function AddOption({ step, acting }: { step: StepView; acting: Acting }) {
  const { view } = useCommunity();
  const [text, setText] = useState('');
  if (!may(view, 'addOption')) return null;
  return (
    <form className="inline-form" onSubmit={(event) => {
      event.preventDefault();
      if (text.trim() !== '') void acting.act({ type: 'addOption', stepId: step.id, text: text.trim() }).then((answer) => answer && setText(''));
    }}>
      <Field label={voteWords.option}><Input value={text} maxLength={300} onChange={(_event, data) => setText(data.value)} /></Field>
      <Button type="submit" disabledFocusable={text.trim() === '' || acting.busy}>{voteWords.add}</Button>
    </form>
  );
}

function Close({ step, acting }: { step: StepView; acting: Acting }) {
  const { view } = useCommunity();
  if (!may(view, 'reveal') || step.status === 'not-started') return null;
  const now = serverNow();
  const early = step.status === 'open' && step.given.length >= 2 && step.revealFrom !== null && step.revealFrom <= now.toISOString();
  if (step.status !== 'ready' && !early) return step.revealFrom === null ? null : <p className="quiet">{voteWords.closes(sayDayOf(step.revealFrom, view.zone, now))}</p>;
  return (
    <div className="row">
      <Button appearance={step.status === 'ready' ? 'primary' : 'secondary'} disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'reveal', stepId: step.id })}>{voteWords.close}</Button>
      <span className="quiet small">{voteWords.closeLead}</span>
    </div>
  );
}

function Result({ vote, turnout }: { vote: VoteView; turnout: NonNullable<VoteView['turnout']> }) {
  const most = Math.max(1, ...vote.options.map((one) => one.result?.total ?? 0));
  return (
    <section className="block" aria-labelledby="result-heading">
      <h2 id="result-heading" className="heading">{voteWords.result}</h2>
      <p className="quiet">{voteWords.turnout(turnout.voted, turnout.passed)}</p>
      <ol className="plain">
        {vote.options.map((one) => (
          <li key={one.id} className="vote-result">
            <p><span dir="auto">{one.text}</span>: {voteWords.dots(one.result?.total ?? 0)}{one.result?.tied && ` (${voteWords.tied(one.result.rank)})`}</p>
            <div className="vote-bar" aria-hidden="true" style={{ inlineSize: `${((one.result?.total ?? 0) / most) * 100}%` }} />
          </li>
        ))}
      </ol>
    </section>
  );
}
