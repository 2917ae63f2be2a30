import { charterStep, holdersOf } from '../domain/charter';
import type { Reading } from '../domain/decision';
import { latestCharter } from '../domain/kinds/document';
import { checkInStep } from '../domain/kinds/event';
import { seesWorking } from '../domain/permissions';
import { nextView } from '../domain/present';
import type { CommunityRecord } from '../domain/record';
import { wordsFor } from '../domain/words';
import type { Intent } from '../toolkit/typed';
import { act, fewNames, link, open, shorten, type Card, type CardAction } from './cards/card';
import { journeyCard, waysCard } from './cards/journeyCard';
import { stepCard } from './cards/stepCard';
import { readIntents } from './intents';
import { actionLines, rotaLine } from './lines';
import { pageCard, wayToPage } from './pageCards';
import { namedThing, type Thing } from './things';
import type { BotParts, Visit } from './visit';

/** A reply, and the step whose living card it is from now on. */
export interface Reply {
  card: Card;
  stepId: string | null;
}

/** What a line is answered with that neither thanks, leaves nor asks for help: what it names in full, then what it asks for, then what it names in part. */
export function replyTo(parts: BotParts, visit: Visit, record: CommunityRecord, line: string): Reply {
  const { commands, toolkit, say } = parts;
  const reading = commands.reading(record);
  const { personId } = visit.actor;
  // A step's card shows the core group's own working: not where others read along.
  const amongUs = seesWorking(record, personId) && (visit.kind === 'personal' || visit.conversationId === record.community.coreConversation);
  const step = (stepId: string | undefined): Reply | null => {
    const shown = stepId === undefined || !amongUs ? null : stepCard(reading, stepId);
    return shown && stepId !== undefined ? { card: shown, stepId } : null;
  };
  const told = (title: string, lead: string | string[], actions = ways(parts, visit, record)): Reply => ({ card: waysCard(title, lead, actions), stepId: null });
  const journey = (): Reply => ({ card: journeyCard(reading, personId), stepId: null });
  const { meant, near } = readIntents(toolkit.typed, line);
  const thing = namedThing(toolkit, line);
  // A name typed in full is meant; in part, only where nothing likelier is.
  if (thing && (thing.share === 1 || meant.length === 0)) {
    if (thing.meaning) return told(thing.meaning.term, thing.meaning.text);
    const agreed = thing.slotId === null ? null : publishedCard(reading, thing, personId);
    if (agreed) return { card: agreed, stepId: null };
    return (thing.roleId === null ? step(thing.stepId) : null) ?? { card: thingCard(reading, thing), stepId: null };
  }
  const answers: Partial<Record<Intent, () => Reply>> = {
    'next': () => step(nextView(reading, personId)?.stepId) ?? journey(),
    'journey': journey,
    'charter': () => step(charterStep(toolkit)?.id) ?? journey(),
    'check-ins': () => step(checkInStep(toolkit)?.id) ?? journey(),
    'closing': () => step(closingStep(reading)) ?? journey(),
    'rota': () => told(say('chat.intent-rota'), rotaLine(reading, personId)),
    'actions': () => told(say('chat.intent-actions'), actionLines(reading, personId), [
      link(say('chat.open-page', { page: say('chat.intent-actions') }), parts.pageLinks.to(record.community.id, 'actions')), open(say('button.journey'), 'journey', { community: record.community.id }),
    ]),
    'feedback': () => told(say('chat.intent-feedback'), say('chat.feedback')),
    'undo': () => told(say('chat.intent-undo'), say('chat.undo')),
    'start': () => told(say('greet.title'), say('chat.start')),
    'help': () => told(say('greet.title'), say('chat.help')),
  };
  const [wanted] = meant;
  const term = wanted === undefined ? namedThing(toolkit, line, true)?.meaning : null;
  if (term) return told(term.term, term.text);
  if (wanted === undefined) return told(say('greet.title'), say('chat.unknown'), [...near.flatMap((one) => wayToPage(parts, reading, personId, one) ?? []), ...ways(parts, visit, record)].slice(0, mostWays));
  const page = pageCard(parts, reading, personId, wanted);
  return page ? { card: page, stepId: null } : (answers[wanted] ?? journey)();
}

/** Things to do that a line gets which is not understood. */
const mostWays = 3;

/** The decision by which the closing opens. */
const closingStep = ({ toolkit }: Reading): string | undefined => [...toolkit.steps.values()].find(({ step }) => step.opensWith !== undefined)?.step.opensWith?.split('.')[0];

/** Lines of the charter that a card shows; the rest stands in the charter. */
const charterLines = 12;

/** What the published charter says under a name; null where it says nothing. */
function publishedCard({ record, toolkit, say }: Reading, { stepId, slotId }: Thing, personId: string): Card | null {
  const charter = charterStep(toolkit);
  const section = charter?.sections.find((one) => one.from.includes(`${stepId}.${slotId}`));
  const lines = latestCharter(record)?.content.sections.find((one) => one.id === section?.id)?.lines ?? [];
  if (!charter || !section || lines.length === 0) return null;
  const data = { community: record.community.id, step: charter.id };
  const inCore = seesWorking(record, personId);
  return waysCard(wordsFor(toolkit, `${stepId}.slot.${slotId}`).heading, [say('chat.in-charter'), ...lines.slice(0, charterLines).map((one) => shorten(one.text, 300))], [
    open(say('chat.intent-charter'), 'charter', data),
    inCore ? open(wordsFor(toolkit, stepId).heading, 'step', { ...data, step: stepId }) : null,
  ].filter((one) => one !== null));
}

/** What a step or a role is, and for a role who holds it. */
function thingCard({ record, toolkit, say }: Reading, { stepId, roleId }: Thing): Card {
  const { heading, lead } = wordsFor(toolkit, roleId === null ? stepId : `${stepId}.role.${roleId}`);
  const holders = roleId === null ? [] : holdersOf({ record, say }, roleId);
  const held = roleId === null ? null : holders.length > 0 ? say('chat.role-held', { names: fewNames(holders, say) }) : say('chat.role-empty');
  const data = { community: record.community.id, step: stepId };
  return waysCard(heading, [lead, held].filter((one) => one).join(' '), [...(roleId === null ? [] : [open(say('button.roles'), 'step', data)]), open(say('button.journey'), 'journey', data)]);
}

/** The likeliest things: the next step (for those who can act in it), the journey, the charter. */
function ways({ commands, toolkit, say }: BotParts, visit: Visit, record: CommunityRecord): CardAction[] {
  const data = { community: record.community.id, revision: record.community.revision };
  const inCore = seesWorking(record, visit.actor.personId);
  const next = inCore ? nextView(commands.reading(record), visit.actor.personId) : null;
  const charter = charterStep(toolkit);
  return [
    next ? act(say('card.next', { heading: next.heading }), 'next', { ...data, step: next.stepId }) : null,
    open(say('button.journey'), 'journey', data),
    charter ? open(say('chat.intent-charter'), 'charter', { ...data, step: charter.id }) : null,
  ].filter((one) => one !== null);
}
