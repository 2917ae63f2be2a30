import { Button, Field, Textarea } from '@fluentui/react-components';
import type { WelcomeView } from '../../../bot/api/contract';
import { chatLink } from '../../../bot/domain/helping/chatLink';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { sayDayOf } from '../../time';
import { words } from '../../words';
import { peopleWords } from './peopleWords';
import { useKeptText } from '../../drafts/useKept';

/** Who has joined, with a draft for each: a person changes it and sends it in their own name. */
export function Welcome({ welcome }: { welcome: WelcomeView }) {
  return (
    <section className="block" aria-labelledby="welcome-heading">
      <h2 id="welcome-heading" className="heading">{peopleWords.welcome}</h2>
      {welcome.newcomers.length === 0 ? <p className="quiet">{peopleWords.noNewcomers(welcome.days)}</p> : <p className="quiet">{peopleWords.welcomeLead(welcome.days)}</p>}
      <ul className="plain">{welcome.newcomers.map((one) => <li key={one.id} className="entry"><Newcomer newcomer={one} /></li>)}</ul>
    </section>
  );
}

function Newcomer({ newcomer }: { newcomer: WelcomeView['newcomers'][number] }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [text, setText] = useKeptText(`welcome.${newcomer.id}`, newcomer.draft);
  const { greeting } = newcomer;
  const now = serverNow();
  const greet = (greeted: boolean): void => void (acting.busy || acting.act({ type: 'greet', personId: newcomer.id, greeted }));
  return (
    <>
      <h3 dir="auto">{newcomer.name}</h3>
      <p className="quiet small">{peopleWords.joinedOn(sayDayOf(newcomer.joinedAt, view.zone, now))}</p>
      {greeting && <p>{greeting.mine ? peopleWords.greetedByMe(sayDayOf(greeting.at, view.zone, now)) : peopleWords.greetedBy(greeting.by, sayDayOf(greeting.at, view.zone, now))}</p>}
      {greeting?.mine && (
        <>
          <p>{newcomer.email === null ? peopleWords.noAddress : <><a className="act" href={chatLink([newcomer.email], text)} target="_blank" rel="noreferrer">{peopleWords.openChat}<span className="hidden">: {newcomer.name} ({words.newTab})</span></a> <span className="quiet small">{peopleWords.openHint}</span></>}</p>
          <Folded summary={peopleWords.draft(newcomer.name)}><Draft name={newcomer.name} text={text} set={setText} /></Folded>
          <Button appearance="subtle" disabledFocusable={acting.busy} onClick={() => greet(false)}>{peopleWords.notSent}</Button>
        </>
      )}
      {!greeting && (
        <>
          <Draft name={newcomer.name} text={text} set={setText} />
          <div className="row"><Button appearance="primary" aria-label={`${peopleWords.send}: ${newcomer.name}`} disabledFocusable={acting.busy || text.trim() === ''} onClick={() => greet(true)}>{peopleWords.send}</Button></div>
        </>
      )}
      <ActProblem acting={acting} />
    </>
  );
}

const Draft = ({ name, text, set }: { name: string; text: string; set: (text: string) => void }) => (
  <Field label={peopleWords.draft(name)}><Textarea value={text} rows={8} resize="vertical" maxLength={1_500} dir="auto" onChange={(_event, { value }) => set(value)} /></Field>
);
