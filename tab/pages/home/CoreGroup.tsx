import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { PersonRef } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { Bones } from '../../parts/Bones';
import { PersonPicture } from '../../parts/PersonPicture';
import { ActProblem } from '../../parts/Notice';
import { words } from '../../words';

// Rarely needed: fetched when somebody wants it.
const AskIn = lazy(() => import('./AskIn').then((module) => ({ default: module.AskIn })));
const LeaveCore = lazy(() => import('./LeaveCore').then((module) => ({ default: module.LeaveCore })));

/** Who is in the core group; for those in it the ways in and out, and a way in for anybody where it is empty. */
export function CoreGroup() {
  const { view } = useCommunity();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section aria-labelledby="core-heading" className="block">
      <h2 id="core-heading" className="heading" tabIndex={-1} ref={heading}>{words.core.heading}</h2>
      {view.core.length === 0 ? <Empty /> : <ul className="plain core-names">{view.core.map((one) => <Person key={one.id} person={one} />)}</ul>}
      {view.me.part === 'core' && <Ways heading={heading} />}
    </section>
  );
}

function Person({ person }: { person: PersonRef }) {
  const { view } = useCommunity();
  return (
    <li className="core-name">
      <PersonPicture person={person} />
      <span>{person.name}{person.id === view.me.id && <span className="quiet"> ({words.you})</span>}</span>
    </li>
  );
}

function Empty() {
  const { view } = useCommunity();
  const acting = useAct();
  if (!may(view, 'changeCore')) return <p>{words.core.empty}</p>;
  return (
    <>
      <p>{words.core.empty} {words.core.emptyJoin}</p>
      <ActProblem acting={acting} />
      <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'changeCore', personId: view.me.id, part: 'core' })}>{words.core.join}</Button>
    </>
  );
}

function Ways({ heading }: { heading: RefObject<HTMLHeadingElement | null> }) {
  const { view } = useCommunity();
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const alone = view.core.length === 1;
  return (
    <>
      {alone && <p className="quiet">{words.core.alone}</p>}
      <div className="row">
        <Button aria-expanded={asking} onClick={() => setAsking(!asking)}>{words.core.askIn}</Button>
        {!alone && <Button appearance="subtle" onClick={() => setLeaving(true)}>{words.core.leave}</Button>}
      </div>
      {asking && <Suspense fallback={<Bones />}><AskIn /></Suspense>}
      {leaving && (
        <Suspense fallback={null}>
          <LeaveCore close={() => setLeaving(false)} left={() => {
            // Nothing outside of an open dialog takes the focus: it is closed first.
            flushSync(() => setLeaving(false));
            heading.current?.focus();
          }} />
        </Suspense>
      )}
    </>
  );
}
