import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { CoffeeView } from '../../../bot/api/contract';
import { chatLink } from '../../../bot/domain/helping/chatLink';
import { useAct, type Acting } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { sayDate } from '../../time';
import { words } from '../../words';
import { CoffeeRhythm } from './CoffeeRhythm';
import { peopleWords } from './peopleWords';

const answers = ['yes', 'not-yet', 'not-this-time'] as const;

/** The coffee pairs: joining, with whom one is, whether one met; and for the core group how often they are drawn. */
export function Coffee({ coffee }: { coffee: CoffeeView }) {
  const acting = useAct();
  const [pausing, setPausing] = useState(false);
  const { mine, rhythm, round } = coffee;
  const now = serverNow();
  const choose = (joined: boolean): void => void (acting.busy || acting.act({ type: 'chooseCoffee', joined, pausedUntil: null }));
  return (
    <section className="block" aria-labelledby="coffee-heading">
      <h2 id="coffee-heading" className="heading">{peopleWords.coffee}</h2>
      <p className="quiet">{peopleWords.coffeeLead}</p>
      {mine && <p>{mine.pausedUntil === null ? peopleWords.isIn : peopleWords.isPaused(sayDate(mine.pausedUntil, now))} {mine.pausedUntil === null && rhythm !== null && peopleWords.next(sayDate(rhythm.nextOn, now))}</p>}
      {rhythm === null && <p className="quiet">{peopleWords.noRhythm}</p>}
      {mine && round && <Round round={round} acting={acting} />}
      {mine && !round && <p className="quiet">{peopleWords.noRound}</p>}
      <ActProblem acting={acting} />
      <div className="row">
        {mine === null && <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => choose(true)}>{peopleWords.join}</Button>}
        {mine?.pausedUntil === null && <Button disabledFocusable={acting.busy} onClick={() => setPausing(true)}>{peopleWords.pause}</Button>}
        {mine !== null && mine.pausedUntil !== null && <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => choose(true)}>{peopleWords.goOn}</Button>}
        {mine !== null && <Button appearance="subtle" disabledFocusable={acting.busy} onClick={() => choose(false)}>{peopleWords.leave}</Button>}
      </div>
      {coffee.counts && <CoffeeRhythm key={JSON.stringify(rhythm)} rhythm={rhythm} counts={coffee.counts} />}
      {pausing && <Pause close={() => setPausing(false)} />}
    </section>
  );
}

function Round({ round, acting }: { round: NonNullable<CoffeeView['round']>; acting: Acting }) {
  const emails = round.others.flatMap(({ email }) => email ?? []);
  if (round.others.length === 0) return <p>{round.alone ? peopleWords.alone : peopleWords.gone}</p>;
  return (
    <>
      <p><strong dir="auto">{peopleWords.round(sayDate(round.drawnOn, serverNow()), round.others.map((one) => one.name))}</strong> {emails.length > 0 && <a href={chatLink(emails)} target="_blank" rel="noreferrer">{peopleWords.chat}<span className="hidden"> ({words.newTab})</span></a>}</p>
      {round.mayAsk && (
        <fieldset className="choices choices-row">
          <legend>{peopleWords.didYouMeet}</legend>
          {answers.map((met) => <Button key={met} size="small" aria-pressed={round.met === met} appearance={round.met === met ? 'primary' : 'secondary'} disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'sayMet', roundId: round.id, met })}>{peopleWords.met[met]}</Button>)}
          <span className="quiet small">{peopleWords.metWhy}</span>
        </fieldset>
      )}
    </>
  );
}

function Pause({ close }: { close: () => void }) {
  const acting = useAct();
  const [until, setUntil] = useState('');
  const [checked, setChecked] = useState(false);
  const pause = async (): Promise<void> => {
    setChecked(true);
    if (until !== '' && (await acting.act({ type: 'chooseCoffee', joined: true, pausedUntil: until }))) close();
  };
  return (
    <Ask open heading={peopleWords.pauseHeading} close={close} act={{ label: peopleWords.pause, busy: acting.busy, run: () => void pause() }}>
      <Field label={peopleWords.pauseUntil} required hint={peopleWords.pauseHint}><Input type="date" value={until} onChange={(_event, { value }) => setUntil(value)} /></Field>
      {checked && until === '' && <p role="alert">{peopleWords.pauseMissing}</p>}
      <ActProblem acting={acting} />
    </Ask>
  );
}
