import type { StepData, StepOf, Words } from '../toolkit/schema';
import type { Reading } from './decision';
import { stillNeeded } from './gates';
import { standing, type StepState } from './journey';
import { agreedProposal, answersOf, canSettle, consentsOf, latestProposal, revealFrom } from './kinds/asking';
import { offeredCheckIns } from './kinds/event';
import { ticksOf } from './kinds/checks';
import { additionsTo } from './kinds/adding';
import { choicePart, whyPart } from './kinds/decide';
import { notesOf } from './kinds/noting';
import { asRef, coreGroup, memberOf, nameOf, refOf } from './people';
import type { Note, PersonId, Proposal } from './record';
import type { EntryView, FieldView, ItemView, ProposalView, QuestionView, RoleView, SlotView, StepSummary, StepView } from './view';
import { byPart } from './charter';
import { roleConcerns } from './roleConcerns';
import { wordsFor } from './words';

type Parts = Omit<StepView, keyof StepSummary | 'why' | 'feedback' | 'ownWords'>;

const nothing: Parts = { questions: [], revealFrom: null, slots: [], proposal: null, roles: [], roleConcerns: [], agenda: [], fields: [], items: [], mayEndOpen: false, options: [], entries: [], eventDefaults: null };

/** What is inside a step, as far as this person may see it. */
export function stepParts(reading: Reading, state: StepState, personId: PersonId, inCore: boolean): Parts {
  const { step } = state;
  switch (step.kind) {
    case 'ask': return inCore ? askParts(reading, state, step, personId) : nothing;
    case 'assign': return { ...nothing, roles: roleViews(reading, step, personId), roleConcerns: inCore ? roleConcerns(reading, step) : [] };
    case 'meeting': return inCore ? meetingParts(reading, state, step) : nothing;
    case 'event': return { ...nothing, eventDefaults: offeredCheckIns(step, reading.record.community.zone, reading.now) };
    case 'document': return nothing;
    case 'checks': return inCore ? { ...nothing, items: itemViews(reading, state, step), mayEndOpen: !step.all } : nothing;
    case 'decide': return inCore ? decideParts(reading, state, step, personId) : nothing;
    case 'read': return { ...nothing, entries: entryViews(reading, step) };
  }
}

function askParts(reading: Reading, state: StepState, step: StepOf<'ask'>, personId: PersonId): Parts {
  const { record } = reading;
  const { round } = state;
  const proposal = round && latestProposal(record, step.id, round.version);
  const shown = proposal ?? agreedProposal(record, step.id);
  const missing = state.status === 'open' && round !== null && state.given.length < coreGroup(record).length;
  return {
    ...nothing,
    questions: step.questions.map((question) => questionView(reading, state, step, question.id, question.important, personId)),
    revealFrom: missing && round ? revealFrom(round) : null,
    slots: step.slots.map((slot): SlotView => {
      const words = wordsFor(reading.toolkit, `${step.id}.slot.${slot.id}`);
      return { id: slot.id, heading: words.heading, hint: words.hint ?? null, form: slot.form, text: shown?.texts[slot.id] ?? null };
    }),
    proposal: proposal ? proposalView(reading, state, step, proposal, personId) : null,
  };
}

function questionView(reading: Reading, state: StepState, step: StepOf<'ask'>, questionId: string, important: boolean, personId: PersonId): QuestionView {
  const { record, toolkit } = reading;
  const { round } = state;
  const words = wordsFor(toolkit, `${step.id}.q.${questionId}`);
  const all = round ? answersOf(record, round).filter((one) => one.questionId === questionId) : [];
  const mine = all.find((one) => one.personId === personId);
  // The one place where the reveal rule is kept for every door.
  const visible = round?.revealedAt ? all.filter((one) => one.state !== 'draft') : [];
  return {
    id: questionId, heading: words.heading, lead: words.lead ?? null, why: words.why ?? null, hint: words.hint ?? null, important,
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

function meetingParts(reading: Reading, state: StepState, step: StepOf<'meeting'>): Parts {
  const { record, toolkit } = reading;
  const notes = state.round ? notesOf(record, state.round) : [];
  return {
    ...nothing,
    agenda: step.agenda.map((one) => {
      const words = wordsFor(toolkit, `${step.id}.agenda.${one.id}`);
      return { id: one.id, heading: words.heading, lead: words.lead ?? null };
    }),
    fields: step.fields.map((one) => fieldView(reading, notes, `${step.id}.field.${one.id}`, one.id)),
  };
}

function fieldView({ record, toolkit }: Reading, notes: readonly Note[], key: string, id: string): FieldView {
  const words = wordsFor(toolkit, key);
  const note = notes.find((written) => written.fieldId === id);
  return {
    id, heading: words.heading, hint: words.hint ?? null, text: note?.text ?? '', revision: note?.revision ?? 0,
    by: note ? nameOf(record, note.writtenBy) : null, at: note?.writtenAt ?? null,
  };
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
  const { record, toolkit, say } = reading;
  const { round } = state;
  const proposal = round && latestProposal(record, step.id, round.version);
  const shown = proposal ?? agreedProposal(record, step.id);
  const optionWords = (id: string): Words => wordsFor(toolkit, `${step.id}.option.${id}`);
  const choice = shown?.texts[choicePart] ?? null;
  return {
    ...nothing,
    options: step.options.map((one) => ({
      id: one.id, heading: optionWords(one.id).heading, lead: optionWords(one.id).lead ?? null, chosen: one.id === choice,
      needs: stillNeeded(record, toolkit, one.needs).map((stepId) => ({ stepId, heading: wordsFor(toolkit, stepId).heading })),
    })),
    slots: [
      { id: choicePart, heading: say('decide.choice'), hint: null, form: 'prose', text: choice === null ? null : optionWords(choice).heading },
      { id: whyPart, heading: say('decide.why'), hint: null, form: 'prose', text: shown?.texts[whyPart] ?? null },
    ],
    proposal: proposal ? proposalView(reading, state, step, proposal, personId) : null,
  };
}

const entryViews = ({ record, toolkit }: Reading, step: StepOf<'read'>): EntryView[] => [
  ...step.entries.map((one) => {
    const words = wordsFor(toolkit, `${step.id}.entry.${one.id}`);
    return { id: one.id, addedBy: null, added: false, heading: words.heading, lead: words.lead ?? null, hint: words.hint ?? null, url: one.url ?? null };
  }),
  ...additionsTo(record, step.id).map((one) => ({ id: one.id, addedBy: nameOf(record, one.addedBy), added: true, heading: one.heading, lead: one.lead, hint: null, url: one.url })),
];
