import { Button, Checkbox, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { HelpingAnswer, ThanksView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { PeopleSearch } from '../../parts/PeopleSearch';
import { PlainText } from '../../parts/PlainText';
import { sayDayOf } from '../../time';
import { ByName } from './ByName';
import { thanksWords } from './thanksWords';
import { useKeptText } from '../../drafts/useKept';

/** Thanks for the reader, what they are asked about them, and thanks of their own. */
export function Thanks({ thanks }: { thanks: HelpingAnswer['thanks'] }) {
  return (
    <section className="block" aria-labelledby="thanks-heading">
      <h2 id="thanks-heading" className="heading">{thanksWords.heading}</h2>
      <p className="quiet">{thanksWords.lead}</p>
      {thanks.told.length > 0 && <><h3>{thanksWords.told}</h3><ul className="plain">{thanks.told.map((one) => <li key={one.id} className="entry"><Told thanks={one} /></li>)}</ul></>}
      <Say mayShare={thanks.mayShare} />
      {thanks.said.length > 0 && <><h3>{thanksWords.said}</h3><ul className="plain">{thanks.said.map((one) => <li key={one.id} className="entry"><Said thanks={one} /></li>)}</ul></>}
    </section>
  );
}

function Say({ mayShare }: { mayShare: boolean }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [to, setTo] = useState<{ id: string; name: string } | null>(null);
  const [text, setText, forget] = useKeptText('thanks');
  const [share, setShare] = useState(false);
  const [checked, setChecked] = useState(false);
  const [finding, setFinding] = useState(false);
  const missing = to === null || text.trim() === '';
  const send = async (): Promise<void> => {
    setChecked(true);
    if (missing || acting.busy || !(await acting.act({ type: 'sayThanks', personId: to.id, text: text.trim(), share }))) return;
    forget();
    setTo(null);
    setShare(false);
    setFinding(false);
    setChecked(false);
  };
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      void send();
    }}>
      {view.me.part === 'core' && to === null && !finding && <div className="row"><Button onClick={() => setFinding(true)}>{thanksWords.whom}</Button></div>}
      {view.me.part === 'core' && to === null && finding && <PeopleSearch label={thanksWords.find} leaveOut={(one) => one.id === view.me.id} sayChoice={thanksWords.choose} choose={({ id, name }) => setTo({ id, name })} />}
      {view.me.part !== 'core' && to === null && <ByName choose={setTo} />}
      {to !== null && <p className="row"><strong>{thanksWords.chosen(to.name)}</strong> <Button size="small" appearance="subtle" onClick={() => setTo(null)}>{thanksWords.other}</Button></p>}
      <Field label={thanksWords.text}><Textarea value={text} rows={3} resize="vertical" maxLength={1_000} dir="auto" onChange={(_event, { value }) => setText(value)} /></Field>
      {mayShare && <><Checkbox label={thanksWords.share} checked={share} onChange={(_event, { checked: on }) => setShare(on === true)} /><p className="quiet small">{thanksWords.shareHint}</p></>}
      {checked && missing && <p role="alert">{thanksWords.missing}</p>}
      <ActProblem acting={acting} />
      <div className="row"><Button type="submit" disabledFocusable={acting.busy}>{thanksWords.send}</Button></div>
    </form>
  );
}

function Told({ thanks }: { thanks: ThanksView }) {
  const acting = useAct();
  const [changing, setChanging] = useState(false);
  const answer = async (said: 'yes' | 'no' | 'mine'): Promise<void> => {
    if (await acting.act({ type: 'answerThanks', thanksId: thanks.id, base: thanks.revision, answer: said })) setChanging(false);
  };
  return (
    <>
      <PlainText text={thanks.text} />
      <By thanks={thanks} />
      {thanks.share && thanks.answer !== null && <p className="quiet small">{thanks.answer === 'yes' ? (thanks.postedAt === null ? thanksWords.nowYes : thanksWords.nowPosted) : thanks.answer === 'no' ? thanksWords.nowNo : thanksWords.nowMine}</p>}
      {thanks.share && (thanks.answer === null || changing) && (
        <>
          <p>{thanksWords.asks(thanks.name)}</p>
          <div className="row">{(['yes', 'mine', 'no'] as const).map((one) => <Button key={one} size="small" disabledFocusable={acting.busy} onClick={() => void answer(one)}>{thanksWords[one]}</Button>)}</div>
        </>
      )}
      {thanks.share && thanks.answer !== null && !changing && <Button size="small" appearance="subtle" onClick={() => setChanging(true)}>{thanksWords.change}</Button>}
      <ActProblem acting={acting} />
    </>
  );
}

function Said({ thanks }: { thanks: ThanksView }) {
  const acting = useAct();
  return (
    <>
      <PlainText text={thanks.text} />
      <By thanks={thanks} more={thanksWords.state(thanks)} />
      <Button size="small" appearance="subtle" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'takeBackThanks', thanksId: thanks.id })}>{thanksWords.takeBack}<span className="hidden">: {thanks.name}</span></Button>
      <ActProblem acting={acting} />
    </>
  );
}

function By({ thanks, more = '' }: { thanks: ThanksView; more?: string }) {
  const { view } = useCommunity();
  return <p className="quiet small">{thanksWords.from(thanks.name, sayDayOf(thanks.saidAt, view.zone, serverNow()))}{more !== '' && ` · ${more}`}</p>;
}
