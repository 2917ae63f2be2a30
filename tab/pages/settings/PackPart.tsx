import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { PackView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Ask } from '../../parts/Ask';
import { Download } from '../../parts/Download';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { words } from '../../words';
import { packWords } from './packWords';

/** Taking everything along as one file: making it, how it stands, and the word of a second person that it is complete. */
export function PackPart() {
  const { view } = useCommunity();
  const acting = useAct();
  const [asking, setAsking] = useState(false);
  const { team } = view;
  if (!team || !may(view, 'makePack')) return null;
  const { pack } = team;
  const make = async (): Promise<void> => {
    if (await acting.act({ type: 'makePack' })) setAsking(false);
  };
  return (
    <section className="block" aria-labelledby="pack-heading">
      <h2 id="pack-heading" className="heading">{packWords.heading}</h2>
      <p>{packWords.lead}</p>
      <p className="quiet">{pack ? packWords.shared : `${packWords.shared} ${packWords.example}`}</p>
      {pack && <PackState pack={pack} />}
      <div className="row">
        {pack?.state !== 'asked' && <Button appearance={pack ? 'secondary' : 'primary'} onClick={() => setAsking(true)}>{!pack ? packWords.make : pack.state === 'waiting' ? packWords.goOn : packWords.makeAgain}</Button>}
        <Download file="pack.zip" name={pack?.fileName ?? `${view.name}.zip`} label={packWords.download} />
      </div>
      <Ask open={asking} heading={packWords.makeHeading} cancel={packWords.cancel} close={() => setAsking(false)} act={{ label: packWords.makeIt, busy: acting.busy, run: () => void make() }}>
        <ul className="lines">{packWords.makeWhat.map((line) => <li key={line}>{line}</li>)}</ul>
        <ActProblem acting={acting} />
      </Ask>
    </section>
  );
}

function PackState({ pack }: { pack: PackView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const { id, state, problem, webUrl, fileName, checked, mine } = pack;
  const ended = state === 'filed' || state === 'failed';
  const when = (at: string): string => sayWhen(at, view.zone, serverNow());
  const say = (complete: boolean): void => void acting.act({ type: 'checkPack', packId: id, complete });
  return (
    <>
      <Notice tone={state === 'waiting' || state === 'failed' ? 'warning' : 'info'}>
        {packWords.states[state]} {packWords.by(pack.by, when(pack.at))}{problem !== null && ` ${problem}`}
        {webUrl !== null && <> <a href={webUrl} target="_blank" rel="noreferrer">{packWords.open}<span className="hidden">: {fileName} ({words.newTab})</span></a></>}
      </Notice>
      {checked && <p>{packWords.checked(checked.by, when(checked.at))}</p>}
      {ended && !checked && <p>{mine ? packWords.mine : packWords.unchecked}</p>}
      {ended && !checked && !mine && <div className="row"><Button disabledFocusable={acting.busy} onClick={() => say(true)}>{packWords.complete}</Button></div>}
      {checked && <div className="row"><Button appearance="subtle" disabledFocusable={acting.busy} onClick={() => say(false)}>{packWords.takeBack}</Button></div>}
      <ActProblem acting={acting} />
    </>
  );
}

/** For who is about to archive the team: whether everything was taken along and checked. Nothing waits for it. */
export function PackBefore() {
  const { view } = useCommunity();
  const pack = view.team?.pack ?? null;
  const when = (at: string): string => sayWhen(at, view.zone, serverNow());
  if (!pack) return <p><strong>{packWords.before}.</strong> {packWords.none}</p>;
  const there = pack.state === 'filed' ? packWords.isThere(when(pack.at)) : packWords.underWay;
  return <p><strong>{packWords.before}.</strong> {there} {pack.checked ? packWords.checked(pack.checked.by, when(pack.checked.at)) : packWords.unchecked}</p>;
}
