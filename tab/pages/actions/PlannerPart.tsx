import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommunityView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct, type Acting } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Ask } from '../../parts/Ask';
import { Away } from '../../parts/Away';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { plannerWords } from './plannerWords';

/** How the plan stands in Planner, the way there, and what somebody has to decide about it. */
export function PlannerPart() {
  const { view } = useCommunity();
  const acting = useAct();
  const { planner } = view;
  const mayConnect = may(view, 'connectPlan');
  if (!mayConnect && (planner.webUrl === null || planner.state !== 'on')) return null;
  const connect = (label: string) => <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'connectPlan' })}>{label}</Button>;
  const connected = planner.state === 'asked' || planner.state === 'on' || planner.state === 'waiting';
  return (
    <section className="block no-print" aria-labelledby="planner-heading">
      <h2 id="planner-heading" className="heading">{plannerWords.heading}</h2>
      {planner.state === 'no-group' && <p className="quiet">{plannerWords.noGroup}</p>}
      {planner.state === 'off' && <p className="quiet">{plannerWords.lead}</p>}
      <Standing view={view} />
      {planner.kept !== null && <Notice tone="info">{plannerWords.kept(planner.kept.texts)}</Notice>}
      {mayConnect && connected && <Deleted view={view} acting={acting} />}
      <ActProblem acting={acting} />
      <div className="row">
        {mayConnect && planner.state === 'off' && connect(plannerWords.connect)}
        {mayConnect && planner.state === 'failed' && connect(plannerWords.again)}
        {planner.takeOver && connect(plannerWords.takeOver)}
        {planner.webUrl !== null && planner.state !== 'failed' && <Away href={planner.webUrl} label={plannerWords.open} />}
        {may(view, 'disconnectPlan') && planner.by !== null && <LetGo acting={acting} />}
      </div>
    </section>
  );
}

function Standing({ view: { planner, zone } }: { view: CommunityView }) {
  const name = planner.by?.name ?? '';
  if (planner.state === 'asked') return <Notice tone="info">{plannerWords.asked(name)}</Notice>;
  if (planner.state === 'waiting' || planner.state === 'failed') return <Notice tone="warning">{plannerWords[planner.state](name)}{planner.problem !== null && ` ${planner.problem}`}</Notice>;
  if (planner.state !== 'on' || planner.since === null) return null;
  const now = serverNow();
  return (
    <>
      <p>{plannerWords.on(sayWhen(planner.since, zone, now), name)}</p>
      {planner.problem !== null && <Notice tone="warning">{planner.problem}</Notice>}
      {planner.lastAt !== null && <p className="quiet small">{plannerWords.same(sayWhen(planner.lastAt, zone, now))}</p>}
    </>
  );
}

/** Nothing is dropped because a task is gone: somebody says what it meant. */
function Deleted({ view, acting }: { view: CommunityView; acting: Acting }) {
  const deleted = view.actions.filter((one) => one.deletedThere);
  if (deleted.length === 0) return null;
  return (
    <>
      <Notice tone="warning">{plannerWords.deleted(deleted.length)}</Notice>
      <ul className="plain">
        {deleted.map(({ id, title }) => (
          <li key={id} className="asked">
            <p dir="auto">{title}</p>
            <div className="row action-buttons">
              <Button size="small" disabledFocusable={acting.busy} aria-label={`${plannerWords.putBack}: ${title}`} onClick={() => void acting.act({ type: 'putBackTask', actionId: id })}>{plannerWords.putBack}</Button>
              <Button size="small" disabledFocusable={acting.busy} aria-label={`${plannerWords.drop}: ${title}`} onClick={() => void acting.act({ type: 'changeAction', actionId: id, state: 'dropped' })}>{plannerWords.drop}</Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function LetGo({ acting }: { acting: Acting }) {
  const [asking, setAsking] = useState(false);
  const letGo = async (): Promise<void> => {
    if (await acting.act({ type: 'disconnectPlan' })) setAsking(false);
  };
  return (
    <>
      <Button appearance="subtle" onClick={() => setAsking(true)}>{plannerWords.letGo}</Button>
      <Ask open={asking} heading={plannerWords.letGoHeading} close={() => setAsking(false)} act={{ label: plannerWords.letGo, busy: acting.busy, run: () => void letGo() }}>
        <p>{plannerWords.letGoLead}</p>
        <ActProblem acting={acting} />
      </Ask>
    </>
  );
}
