import type { PhraseKey } from '../toolkit/phrases';
import type { StepData, Toolkit } from '../toolkit/schema';
import { prioritiesOf } from './actionPlan';
import { charterStep } from './charter';
import { cutOffsOf, ourCutOffs, settingsOf } from './communitySettings';
import { countingView } from './counting';
import type { Reading } from './decision';
import { logView } from './excelLog';
import { fromIdeas } from './helping/ideas';
import { feedbackOf } from './feedback';
import { gateWords } from './gates';
import type { NextAct } from './kinds/kind';
import { fastSteps, isOver, journey, nextActIn, nextThing, stepState, type StepState } from './journey';
import { latestCharter } from './kinds/document';
import { checkInSeries, dateIn } from './kinds/event';
import { allowedActs, seesWorking } from './permissions';
import { asRef, coreGroup, memberOf, nameOf } from './people';
import { charterView } from './presentCharter';
import { plannerView, taskView } from './plannerLink';
import { seriesView } from './presentMeeting';
import { stepParts } from './presentStep';
import type { CommunityRecord, PersonId } from './record';
import type { ActionView, CommunityView, NextThing, StageView, StepSummary, StepView } from './view';
import { teamView } from './teamWork';
import { wordsFor } from './words';

/** What the store knows besides the record. */
export interface Surroundings {
  /** People in the community now, without the sponsor. */
  memberCount: number;
  pending: CommunityView['pending'];
}

/**
 * What one person sees. Members outside the core group, and the sponsor, see the journey, what was
 * published, the action plan and the measures; only the core group sees its own working.
 * Returns null for somebody who is not a member.
 */
export function communityView(reading: Reading, personId: PersonId, around: Surroundings): CommunityView | null {
  const { record, toolkit } = reading;
  const me = memberOf(record, personId);
  if (!me) return null;
  const { community } = record;
  const inCore = seesWorking(record, personId);
  const states = journey(record, toolkit);
  const charter = charterView(reading, inCore);
  const today = dateIn(community.zone, reading.now);
  const series = checkInSeries(record, toolkit);
  return {
    id: community.id, name: community.name, topic: community.topic, mode: community.mode, zone: community.zone, revision: community.revision,
    settings: settingsView(reading, inCore),
    counting: countingView(record, reading.say('person.left')),
    me: { ...asRef(me), part: me.part, may: allowedActs(record, personId) },
    core: coreGroup(record).map(asRef),
    purpose: (inCore ? charter.draft.purpose : charter.latest?.purpose) ?? null,
    nextReview: record.reviews.map(({ id, kind, onDate }) => ({ id, kind, onDate })).filter((one) => one.onDate >= today).sort((a, b) => a.onDate.localeCompare(b.onDate))[0] ?? null,
    next: inCore ? nextView(reading, personId) : null,
    stages: toolkit.stages.map((stage) => stageView(reading, stage.id, states, personId, inCore)),
    steps: states.map((state) => stepView(reading, state, personId, inCore)),
    actions: actionViews(reading, personId, today),
    priorities: inCore ? prioritiesOf(reading) : publishedPriorities(reading),
    planner: plannerView(reading, personId),
    charter,
    checkIns: series && seriesView(reading, series, inCore),
    team: teamView(reading, personId, inCore),
    memberCount: around.memberCount,
    about: toolkit.about,
    path: pathView(record, toolkit),
    hasCorePlace: community.coreConversation !== null,
    log: logView(record, personId, inCore),
    pending: inCore ? around.pending : [],
  };
}

/** About how long a step takes on the path that the community has chosen, minutes. */
export const minutesOf = ({ community }: CommunityRecord, step: StepData): number => (community.path === 'fast' ? step.fast?.minutes : undefined) ?? step.minutes;

/** How far the thirty-minute path is walked, whether or not the group is on it. */
function pathView(record: CommunityRecord, toolkit: Toolkit): CommunityView['path'] {
  const steps = fastSteps(toolkit);
  const left = steps.filter((step) => !isOver(stepState(record, toolkit, step.id)?.status ?? 'not-started'));
  return { chosen: record.community.path, done: steps.length - left.length, total: steps.length, minutesLeft: left.reduce((sum, step) => sum + (step.fast?.minutes ?? 0), 0) };
}

/** Why now, for each thing that somebody can do next. */
const whys: Record<NextAct, PhraseKey> = {
  'act.start': 'why.start', 'act.answer': 'why.answer', 'act.reveal': 'why.reveal', 'act.propose': 'why.propose', 'act.consent': 'why.consent',
  'act.roles': 'why.roles', 'act.accept-role': 'why.accept-role', 'act.notes': 'why.notes', 'act.schedule': 'why.schedule', 'act.charter': 'why.charter',
  'act.check': 'why.check', 'act.decide': 'why.decide', 'act.read': 'why.read', 'act.paper': 'why.paper', 'act.vote': 'why.vote', 'act.close-vote': 'why.close-vote',
};

export function nextView(reading: Reading, personId: PersonId): NextThing | null {
  const { record, toolkit, say } = reading;
  const next = nextThing(record, toolkit, personId);
  if (!next) return null;
  const { step, waitsFor } = next.state;
  const others = waitsFor.filter((one) => one.personId !== personId);
  return {
    stepId: step.id, heading: wordsFor(toolkit, step.id).heading, minutes: minutesOf(record, step), waitsFor: waitsFor.map(asRef),
    why: next.act === 'act.start' ? whyStart(reading, personId) : next.act === null ? say('why.others', { names: others.map((one) => one.name) }) : say(whys[next.act]),
    act: say(next.act ?? 'act.look'),
  };
}

/** Starting a step while another one waits for others says so: nobody should think that it was forgotten. */
function whyStart({ record, toolkit, say }: Reading, personId: PersonId): string {
  const waiting = journey(record, toolkit).find((one) => one.round !== null && !isOver(one.status) && one.waitsFor.length > 0);
  if (!waiting || !seesWorking(record, personId)) return say('why.start');
  return say('why.start-meanwhile', { step: wordsFor(toolkit, waiting.step.id).heading, names: waiting.waitsFor.map((one) => one.name) });
}

function stageView(reading: Reading, stageId: string, states: readonly StepState[], personId: PersonId, inCore: boolean): StageView {
  const words = wordsFor(reading.toolkit, stageId);
  const steps = states.filter((one) => one.stageId === stageId);
  // What a decision may never open is not part of the way.
  const counted = steps.filter((one) => one.closed === null);
  return {
    id: stageId, heading: words.heading, lead: words.lead ?? null,
    done: counted.filter((one) => isOver(one.status)).length, total: counted.length,
    steps: steps.map((state) => stepSummary(reading, state, personId, inCore)),
  };
}

export function stepSummary(reading: Reading, state: StepState, personId: PersonId, inCore: boolean): StepSummary {
  const { record, toolkit } = reading;
  const { step, round, status } = state;
  const words = wordsFor(toolkit, step.id);
  const seen = inCore || step.kind === 'assign';
  return {
    id: step.id, stageId: state.stageId, kind: step.kind, heading: words.heading, lead: words.lead ?? null, minutes: minutesOf(record, step), status,
    version: round?.version ?? 0,
    // Why something was skipped or put aside is the core group's own affair.
    skipped: round?.skippedAt && inCore ? { reason: round.skipReason ?? '', by: nameOf(record, round.skippedBy ?? '') ?? '', at: round.skippedAt } : null,
    parked: status === 'parked' && round?.parkedAt && inCore ? { reason: round.parkReason ?? '', by: nameOf(record, round.parkedBy ?? '') ?? '', at: round.parkedAt } : null,
    // Who has answered, and who is waited for, is theirs too; who holds a role is for everybody.
    waitsFor: seen ? state.waitsFor.map(asRef) : [],
    given: seen ? state.given.map(asRef) : [],
    // Outside the core group one can hold a role, and nothing else.
    mineDone: isOver(status) || (!inCore && step.kind !== 'assign') || nextActIn(record, state, personId) === null,
    ourReading: step.ourReading,
    gated: state.closed && { text: reading.say('refuse.gated', gateWords(toolkit, state.closed)), stepId: state.closed.stepId },
  };
}

/** One step as a person sees it; for somebody outside the core group without its inner working. */
export function stepView(reading: Reading, state: StepState, personId: PersonId, inCore: boolean): StepView {
  return {
    // The largest part first, and what is named last: the other way round the engine copies field by field, which takes ten times as long.
    ...stepParts(reading, state, personId, inCore), ...stepSummary(reading, state, personId, inCore),
    why: wordsFor(reading.toolkit, state.step.id).why ?? null, feedback: inCore ? feedbackViews(reading.record, state.step.id) : [],
  };
}

const feedbackViews = (record: CommunityRecord, stepId: string): StepView['feedback'] =>
  feedbackOf(record, stepId).map((one) => ({ id: one.fieldId, text: one.text, revision: one.revision, by: nameOf(record, one.writtenBy), at: one.writtenAt }));

/** As anybody in the community can read them. */
function publishedPriorities({ record, toolkit }: Reading): string[] {
  const first = charterStep(toolkit)?.sections[0]?.id;
  return latestCharter(record)?.content.sections.find((one) => one.id === first)?.lines.map((one) => one.text) ?? [];
}

function settingsView({ record: { community }, toolkit }: Reading, inCore: boolean): CommunityView['settings'] {
  const { closed, listed, revision, terms } = settingsOf(community);
  return { closed, closedAbove: toolkit.about.closed, listed, revision, terms: inCore ? { own: terms, university: toolkit.about.terms } : null, cutOffs: inCore ? { now: cutOffsOf(community), ours: ourCutOffs } : null };
}

function actionViews({ record, toolkit, say }: Reading, personId: PersonId, today: string): ActionView[] {
  return record.actions.map(({ task, offeredTo, ...one }) => ({
    ...one,
    ...taskView(record, { ...one, task, offeredTo }),
    ownerName: one.ownerId === null ? null : nameOf(record, one.ownerId),
    overdue: one.dueOn !== null && one.dueOn < today && (one.state === 'to-do' || one.state === 'doing'),
    mine: one.ownerId === personId,
    sourceHeading: one.source === null ? null : one.source === fromIdeas ? say('idea.source') : wordsFor(toolkit, one.source.split('/')[0] ?? '').heading,
  }));
}
