import type { CommunityView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { Notice } from '../../parts/Notice';
import { words } from '../../words';

/** The one next thing: why, how long, whom it waits for, and the button that does it. */
export function NextPanel() {
  const { view } = useCommunity();
  const { next, me } = view;
  const inCore = me.part === 'core';
  const waits = next?.waitsFor.map((one) => (one.id === me.id ? words.you : one.name)) ?? [];
  const hash = next && hashOf(view.steps.find((one) => one.id === next.stepId)?.kind === 'document' ? { page: 'charter' } : { page: 'step', stepId: next.stepId });
  return (
    <section className="next" aria-labelledby="next-heading">
      <h2 id="next-heading" className="next-label">{words.home.next}</h2>
      {next ? (
        <div className="next-body">
          <div>
            <p className="next-thing">{next.heading}</p>
            <p className="quiet">{[words.minutes(next.minutes), ...(waits.length > 0 ? [words.waitsFor(waits)] : [])].join(' · ')}</p>
            <p>{next.why}</p>
          </div>
          <a className="act" href={hash ?? '#/'}>{next.act}<span className="hidden">: {next.heading}</span></a>
        </div>
      ) : <p>{nothingNext(view)}</p>}
      {inCore && !view.hasCorePlace && <Notice tone="info">{words.home.noPlace}</Notice>}
    </section>
  );
}

function nothingNext({ me, core, charter }: CommunityView): string {
  if (me.part === 'core') return words.home.nothingNext;
  if (core.length === 0) return words.home.nextRests;
  return charter.latest ? words.home.memberNext : words.home.memberNextEarly;
}
