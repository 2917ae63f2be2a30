import { MessageFactory, type Activity, type TurnContext } from 'botbuilder';
import { charterStep, holdersOf } from '../domain/charter';
import type { Reading } from '../domain/decision';
import { checkInSeries, checkInStep, rotaOf } from '../domain/kinds/event';
import { seesWorking } from '../domain/permissions';
import { nextView } from '../domain/present';
import type { CommunityRecord } from '../domain/record';
import { dateWords, timeWords } from '../domain/times';
import { wordsFor } from '../domain/words';
import { activityKey } from './activityKey';
import { act, attachment, fewNames, open, shorten, type Card, type CardAction } from './cards/card';
import { greetingCard } from './cards/greeting';
import { journeyCard, waysCard } from './cards/journeyCard';
import { stepCard } from './cards/stepCard';
import { answerHelping } from './helping';
import { readIntents } from './intents';
import { leavingCard } from './leaving';
import { wantAgain } from './places';
import { answerThanks } from './thanks';
import { namedThing, type Thing } from './things';
import type { BotParts, Visit } from './visit';

/** A reply, and the step whose living card it is from now on. */
interface Reply {
  card: Card;
  stepId: string | null;
}

/**
 * Answers a line that somebody typed, in the community of the place. Never a dead end: what is not understood gets
 * the likeliest things to do. What is left to write down once the answer is out, it gives back.
 */
export async function answerMessage(parts: BotParts, visit: Visit, context: TurnContext, found: Found): Promise<Promise<void>[]> {
  const line = typedLine(context.activity);
  const leaving = await leavingCard(parts, visit, line, found.record?.community ?? null);
  const instead = leaving ?? (found.record === null ? found.card : null);
  if (instead !== null || found.record === null) {
    if (instead) await context.sendActivity(MessageFactory.attachment(attachment(instead)));
    return [];
  }
  const thanked = await answerThanks(parts, visit, found.record, line, `thanks/${activityKey(context.activity)}`);
  const said = thanked ?? (await answerHelping(parts, visit, found.record, line, `helping/${activityKey(context.activity)}`));
  const reply = said ? { card: said, stepId: null } : replyTo(parts, visit, found.record, line);
  const sent = await context.sendActivity(MessageFactory.attachment(attachment(reply.card)));
  const { community } = found.record;
  // Asked for in the core group's place, the newest card is the living one.
  return reply.stepId !== null && sent?.id && community.coreConversation === visit.conversationId ? [moveCard(parts, visit, community.id, reply.stepId, sent.id)] : [];
}

async function moveCard(parts: BotParts, { actor: { tenantId }, conversationId }: Visit, communityId: string, stepId: string, activityId: string): Promise<void> {
  const missed = await parts.store.cards.move(tenantId, communityId, `card:${stepId}`, { conversationId, activityId }, parts.clock.now());
  // The card is here now, so that one which may not have arrived is no trouble any more.
  if (missed) await wantAgain(parts, tenantId, communityId, `asked/${activityId}`, (effect) => effect.kind === 'card' && effect.stepId === stepId);
}

/** The text without the mention of the bot that Teams puts in front in a channel or chat; other people who are mentioned stay, as their names. */
function typedLine(activity: Activity): string {
  const text = typeof activity.text === 'string' ? activity.text : '';
  const others = new Set((activity.entities ?? []).flatMap((one) => {
    const { type, mentioned, text: shown } = one as { type?: unknown; mentioned?: { id?: unknown }; text?: unknown };
    return type === 'mention' && typeof shown === 'string' && mentioned?.id !== activity.recipient.id ? [shown] : [];
  }));
  return text.replace(/<at>([^<]*)<\/at>/g, (whole, name: string) => (others.has(whole) ? name : ' ')).slice(0, 2_000).trim();
}

export type Found = { record: CommunityRecord } | { record: null; card: Card };

/** Whose community a line is about: that of the place, or the only one of a person who writes to the app alone. */
export async function communityOf({ store, commands, say }: BotParts, visit: Visit): Promise<Found> {
  const { tenantId, personId } = visit.actor;
  if (visit.kind !== 'personal') {
    const here = await store.places.communityAt(tenantId, visit.conversationId);
    if (!here) return { record: null, card: greetingCard(say) };
    const record = await commands.read(visit.actor, here.id, here.revision);
    return record ? { record } : { record: null, card: waysCard(say('greet.title'), say('chat.not-member'), []) };
  }
  const mine = await store.places.communitiesOf(tenantId, personId);
  const first = mine[0];
  if (!first) return { record: null, card: waysCard(say('greet.title'), say('greet.personal'), []) };
  if (mine.length > 1) {
    const ways = mine.slice(0, 6).map((one) => open(one.name, 'journey', { community: one.id }));
    return { record: null, card: waysCard(say('greet.title'), say('chat.which'), ways) };
  }
  const record = await commands.read(visit.actor, first.id);
  return record ? { record } : { record: null, card: waysCard(say('greet.title'), say('greet.personal'), []) };
}

function replyTo(parts: BotParts, visit: Visit, record: CommunityRecord, line: string): Reply {
  const { commands, toolkit, say } = parts;
  const reading = commands.reading(record);
  const { personId } = visit.actor;
  // A step's card shows the core group's own working: not where others read along.
  const amongUs = seesWorking(record, personId) && (visit.kind === 'personal' || visit.conversationId === record.community.coreConversation);
  const step = (stepId: string | undefined): Reply | null => {
    const shown = stepId === undefined || !amongUs ? null : stepCard(reading, stepId);
    return shown && stepId !== undefined ? { card: shown, stepId } : null;
  };
  const journey: Reply = { card: journeyCard(reading, personId), stepId: null };
  if (rotaAsked.test(line)) return { card: waysCard(say('chat.intent-rota'), rotaLine(reading, personId), ways(parts, visit, record)), stepId: null };
  const [wanted] = readIntents(line);
  const thing = namedThing(toolkit, line);
  // A name typed in full is meant; in part, only where nothing likelier is.
  if (thing?.meaning && (thing.share === 1 || wanted === undefined)) return { card: waysCard(say('greet.title'), thing.meaning, ways(parts, visit, record)), stepId: null };
  if (thing && (thing.share === 1 || wanted === undefined)) return (thing.roleId === null ? step(thing.stepId) : null) ?? { card: thingCard(reading, thing), stepId: null };
  switch (wanted) {
    case 'next': return step(nextView(reading, personId)?.stepId) ?? journey;
    case 'journey': return journey;
    case 'charter': return step(charterStep(toolkit)?.id) ?? journey;
    case 'check-ins': return step(checkInStep(toolkit)?.id) ?? journey;
    case 'actions': return { card: waysCard(say('chat.intent-actions'), actionLines(reading, personId), [open(say('button.journey'), 'journey', { community: record.community.id })]), stepId: null };
    case 'feedback': return { card: waysCard(say('chat.intent-feedback'), say('chat.feedback'), ways(parts, visit, record)), stepId: null };
    case 'help':
    case 'start': return { card: waysCard(say('greet.title'), say('chat.help'), ways(parts, visit, record)), stepId: null };
    default: return { card: waysCard(say('greet.title'), say('chat.unknown'), ways(parts, visit, record)), stepId: null };
  }
}

/** What a step or a role is, and for a role who holds it. */
function thingCard({ record, toolkit, say }: Reading, { stepId, roleId }: Thing): Card {
  const { heading, lead } = wordsFor(toolkit, roleId === null ? stepId : `${stepId}.role.${roleId}`);
  const holders = roleId === null ? [] : holdersOf({ record, say }, roleId);
  const held = roleId === null ? null : holders.length > 0 ? say('chat.role-held', { names: fewNames(holders, (names, count) => say('person.and-more', { names, count })) }) : say('chat.role-empty');
  const data = { community: record.community.id, step: stepId };
  return waysCard(heading, [lead, held].filter((one) => one).join(' '), [...(roleId === null ? [] : [open(say('button.roles'), 'step', data)]), open(say('button.journey'), 'journey', data)]);
}

/** Actions of the reader's, and to claim, that a card names. */
const actionsShown = 5;

/** Somebody asks whose turn it is. */
const rotaAsked = /\bwho\W?s?\b.*\b(?:next|turn|facilitat\w*|chairs?)\b|\b(?:rota|facilitator)\b/i;

/** Who facilitates the next check-in. */
function rotaLine({ record, toolkit, say, now }: Reading, personId: string): string {
  if (!seesWorking(record, personId)) return say('chat.rota-core');
  const series = checkInSeries(record, toolkit);
  const [next] = series ? rotaOf(record, series, now, 1) : [];
  return series && next ? say('chat.rota', { name: next.member.name, date: timeWords(next.startsAt, series.zone) }) : say('chat.rota-none');
}

/** How the plan stands, then what is soonest: the reader's own first, then what anybody can claim. */
function actionLines({ record, say }: Reading, personId: string): string[] {
  const live = record.actions.filter((one) => one.state !== 'dropped');
  if (live.length === 0) return [say('chat.actions-none')];
  const opened = live.filter((one) => one.state !== 'done');
  const free = opened.filter((one) => one.ownerId === null);
  const soonest = (list: typeof opened): typeof opened => [...list].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')).slice(0, actionsShown);
  const line = (whose: 'mine' | 'free', { title, dueOn }: (typeof live)[number]): string =>
    dueOn === null ? say(`chat.action-${whose}`, { title: shorten(title, 120) }) : say(`chat.action-${whose}-due`, { title: shorten(title, 120), date: dateWords(dueOn) });
  return [
    say('chat.actions', { open: opened.length, free: free.length, done: live.length - opened.length }),
    ...soonest(opened.filter((one) => one.ownerId === personId)).map((one) => line('mine', one)),
    ...soonest(free).map((one) => line('free', one)),
  ];
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
