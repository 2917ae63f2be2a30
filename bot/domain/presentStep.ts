import type { StepData, StepOf, Words } from '../toolkit/schema';
import type { Reading } from './decision';
import { stillNeeded } from './gates';
import { standing, type StepState } from './journey';
import { agreedProposal, answersOf, canSettle, consentsOf, latestProposal, questionsOf, revealFrom, type AskedQuestion } from './kinds/asking';
import { ticksOf } from './kinds/checks';
import { additionsTo } from './kinds/adding';
import { choicePart } from './kinds/decide';
import { notesOf } from './kinds/noting';
import { ballotsOf, dotsFor, mostOnOne, optionsOf, resultOf, type Vote } from './kinds/vote';
import { answerLines, keptLines, themeOf, themesOf } from './kinds/theming';
import { asRef, coreGroup, memberOf, nameOf, refOf } from './people';
import type { PersonId, Proposal } from './record';
import type { EntryView, ItemView, LineView, ProposalView, QuestionView, RoleView, StepSummary, StepView } from './view';
import { byPart } from './charter';
import { consultationParts } from './presentConsultation';
import { fieldView } from './presentField';
import { eventParts, meetingParts } from './presentMeeting';
import { paperView } from './presentPaper';
import { slotViews, type Agreeing } from './presentText';
import { roleConcerns } from './roleConcerns';
import { timerView } from './timing';
import { wordsFor } from './words';

type Parts = Omit<StepView, keyof StepSummary | 'why' | 'feedback'>;

const nothing: Parts = { questions: [], themes: [], lines: [], revealFrom: null, slots: [], proposal: null, consultation: null, mayAskMembers: null, roles: [], roleConcerns: [], agenda: [], timer: null, fields: [], meetings: [], checkIns: null, items: [], mayEndOpen: false, options: [], entries: [], paper: null, vote: null, series: null, calendar: null, eventDefaults: null, finding: null };

/** What is inside a step, as far as this person may see it. */
export function stepParts(reading: Reading, state: StepState, personId: PersonId, inCore: boolean): Parts {
  const { step } = state;
  switch (step.kind) {
    case 'ask': return { ...(inCore ? askParts(reading, state, step, personId) : nothing), ...consultationParts(reading, state, step, personId, inCore) };
    case 'agree': return { ...(inCore ? textParts(reading, state, step, personId) : nothing), ...consultationParts(reading, state, step, personId, inCore) };
    case 'assign': return { ...nothing, roles: roleViews(reading, step, personId), roleConcerns: inCore ? roleConcerns(reading, step) : [] };
    case 'meeting': return inCore ? { ...nothing, ...meetingParts(reading, state, step), timer: timerView(reading.record, step.id), calendar: step.calendar ?? null } : nothing;
    case 'event': return { ...nothing, ...eventParts(reading, state, step, inCore), timer: inCore ? timerView(reading.record, step.id) : null };
    case 'document': return nothing;
    case 'checks': return inCore ? { ...nothing, items: itemViews(reading, state, step), mayEndOpen: !step.all } : nothing;
    case 'decide': return { ...(inCore ? decideParts(reading, state, step, personId) : nothing), ...consultationParts(reading, state, step, personId, inCore) };
    case 'paper': return { ...nothing, paper: paperView(reading, state, step, personId, inCore) };
    case 'vote': return inCore ? voteParts(reading, state, step, personId) : nothing;
    case 'read': return { ...nothing, entries: entryViews(reading, step) };
  }
}

function askParts(reading: Reading, state: StepState, step: StepOf<'ask'>, personId: PersonId): Parts {
  const { record } = reading;
  const { round } = state;
  const missing = state.status === 'open' && round !== null && state.given.length < coreGroup(record).length;
  return {
    ...textParts(reading, state, step, personId),
    questions: questionsOf(record, step).map((question) => questionView(reading, state, step, question, personId)),
    ...themeParts(reading, state),
    revealFrom: missing && round ? revealFrom(round) : null,
  };
}

/** The text that the group agrees, part by part: the latest that was proposed, or else the one that stands. */
function textParts(reading: Reading, state: StepState, step: Agreeing, personId: PersonId): Parts {
  const { record } = reading;
  const proposal = state.round && latestProposal(record, step.id, state.round.version);
  const shown = proposal ?? agreedProposal(record, step.id);
  return {
    ...nothing,
    slots: slotViews(reading, step, shown?.texts ?? null),
    proposal: proposal ? proposalView(reading, state, step, proposal, personId) : null,
  };
}

function themeParts({ record, say }: Reading, { round, status }: StepState): Pick<Parts, 'themes' | 'lines'> {
  if (!round?.revealedAt) return { themes: [], lines: [] };
  const kept = new Set(keptLines(record, round).map((one) => `${one.questionId} ${one.personId} ${one.line}`));
  const lines = answerLines(record, round).map(({ personId, ...one }): LineView => ({
    ...one, person: refOf(record, personId, say('person.left')), themeId: themeOf(record, round, { ...one, personId }), kept: kept.has(`${one.questionId} ${personId} ${one.line}`),
  }));
  return {
    themes: themesOf(record, round).filter((one) => one.removedAt === null).map(({ id, name, revision }) => ({ id, name, revision })),
    lines: status === 'done' ? lines.filter((one) => one.kept) : lines,
  };
}

function voteParts(reading: Reading, state: StepState, step: Vote, personId: PersonId): Parts {
  const { record, toolkit, say, now } = reading;
  const { round } = state;
  const options = optionsOf(record, step, round, now);
  const ballots = ballotsOf(record, round);
  const mine = ballots.find((one) => one.personId === personId);
  // The one place where the sums are kept back until the vote is closed.
  const result = round?.revealedAt ? resultOf(options, ballots) : null;
  const views = options.map((one) => {
    const sums = result?.find((other) => other.id === one.id);
    return {
      id: one.id, text: one.text, from: one.source === null ? (nameOf(record, one.addedBy) ?? say('person.left')) : wordsFor(toolkit, one.source.split('/')[0] ?? '').heading,
      mine: mine?.dots[one.id] ?? 0, result: sums ? { total: sums.total, rank: sums.rank, tied: sums.tied } : null,
      mayWithdraw: one.source === null && one.addedBy === personId && ballots.length === 0,
    };
  });
  return {
    ...nothing,
    revealFrom: state.status === 'open' && round !== null ? revealFrom(round) : null,
    vote: {
      dots: dotsFor(options.length), mostOnOne, mine: mine?.state === 'given' || mine?.state === 'passed' ? mine.state : 'none',
      options: result ? views.sort((a, b) => (a.result?.rank ?? 0) - (b.result?.rank ?? 0)) : views,
      turnout: result ? { voted: ballots.filter((one) => one.state === 'given').length, passed: ballots.filter((one) => one.state === 'passed').length } : null,
      sources: [...new Set(step.from.map((ref) => ref.split('.')[0] ?? ''))].map((stepId) => ({ stepId, heading: wordsFor(toolkit, stepId).heading })),
    },
  };
}

function questionView(reading: Reading, state: StepState, step: StepOf<'ask'>, { id: questionId, important, added }: AskedQuestion, personId: PersonId): QuestionView {
  const { record, toolkit } = reading;
  const { round } = state;
  const words: Words = added ? { heading: added.heading, ...(added.lead === null ? {} : { lead: added.lead }) } : wordsFor(toolkit, `${step.id}.q.${questionId}`);
  const all = round ? answersOf(record, round).filter((one) => one.questionId === questionId) : [];
  const mine = all.find((one) => one.personId === personId);
  // The one place where the reveal rule is kept for every door.
  const visible = round?.revealedAt ? all.filter((one) => one.state !== 'draft') : [];
  return {
    id: questionId, addedBy: added && (nameOf(record, added.addedBy) ?? reading.say('person.left')), heading: words.heading, lead: words.lead ?? null, why: words.why ?? null, hint: words.hint ?? null, important,
    mine: {
      text: mine ? (mine.draft ?? mine.text) : '', state: mine?.state ?? 'none', revision: mine?.revision ?? 0, savedAt: mine?.savedAt ?? null,
      given: mine?.state === 'given' ? mine.text : null,
    },
    answers: visible
      .map((one) => ({ person: refOf(record, one.personId, reading.say('person.left')), text: one.text, passed: one.state === 'passed', afterReveal: one.afterReveal }))
      .sort((a, b) => a.person.name.localeCompare(b.person.name, 'en')),
  };
}

function proposalView(reading: Reading, state: StepState, step: StepData, proposal: Proposal, personId: PersonId): ProposalView {
  const { record, say } = reading;
  const left = say('person.left');
  const stances = consentsOf(record, proposal);
  const core = coreGroup(record);
  return {
    number: proposal.number, by: refOf(record, proposal.proposedBy, left), at: proposal.proposedAt, agreedAt: proposal.agreedAt,
    agreedHow: agreedHow(reading, proposal, stances.filter((one) => one.stance !== 'object').length),
    consents: stances.map((one) => ({ person: refOf(record, one.personId, left), stance: one.stance, reason: one.reason, at: one.at })).sort((a, b) => a.at.localeCompare(b.at)),
    waitsFor: proposal.agreedAt ? [] : core.filter((one) => !stances.some((stance) => stance.personId === one.personId)).map(asRef),
    mine: stances.find((one) => one.personId === personId)?.stance ?? null,
    canSettle: proposal.agreedAt === null && state.round !== null && canSettle(standing(record, step, state.round), proposal),
  };
}

function agreedHow({ record, say }: Reading, proposal: Proposal, count: number): string | null {
  if (proposal.agreedBy === null) return null;
  if (proposal.agreedBy === 'round') return say('agreed.round', { count });
  return say('agreed.settled', { name: nameOf(record, proposal.agreedBy) ?? say('person.left'), count });
}

function roleViews({ record, toolkit }: Reading, step: StepOf<'assign'>, personId: PersonId): RoleView[] {
  return step.roles.map((role) => {
    const words = wordsFor(toolkit, `${step.id}.role.${role.id}`);
    return {
      id: role.id, heading: words.heading, lead: words.lead ?? null, outside: role.outside,
      holders: record.holdings
        .filter((one) => one.roleId === role.id && one.endedAt === null)
        .sort(byPart)
        .map((one) => ({
          holder: one.holder, name: one.name, accepted: one.acceptedAt !== null, isMe: one.holder === personId, gone: !one.holder.startsWith('name:') && !memberOf(record, one.holder),
          deputy: one.part === 'deputy', hours: one.hours, untilOn: one.untilOn,
        })),
    };
  });
}

function itemViews(reading: Reading, { round }: StepState, step: StepOf<'checks'>): ItemView[] {
  const { record, toolkit } = reading;
  const notes = round ? notesOf(record, round) : [];
  const ticks = round ? ticksOf(record, round) : [];
  return step.items.map((one) => {
    const key = `${step.id}.item.${one.id}`;
    const tick = ticks.find((made) => made.itemId === one.id && made.ticked);
    return {
      ...fieldView(reading, notes, key, one.id), lead: wordsFor(toolkit, key).lead ?? null,
      ticked: tick !== undefined, tickedBy: tick ? nameOf(record, tick.tickedBy) : null, tickedAt: tick?.tickedAt ?? null,
    };
  });
}

function decideParts(reading: Reading, state: StepState, step: StepOf<'decide'>, personId: PersonId): Parts {
  const { record, toolkit } = reading;
  const proposal = state.round && latestProposal(record, step.id, state.round.version);
  const choice = (proposal ?? agreedProposal(record, step.id))?.texts[choicePart] ?? null;
  const optionWords = (id: string): Words => wordsFor(toolkit, `${step.id}.option.${id}`);
  return {
    ...textParts(reading, state, step, personId),
    options: step.options.map((one) => ({
      id: one.id, heading: optionWords(one.id).heading, lead: optionWords(one.id).lead ?? null, chosen: one.id === choice,
      needs: stillNeeded(record, toolkit, one.needs).map((stepId) => ({ stepId, heading: wordsFor(toolkit, stepId).heading })),
    })),
  };
}

const entryViews = ({ record, toolkit }: Reading, step: StepOf<'read'>): EntryView[] => [
  ...step.entries.map((one) => {
    const words = wordsFor(toolkit, `${step.id}.entry.${one.id}`);
    return { id: one.id, addedBy: null, added: false, heading: words.heading, lead: words.lead ?? null, hint: words.hint ?? null, url: one.url ?? null };
  }),
  ...additionsTo(record, step.id).map((one) => ({ id: one.id, addedBy: nameOf(record, one.addedBy), added: true, heading: one.heading, lead: one.lead, hint: null, url: one.url })),
];
