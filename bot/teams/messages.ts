import { MessageFactory, type Activity, type TurnContext } from 'botbuilder';
import type { CommunityRecord } from '../domain/record';
import { activityKey } from './activityKey';
import { attachment, open, type Card } from './cards/card';
import { greetingCard } from './cards/greeting';
import { waysCard } from './cards/journeyCard';
import { answerHelping } from './helping';
import { leavingCard } from './leaving';
import { lookedAgain } from './ownCards';
import { wantAgain } from './places';
import { replyTo } from './replies';
import { answerThanks } from './thanks';
import type { BotParts, Visit } from './visit';

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
  const { community } = found.record;
  // The core group's place has one living card of a step; whoever asks for it alone has it looked at again when they open it.
  const shown = reply.stepId !== null && visit.kind === 'personal' ? lookedAgain(parts.say, reply.card, { what: 'step', communityId: community.id, about: reply.stepId }) : reply.card;
  const sent = await context.sendActivity(MessageFactory.attachment(attachment(shown)));
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
