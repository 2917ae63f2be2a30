import { charterContent, charterStep } from '../../bot/domain/charter';
import { checkInStep } from '../../bot/domain/kinds/event';
import type { Card } from '../../bot/teams/cards/card';
import { consultationCard } from '../../bot/teams/cards/consultationCard';
import { announceCard } from '../../bot/teams/cards/announceCard';
import { scheduleForm, skipForm, stanceForm, startForm } from '../../bot/teams/cards/forms';
import { greetingCard, startedCard } from '../../bot/teams/cards/greeting';
import { journeyCard, lookCard, waysCard } from '../../bot/teams/cards/journeyCard';
import { stepCard } from '../../bot/teams/cards/stepCard';
import type { StepData, StepOf } from '../../bot/toolkit/schema';
import { everyPrompt } from './everyPrompt';
import { paper, say, toolkit, type Paper } from './paper';
import { optionsOf } from '../../bot/domain/kinds/vote';
import { paperContent, paperMark } from '../../bot/domain/paper';

export interface Shown {
  what: string;
  card: Card;
}

type Text = (index: number, about: string) => string;

const card = (sheet: Paper, step: StepData, state: string, now?: string): Shown => {
  const shown = stepCard(sheet.reading(now), step.id);
  if (!shown) throw new Error(`no card for ${step.id}`);
  return { what: `${step.id}, ${state}`, card: shown };
};

/** How much of a card a step makes: its parts and their words. */
const weight = (step: StepData): number => JSON.stringify([step, Object.entries(toolkit.words).filter(([key]) => key.split('.')[0] === step.id)]).length;

/** Of each kind the step that makes the largest cards: the others' are made by the same code. */
const largest = (steps: readonly StepData[]): StepData[] =>
  [...new Set(steps.map((one) => one.kind))].flatMap((kind) => steps.filter((one) => one.kind === kind).sort((a, b) => weight(b) - weight(a)).slice(0, 1));

/**
 * Every card that the app makes, in every state; `text` is what people write into each field. Of every
 * step of the content, or of the `largest` of each kind.
 */
export function everyCard(fresh: () => Paper, text: Text, which: 'all' | 'largest' = 'all'): Shown[] {
  const all = [...toolkit.steps.values()].map(({ step }) => step);
  const free = all.filter((step) => step.opensWith === undefined);
  const chosen = which === 'all' ? free : largest(free);
  const stepsOf = <K extends StepData['kind']>(kind: K): StepOf<K>[] => chosen.filter((step): step is StepOf<K> => step.kind === kind);
  // Steps that a decision has still to open have one card, which says so.
  const closed = which === 'all' ? all.filter((step) => step.opensWith !== undefined) : [];
  return [
    ...closed.map((step) => card(fresh(), step, 'not started')),
    ...chosen.flatMap((step) => {
      const sheet = fresh();
      const before = card(sheet, step, 'not started');
      sheet.do(0, { type: 'skipStep', stepId: step.id, reason: text(0, 'reason').trim().slice(0, 299) || 'x' });
      return [before, card(sheet, step, 'skipped')];
    }),
    ...stepsOf('ask').flatMap((step) => askCards(fresh, step, text)),
    ...stepsOf('assign').flatMap((step) => assignCards(fresh, step, text)),
    ...stepsOf('meeting').flatMap((step) => meetingCards(fresh, step, text)),
    ...stepsOf('event').flatMap((step) => eventCards(fresh, step)),
    ...stepsOf('checks').flatMap((step) => checksCards(fresh, step, text)),
    ...stepsOf('decide').flatMap((step) => decideCards(fresh, step, text)),
    ...stepsOf('vote').flatMap((step) => voteCards(fresh, step, text)),
    ...stepsOf('paper').flatMap((step) => paperCards(fresh, step, text)),
    ...stepsOf('read').flatMap((step) => readCards(fresh, step)),
    ...stepsOf('document').flatMap((step) => documentCards(fresh, step, text)),
    ...plainCards(fresh, text),
    ...everyPrompt(fresh, text(0, 'line').trim().slice(0, 299) || 'x'),
  ];
}

function askCards(fresh: () => Paper, step: StepOf<'ask'>, text: Text): Shown[] {
  const sheet = fresh();
  const stepId = step.id;
  const shown: Shown[] = [];
  sheet.do(0, { type: 'openStep', stepId });
  shown.push(card(sheet, step, 'open'));
  sheet.answerAll(stepId, text, sheet.people.length - 1);
  shown.push(card(sheet, step, 'one is missing'), card(sheet, step, 'one is missing for long', '2027-04-01T09:00:00.000Z'));
  sheet.answerAll(stepId, text);
  shown.push(card(sheet, step, 'ready'));
  sheet.do(0, { type: 'reveal', stepId });
  shown.push(card(sheet, step, 'revealed'));
  const texts = Object.fromEntries(step.slots.map((slot) => [slot.id, text(0, slot.id).slice(0, 20_000)]));
  sheet.do(0, { type: 'propose', stepId, texts, replaces: 0 });
  shown.push(card(sheet, step, 'proposed'));
  sheet.people.slice(1).forEach((_one, i) => sheet.do(i + 1, { type: 'consent', stepId, number: 1, stance: i % 2 === 0 ? 'concern' : 'object', reason: text(i + 1, 'reason').trim() || 'x' }));
  shown.push(card(sheet, step, 'objected to'));
  sheet.people.slice(1, -1).forEach((_one, i) => sheet.do(i + 1, { type: 'consent', stepId, number: 1, stance: 'agree', reason: null }));
  shown.push(card(sheet, step, 'all but one agree'));
  sheet.do(sheet.people.length - 1, { type: 'consent', stepId, number: 1, stance: 'concern', reason: text(1, 'reason').trim() || 'x' });
  shown.push(card(sheet, step, 'agreed'));
  sheet.do(0, { type: 'askMembers', stepId, number: 1, days: 7 });
  shown.push(card(sheet, step, 'the members are asked'), ...consultationCards(sheet, step));
  sheet.do(0, { type: 'reopenStep', stepId });
  shown.push(card(sheet, step, 'reopened'));
  return shown;
}

function consultationCards(sheet: Paper, step: StepOf<'ask'>): Shown[] {
  const proposal = sheet.record.proposals.find((one) => one.stepId === step.id);
  const consultation = sheet.record.consultations.find((one) => one.stepId === step.id);
  // Text that holds no word is no proposal.
  return proposal && consultation ? [{ what: `${step.id}, to the members`, card: consultationCard(sheet.reading(), step, proposal, consultation, '2027-04-01T09:00:00.000Z') }] : [];
}

function assignCards(fresh: () => Paper, step: StepOf<'assign'>, text: Text): Shown[] {
  const sheet = fresh();
  sheet.do(0, { type: 'openStep', stepId: step.id });
  for (const role of step.roles) {
    sheet.people.forEach((one, index) => sheet.do(index === 0 ? 0 : index, index % 2 === 0
      ? { type: 'takeRole', stepId: step.id, roleId: role.id }
      : { type: 'offerRole', stepId: step.id, roleId: role.id, personId: sheet.people[0]?.id === one.id ? one.id : (sheet.people[(index + 1) % sheet.people.length]?.id ?? one.id) }));
    if (role.outside) sheet.do(0, { type: 'nameHolder', stepId: step.id, roleId: role.id, name: text(0, 'holder').trim().slice(0, 299) || 'x' });
  }
  const open = card(sheet, step, 'taken and offered');
  sheet.do(0, { type: 'finishStep', stepId: step.id });
  return [open, card(sheet, step, 'done')];
}

function voteCards(fresh: () => Paper, step: StepOf<'vote'>, text: Text): Shown[] {
  const sheet = fresh();
  const stepId = step.id;
  for (let i = 0; i < 12; i += 1) sheet.do(0, { type: 'addOption', stepId, text: `${text(0, `option ${i}`).replace(/\s+/g, ' ').trim().slice(0, 280)} ${i}` });
  const before = card(sheet, step, 'options');
  const option = optionsOf(sheet.record, step, sheet.record.rounds.find((one) => one.stepId === stepId) ?? null, sheet.reading().now)[0]?.id ?? '';
  sheet.people.forEach((_one, index) => sheet.do(index, { type: 'vote', stepId, dots: { [option]: 1 } }));
  const ready = card(sheet, step, 'all have voted');
  sheet.do(0, { type: 'reveal', stepId });
  return [before, ready, card(sheet, step, 'closed')];
}

function paperCards(fresh: () => Paper, step: StepOf<'paper'>, text: Text): Shown[] {
  const sheet = fresh();
  const own = step.sections.filter((one) => one.own);
  for (const section of own) sheet.do(0, { type: 'writeNote', stepId: step.id, fieldId: section.id, text: text(0, section.id).slice(0, 20_000) || 'x', base: 0 });
  const open = card(sheet, step, 'with own words');
  const content = paperContent(sheet.reading(), step);
  // Text that holds no word makes no sentence.
  if (content.sections.every((one) => one.lines.length === 0)) return [open];
  sheet.do(0, { type: 'publishPaper', stepId: step.id, fingerprint: paperMark(content), tell: false });
  return [open, card(sheet, step, 'published')];
}

function meetingCards(fresh: () => Paper, step: StepOf<'meeting'>, text: Text): Shown[] {
  const sheet = fresh();
  for (const field of step.fields) sheet.do(0, { type: 'writeNote', stepId: step.id, fieldId: field.id, text: text(0, field.id).slice(0, 20_000) || 'x', base: 0 });
  const open = card(sheet, step, 'with notes');
  sheet.do(0, { type: 'finishStep', stepId: step.id });
  return [open, card(sheet, step, 'done')];
}

function checksCards(fresh: () => Paper, step: StepOf<'checks'>, text: Text): Shown[] {
  const sheet = fresh();
  const [first, ...others] = step.items;
  for (const item of step.items) sheet.do(0, { type: 'writeNote', stepId: step.id, fieldId: item.id, text: text(0, item.id).slice(0, 20_000) || 'x', base: 0 });
  sheet.do(0, { type: 'tick', stepId: step.id, itemId: first?.id ?? '', ticked: true });
  const open = card(sheet, step, 'one ticked');
  for (const item of others) sheet.do(0, { type: 'tick', stepId: step.id, itemId: item.id, ticked: true });
  return [open, card(sheet, step, 'done')];
}

function decideCards(fresh: () => Paper, step: StepOf<'decide'>, text: Text): Shown[] {
  const sheet = fresh();
  sheet.do(0, { type: 'openStep', stepId: step.id });
  const open = card(sheet, step, 'open');
  sheet.do(0, { type: 'propose', stepId: step.id, texts: { choice: step.options[0]?.id ?? '', why: text(0, 'why').slice(0, 20_000).trim() || 'x' }, replaces: 0 });
  const proposed = card(sheet, step, 'proposed');
  sheet.people.slice(1).forEach((_one, i) => sheet.do(i + 1, { type: 'consent', stepId: step.id, number: 1, stance: 'concern', reason: text(i + 1, 'reason').trim() || 'x' }));
  return [open, proposed, card(sheet, step, 'decided')];
}

function readCards(fresh: () => Paper, step: StepOf<'read'>): Shown[] {
  const sheet = fresh();
  sheet.do(0, { type: 'openStep', stepId: step.id });
  const open = card(sheet, step, 'open');
  sheet.do(0, { type: 'finishStep', stepId: step.id });
  return [open, card(sheet, step, 'read')];
}

const asked = { firstOn: '2027-03-04', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2027-06-30' };

function eventCards(fresh: () => Paper, step: StepOf<'event'>): Shown[] {
  const sheet = fresh();
  sheet.do(0, { type: 'scheduleMeetings', stepId: step.id, ...asked });
  const [row] = sheet.record.series;
  if (!row) throw new Error('nothing was scheduled');
  return (['asked', 'booked', 'waiting', 'failed'] as const).map((state) => {
    sheet.record = { ...sheet.record, series: [{ ...row, state, problem: state === 'waiting' || state === 'failed' ? 'It waits.' : null, webLink: state === 'booked' ? 'https://outlook.example/event' : null }] };
    return card(sheet, step, state);
  });
}

function documentCards(fresh: () => Paper, step: StepOf<'document'>, text: Text): Shown[] {
  const sheet = fresh();
  const [purposeStep = '', slotId = ''] = step.purpose.split('.');
  sheet.reveal(purposeStep, text);
  sheet.do(0, { type: 'propose', stepId: purposeStep, texts: { [slotId]: text(0, slotId).slice(0, 20_000) }, replaces: 0 });
  sheet.people.slice(1).forEach((_one, i) => sheet.do(i + 1, { type: 'consent', stepId: purposeStep, number: 1, stance: 'agree', reason: null }));
  const charter = publish(sheet);
  return (['asked', 'filed', 'waiting', 'failed'] as const).flatMap((state) => {
    const row = { ...charter, state, problem: state === 'waiting' || state === 'failed' ? 'It waits.' : null, webUrl: state === 'filed' ? 'https://university.sharepoint.com/charter' : null };
    sheet.record = { ...sheet.record, charters: [row] };
    return [card(sheet, step, state), { what: `announcement, ${state}`, card: announceCard(sheet.reading(), row) }];
  });
}

/** The row that publishing makes, without its preview. */
function publish(sheet: Paper) {
  const step = charterStep(toolkit);
  if (!step) throw new Error('the content has no charter');
  return {
    version: 1, publishedAt: sheet.reading().now, publishedBy: sheet.people[0]?.id ?? '', content: charterContent(sheet.reading(), step),
    fileName: 'Charter.docx', driveId: null, itemId: null,
  };
}

function plainCards(fresh: () => Paper, text: Text): Shown[] {
  const sheet = fresh();
  const line = text(0, 'line').trim().slice(0, 299) || 'x';
  const reading = sheet.reading();
  const roster = sheet.people.map(({ id, name, email }) => ({ id, name, email }));
  const data = { community: 'cop-paper', step: 'energy', number: null, revision: 1 };
  const event = checkInStep(toolkit);
  const placed = (coreConversation: string | null) => ({ ...reading, record: { ...sheet.record, community: { ...sheet.record.community, coreConversation } } });
  return [
    { what: 'greeting', card: greetingCard(say) },
    { what: 'started, without a place', card: startedCard(placed(null), '19:team') },
    { what: 'started, here', card: startedCard(placed('19:team'), '19:team') },
    { what: 'started, elsewhere', card: startedCard(placed('19:chat'), '19:team') },
    { what: 'journey', card: journeyCard(reading, sheet.people[0]?.id ?? '') },
    { what: 'look', card: lookCard(toolkit, say) },
    { what: 'ways', card: waysCard(say('greet.title'), say('chat.unknown'), []) },
    { what: 'start form', card: startForm(say, 'new', roster, 'Europe/London', 'p0') },
    { what: 'start form, refused', card: startForm(say, 'renew', roster, 'Asia/Shanghai', 'p0', { name: line, topic: line, core: roster.map((one) => one.id).join(','), zone: 'UTC' }, 'A name is needed.') },
    { what: 'skip form', card: skipForm(say, data) },
    { what: 'skip form, refused', card: skipForm(say, data, { reason: line }, 'A reason is needed.') },
    { what: 'stance form', card: stanceForm(say, data) },
    { what: 'stance form, refused', card: stanceForm(say, data, { stance: 'object', reason: line }, 'A reason is needed.') },
    ...(event ? [
      { what: 'schedule form', card: scheduleForm(reading, event, data) },
      { what: 'schedule form, refused', card: scheduleForm(reading, event, data, { firstOn: '2020-01-01', at: '25:00', minutes: 'many', everyWeeks: [], untilOn: line }, 'The date is past.') },
    ] : []),
  ];
}

/** Makes fresh communities whose core group are people with these names. */
export const group = (names: readonly string[], words?: { name: string; topic: string }) => (): Paper =>
  paper(names.map((name, n) => ({ id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, name, email: null })), words);
