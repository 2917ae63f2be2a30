import { lazy, type ReactNode } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { AgreePart } from './AgreePart';
import { ChecksStep } from './ChecksStep';
import { ConsultPart } from './ConsultPart';
import { DecideStep } from './DecideStep';
import { GatedStep } from './GatedStep';
import { ReadStep } from './ReadStep';
import { stepWords } from './stepWords';
import { workingVersion } from './version';

const PackPart = lazy(() => import('../settings/PackPart').then((module) => ({ default: module.PackPart })));
const ArchivePart = lazy(() => import('./ArchivePart').then((module) => ({ default: module.ArchivePart })));
const AssignStep = lazy(() => import('./AssignStep').then((module) => ({ default: module.AssignStep })));
const EventStep = lazy(() => import('./EventStep').then((module) => ({ default: module.EventStep })));
const MeetingStep = lazy(() => import('./MeetingStep').then((module) => ({ default: module.MeetingStep })));
const PaperStep = lazy(() => import('./PaperStep').then((module) => ({ default: module.PaperStep })));
const VoteStep = lazy(() => import('./VoteStep').then((module) => ({ default: module.VoteStep })));

/** Kinds whose inner working is the core group's own. */
const coreOnly: Record<StepView['kind'], boolean> = { ask: true, agree: true, meeting: true, checks: true, decide: true, assign: false, event: false, document: false, read: false, paper: false, vote: true };

/** What can be done in a step, whatever its kind; `ask` is what stands for the questions of an ask step. */
export function StepBody({ step, ask }: { step: StepView; ask: ReactNode }) {
  const { view } = useCommunity();
  const outside = view.me.part !== 'core';
  // Of the core group's own working others see what is put to the members.
  const asked = outside && step.consultation !== null ? <ConsultPart step={step} /> : null;
  if (step.gated !== null) return <><GatedStep step={step} gate={step.gated} />{asked}</>;
  if (outside && coreOnly[step.kind]) return asked ?? <p>{stepWords.memberOnly}</p>;
  // Skipped or put aside, it shows the reason; it is taken up again by the button below.
  if (step.status === 'skipped' || step.status === 'parked') return null;
  const version = workingVersion(step);
  switch (step.kind) {
    case 'ask': return ask;
    case 'agree': return <AgreePart key={version} step={step} />;
    case 'assign': return <AssignStep step={step} />;
    case 'meeting': return <MeetingStep key={version} step={step} />;
    case 'event': return <EventStep step={step} />;
    case 'document': return (
      <section className="block">
        <p>{stepWords.documentLead}</p>
        <a className="act" href={hashOf({ page: 'charter' })}>{stepWords.toCharter}</a>
      </section>
    );
    case 'checks': return <><ChecksStep key={version} step={step} />{view.team?.archiveStepId === step.id && <><PackPart /><ArchivePart /></>}</>;
    case 'decide': return <DecideStep key={version} step={step} />;
    case 'read': return <ReadStep step={step} />;
    case 'vote': return <VoteStep key={version} step={step} />;
    case 'paper': return <PaperStep key={version} step={step} />;
  }
}
