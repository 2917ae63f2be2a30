import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { may, useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Ask } from '../../parts/Ask';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { countingWords } from './countingWords';

/** Whether it is counted that people write in the channels: what that means is said before it begins and stays to be read. */
export function CountingPart() {
  const { view } = useCommunity();
  const acting = useAct();
  const [asking, setAsking] = useState(false);
  const { counting, team } = view;
  if (!may(view, 'countMessages')) return null;
  const hasTeam = team?.hasTeam === true;
  const choose = async (): Promise<void> => {
    if (await acting.act({ type: 'countMessages', on: counting === null })) setAsking(false);
  };
  return (
    <section className="block" aria-labelledby="counting-heading">
      <h2 id="counting-heading" className="heading">{countingWords.heading}</h2>
      <p>{countingWords.lead}</p>
      <p><strong>{counting ? countingWords.on(counting.by, sayWhen(counting.since, view.zone, serverNow())) : hasTeam ? countingWords.off : countingWords.noTeam}</strong></p>
      <Folded summary={countingWords.about}><What /></Folded>
      <p className="quiet">{countingWords.owner} <a href={hashOf({ page: 'connections' })}>{countingWords.connections}</a></p>
      {(counting !== null || hasTeam) && <div className="row"><Button onClick={() => setAsking(true)}>{counting ? countingWords.stop : countingWords.start}</Button></div>}
      <Ask
        open={asking} wide={counting === null} heading={counting ? countingWords.stopHeading : countingWords.startHeading} cancel={countingWords.cancel} close={() => setAsking(false)}
        act={{ label: counting ? countingWords.stopIt : countingWords.startIt, busy: acting.busy, run: () => void choose() }}
      >
        {counting ? <ul className="lines">{countingWords.stopWhat.map((line) => <li key={line}>{line}</li>)}</ul> : <><What /><p>{countingWords.told}</p></>}
        <ActProblem acting={acting} />
      </Ask>
    </section>
  );
}

const What = () => <ul className="lines">{countingWords.what.map((line) => <li key={line}>{line}</li>)}</ul>;
