import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { Loaded } from '../../parts/Loaded';
import { ActProblem } from '../../parts/Notice';
import { Agenda, MeetingNotes } from './MeetingParts';
import { stepWords } from './stepWords';

const PlanEvent = lazy(() => import('../calendar/PlanEvent').then((module) => ({ default: module.PlanEvent })));

/** A conversation: what to speak about, and what came of it. */
export function MeetingStep({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const acting = useAct();
  return (
    <>
      <Agenda step={step} />
      {step.calendar !== null && step.status !== 'done' && may(view, 'planEvent') && <InCalendar step={step} kind={step.calendar} />}
      <MeetingNotes step={step} fields={step.fields}>
        <ActProblem acting={acting} />
        {step.status !== 'done' && may(view, 'finishStep') && (
          <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'finishStep', stepId: step.id })}>{stepWords.finish}</Button>
        )}
      </MeetingNotes>
    </>
  );
}

/** The meeting as an event of the calendar, with a title and a length to begin with. */
function InCalendar({ step, kind }: { step: StepView; kind: NonNullable<StepView['calendar']> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="row">
        <Button onClick={() => setOpen(true)}>{stepWords.toCalendar}</Button>
        <a href={hashOf({ page: 'calendar' })}>{stepWords.seeCalendar}</a>
      </p>
      {open && <Planning step={step} kind={kind} close={() => setOpen(false)} />}
    </>
  );
}

/** What events are planned by comes with the calendar; it is read when somebody plans one. */
function Planning({ step, kind, close }: { step: StepView; kind: NonNullable<StepView['calendar']>; close: () => void }) {
  const now = serverNow().toISOString().slice(0, 13);
  const query = useRead(['events-plan'], (api, id) => api.events(id, `${now}:00:00Z`, `${now}:00:01Z`));
  return <Loaded query={query}>{({ plan }) => <Suspense fallback={null}><PlanEvent fields={plan} event={null} first={{ kind, title: step.heading, minutes: String(step.minutes) }} close={close} /></Suspense>}</Loaded>;
}
