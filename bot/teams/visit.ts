import type { TurnContext } from 'botbuilder';
import type { Actor, Commands } from '../commands';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { PageLinks } from '../pageLinks';
import type { Store } from '../store/store';
import type { Say } from '../toolkit/phrases';
import type { Toolkit } from '../toolkit/schema';

/** What the bot needs of the rest of the app. */
export interface BotParts {
  commands: Commands;
  store: Store;
  toolkit: Toolkit;
  say: Say;
  clock: Clock;
  log: Log;
  /** Origin under which clients reach the tab's pages, without a closing slash. */
  publicUrl: string;
  pageLinks: PageLinks;
  /** Asks for the people of a place to be read, after the turn. */
  readRoster(tenantId: string, conversationId: string): void;
}

/** Who speaks, and where: read from what the channel has signed, never from what a card says. */
export interface Visit {
  actor: Actor;
  name: string;
  conversationId: string;
  kind: 'personal' | 'chat' | 'team';
  groupId: string | null;
  zone: string;
}

interface TeamsChannelData {
  tenant?: { id?: string };
  team?: { id?: string; aadGroupId?: string };
}

/**
 * What people say to each other in a channel. Teams hands it over where an owner has allowed `ChannelMessage.Read.Group`
 * ("Receive all conversation messages"): it is nobody's to the bot, which lets it go unread. A press on a card is to the bot.
 */
export function isOverheard(activity: TurnContext['activity']): boolean {
  if (activity.type !== 'message' || activity.conversation?.conversationType !== 'channel' || (activity.value ?? null) !== null) return false;
  const entities = Array.isArray(activity.entities) ? activity.entities as ({ type?: unknown; mentioned?: { id?: unknown } | null } | null)[] : [];
  return !entities.some((one) => one?.type === 'mention' && one.mentioned?.id === activity.recipient?.id);
}

/** Local mode has no tenant of its own in every activity (the Playground sends none). */
const noTenant = 'local';

/** The visit behind a turn; null if the channel does not say who speaks. */
export function visitOf({ activity }: TurnContext): Visit | null {
  const data = (activity.channelData ?? {}) as TeamsChannelData;
  const personId = activity.from.aadObjectId || activity.from.id;
  if (!personId) return null;
  const kind = activity.conversation.conversationType === 'channel' ? 'team' : activity.conversation.conversationType === 'groupChat' ? 'chat' : 'personal';
  return {
    actor: { tenantId: data.tenant?.id ?? activity.conversation.tenantId ?? noTenant, personId },
    name: activity.from.name ?? '',
    conversationId: placeId(activity.conversation.id, kind, data),
    kind,
    groupId: data.team?.aadGroupId ?? null,
    zone: activity.localTimezone ?? 'Europe/London',
  };
}

/** In a channel the conversation id names the thread (`;messageid=`); the place is the team's General channel. */
function placeId(conversationId: string, kind: Visit['kind'], data: TeamsChannelData): string {
  if (kind !== 'team') return conversationId;
  return data.team?.id ?? conversationId.split(';')[0] ?? conversationId;
}
