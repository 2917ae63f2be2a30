import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConsultationView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Folded } from '../../parts/Folded';
import { fieldProblem } from '../../parts/fieldProblem';
import { ActProblem, Notice } from '../../parts/Notice';
import { LineList, PlainText } from '../../parts/PlainText';
import { sayTime } from '../../time';
import { consultWords } from './consultWords';
import { MyWord } from './MyWord';
import { stepWords } from './stepWords';

/** An agreed text and the members: asking them, what they say, and one's own word as a member. */
export function ConsultPart({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const { consultation, mayAskMembers } = step;
  return (
    <>
      {consultation && (view.me.part === 'member' ? <ForMember key={consultation.number} step={step} consultation={consultation} /> : <ForCore consultation={consultation} />)}
      {mayAskMembers && may(view, 'askMembers') && <AskThem key={mayAskMembers.number} step={step} asks={mayAskMembers} />}
    </>
  );
}

function AskThem({ step, asks }: { step: StepView; asks: NonNullable<StepView['mayAskMembers']> }) {
  const acting = useAct();
  const [days, setDays] = useState(String(asks.days));
  const [sure, setSure] = useState(false);
  const count = Number(days);
  const fits = Number.isInteger(count) && count >= 2 && count <= 60;
  const form = (
    <>
      <p>{consultWords.askLead}{asks.suggested && ` ${consultWords.suggested}`}</p>
      <Field label={consultWords.days} hint={consultWords.daysHint} {...fieldProblem(!fits, consultWords.daysHint)}>
        <Input type="number" min={2} max={60} value={days} onChange={(_event, data) => setDays(data.value)} />
      </Field>
      <ActProblem acting={acting} />
      {sure && <p aria-live="polite">{consultWords.confirm(count)}</p>}
      <div className="row">
        <Button appearance={sure ? 'primary' : 'secondary'} disabledFocusable={!fits || acting.busy} onClick={() => {
          if (sure) void acting.act({ type: 'askMembers', stepId: step.id, number: asks.number, days: count });
          else setSure(true);
        }}>{sure ? consultWords.send : consultWords.ask}</Button>
        {sure && <Button onClick={() => setSure(false)}>{consultWords.notYet}</Button>}
      </div>
    </>
  );
  // Of most agreed texts nobody is asked: there it stands out of the way of the answers.
  if (!asks.suggested) return <Folded summary={consultWords.ask}>{form}</Folded>;
  return (
    <section className="block" aria-labelledby="ask-members-heading">
      <h2 id="ask-members-heading" className="heading">{consultWords.ask}</h2>
      {form}
    </section>
  );
}

function ForCore({ consultation }: { consultation: ConsultationView }) {
  const { view } = useCommunity();
  const { by, endsAt, state, voices, problem } = consultation;
  const date = endsAt === null ? '' : sayTime(endsAt, view.zone, serverNow());
  return (
    <section className="block" aria-labelledby="members-heading">
      <h2 id="members-heading" className="heading">{consultWords.heading}</h2>
      {problem !== null ? <Notice tone="warning">{problem}</Notice> : <p>{state === 'on-its-way' ? consultWords.coming(by.name) : state === 'open' ? consultWords.open(by.name, date) : consultWords.over(date)}</p>}
      {voices.length === 0 && problem === null && <p className="quiet">{state === 'over' ? consultWords.nobodyOver : consultWords.nobody}</p>}
      {voices.length > 0 && (
        <>
          <p>{consultWords.spoke(voices.length)}</p>
          <ul className="stances">
            {voices.map((one) => <li key={one.person.id}>{one.person.name} {stepWords.stanceSaid[one.stance]}: <span dir="auto">{one.reason}</span></li>)}
          </ul>
          {voices.some((one) => one.stance === 'object') && <p className="quiet">{consultWords.whatNow}</p>}
        </>
      )}
    </section>
  );
}

function ForMember({ step, consultation }: { step: StepView; consultation: ConsultationView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const { number, by, endsAt, state, texts, mine } = consultation;
  const date = endsAt === null ? '' : sayTime(endsAt, view.zone, serverNow());
  return (
    <section className="block" aria-labelledby="members-heading">
      <h2 id="members-heading" className="heading">{consultWords.heading}</h2>
      <p>{state === 'over' ? consultWords.over(date) : consultWords.toMember(by.name)}</p>
      {texts.map((one) => (
        <section key={one.heading} className="slot-text">
          <h3>{one.heading}</h3>
          {one.form === 'list' ? <LineList text={one.text} /> : <PlainText text={one.text} />}
        </section>
      ))}
      {state === 'open' && <p>{consultWords.silence(date)}</p>}
      {mine && <p><strong>{consultWords.mine}</strong>: <span dir="auto">{mine.reason}</span></p>}
      <ActProblem acting={acting} />
      {state !== 'over' && may(view, 'speakUp') && (
        <>
          <MyWord about={`${step.id}.${number}.member`} mine={mine?.stance ?? null} busy={acting.busy} mayAgree={false} hints={consultWords.hints} send={async (stance, reason) => stance !== 'agree' && reason !== null && (await acting.act({ type: 'speakUp', stepId: step.id, number, stance, reason })) !== null} />
          {mine && <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'takeBackVoice', stepId: step.id, number })}>{consultWords.takeBack}</Button>}
          <p className="quiet small">{consultWords.privacy}</p>
        </>
      )}
    </section>
  );
}
