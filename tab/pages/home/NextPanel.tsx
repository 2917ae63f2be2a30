import { Button } from '@fluentui/react-components';
import type { CommunityView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayTime } from '../../time';
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
      {!inCore && <Asked />}
      {inCore && <Path />}
      {inCore && !view.hasCorePlace && <Notice tone="info">{words.home.noPlace}</Notice>}
    </section>
  );
}

/** The thirty-minute path: offered while most of it is ahead, and left at any time. */
function Path() {
  const { view } = useCommunity();
  const acting = useAct();
  const { chosen, done, total, minutesLeft } = view.path;
  if (done === total || total === 0) return null;
  const fast = chosen === 'fast';
  // Whoever has gone a good part of the whole way is not asked again.
  if (!fast && done > 1) return null;
  return (
    <div className="row path">
      <span className="quiet">{fast ? words.home.pathFast(done, total, minutesLeft) : words.home.pathFull}</span>
      <Button size="small" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'choosePath', path: fast ? 'full' : 'fast' })}>{fast ? words.home.toFull : words.home.toFast}</Button>
      <ActProblem acting={acting} />
    </div>
  );
}

/** Texts that are put to the members, and on which the reader has not spoken yet. */
function Asked() {
  const { view } = useCommunity();
  const now = serverNow();
  const open = view.steps.filter((one) => one.consultation?.state === 'open' && one.consultation.mine === null);
  if (open.length === 0) return null;
  return (
    <ul className="plain">
      {open.map((one) => <li key={one.id}><a href={hashOf({ page: 'step', stepId: one.id })}>{words.home.asksYou(one.heading, sayTime(one.consultation?.endsAt ?? '', view.zone, now))}</a></li>)}
    </ul>
  );
}

function nothingNext({ me, core, charter }: CommunityView): string {
  if (me.part === 'core') return words.home.nothingNext;
  if (core.length === 0) return words.home.nextRests;
  return charter.latest ? words.home.memberNext : words.home.memberNextEarly;
}
