import { MessageFactory, TextFormatTypes, type TurnContext } from 'botbuilder';
import type { Effect } from '../domain/decision';
import { attachment, fewNames, open, type Card } from './cards/card';
import { greetingCard, startedCard } from './cards/greeting';
import { waysCard } from './cards/journeyCard';
import { pressId, readPress } from './press';
import type { BotParts, Visit } from './visit';

/** Keeps how the place is reached; the bot can only speak first where it has been spoken to. */
export async function rememberPlace({ store, clock }: BotParts, visit: Visit, context: TurnContext): Promise<void> {
  const { activity } = context;
  await store.places.keep({
    tenantId: visit.actor.tenantId, conversationId: visit.conversationId, kind: visit.kind, serviceUrl: activity.serviceUrl, botId: activity.recipient.id,
    groupId: visit.groupId, personId: visit.kind === 'personal' ? visit.actor.personId : null, installed: true, updatedAt: clock.now(),
  });
}

/**
 * The app was added. A team or chat is greeted once; a chat added by somebody whose community has no
 * place for its core group yet becomes that place.
 */
export async function greet(parts: BotParts, visit: Visit, context: TurnContext): Promise<void> {
  const { store, commands, say } = parts;
  const { tenantId } = visit.actor;
  if (visit.kind !== 'personal') parts.readRoster(tenantId, visit.conversationId);
  const here = await store.places.communityAt(tenantId, visit.conversationId);
  if (here) {
    // Added again: everything is still there, and the card says so.
    const record = await commands.read(visit.actor, here.id);
    if (record) await context.sendActivity(MessageFactory.attachment(attachment(startedCard(commands.reading(record), visit.conversationId))));
    // What could not be sent while the app was away is wanted again.
    const mark = `back/${visit.conversationId}/${String(context.activity.timestamp ?? context.activity.id)}`;
    await wantAgain(parts, tenantId, here.id, mark, (effect, state) => state === 'failed' && spoken.has(effect.kind));
    return;
  }
  const mine = await store.places.communitiesOf(tenantId, visit.actor.personId);
  const homeless = mine.filter((one) => one.part === 'core' && one.coreConversation === null);
  const only = visit.kind === 'chat' && homeless.length === 1 ? homeless[0] : undefined;
  if (only) {
    const id = pressId(visit.actor.personId, 'here', readPress({ community: only.id }), [visit.conversationId]);
    const result = await commands.run(visit.actor, only.id, id, { type: 'useHere', conversationId: visit.conversationId });
    if (result.ok) {
      // Plain, since the name is somebody's own words and Teams reads messages as Markdown.
      await context.sendActivity({ ...MessageFactory.text(say('greet.joined', { name: only.name })), textFormat: TextFormatTypes.Plain });
      return;
    }
  }
  // A community starts in a team or chat; a personal chat says so instead of offering what it cannot do.
  const card = visit.kind === 'personal' ? personalCard(parts, mine) : greetingCard(say);
  await context.sendActivity(MessageFactory.attachment(attachment(card)));
}

/** Most communities that a card offers to open. */
const mostOffered = 6;

function personalCard({ say }: BotParts, mine: readonly { id: string; name: string }[]): Card {
  if (mine.length === 0) return waysCard(say('greet.title'), say('greet.personal'), [open(say('greet.look'), 'look', {})]);
  const only = mine.length === 1;
  return waysCard(say('greet.title'), say('greet.core-of', { names: fewNames(mine.map((one) => one.name), say) }),
    mine.slice(0, mostOffered).map((one) => open(only ? say('button.journey') : one.name, 'journey', { community: one.id })));
}

/** What goes to people through the connector, unlike what goes to Microsoft 365. */
const spoken: ReadonlySet<Effect['kind']> = new Set(['card', 'start-card', 'announce-charter', 'announce-paper', 'announce-consultation', 'announce-survey', 'announce-reply', 'post-thanks', 'invite-event']);
const never = '1970-01-01T00:00:00.000Z';

/** Wants deliveries again that ended without having arrived for sure. `mark` is the same for one occasion, so that it happens once. */
export async function wantAgain({ store, commands }: BotParts, tenantId: string, communityId: string, mark: string, which: (effect: Effect, state: 'failed' | 'uncertain') => boolean): Promise<void> {
  const ended = await store.deliveries.pending(tenantId, communityId, never);
  const effects = ended.flatMap(({ effect, state }) => (state !== 'waiting' && which(effect, state) ? [effect] : []));
  if (effects.length > 0) await commands.settle(tenantId, communityId, mark, () => ({ ok: true, changes: [], effects, said: null }));
}
