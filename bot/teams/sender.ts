import { MessageFactory, TeamsInfo, type Activity, type ConversationReference, type TeamsChannelAccount } from 'botbuilder';
import { AppError } from '../errors';
import type { Place, RosterPerson } from '../store/places';
import type { Door } from './adapter';
import { attachment, type Card } from './cards/card';

/** What became of a send: told apart by what may be done next. */
export type SendFate =
  | { fate: 'sent'; activityId: string }
  /** The place or message is gone, or the bot was removed or blocked there: do not try again. */
  | { fate: 'gone'; why: 'blocked' | 'removed' | 'forbidden' | 'not-found' }
  /** Nothing was sent; try again after so many seconds. */
  | { fate: 'later'; seconds: number }
  /** Nobody knows whether it arrived: never sent again blindly. */
  | { fate: 'uncertain' }
  | { fate: 'refused' };

/** Speaks first, outside a turn. */
export interface Sender {
  post(place: Place, card: Card): Promise<SendFate>;
  update(place: Place, activityId: string, card: Card): Promise<SendFate>;
  /** Opens the personal chat with somebody who shares `via` with the bot; `sent` carries the id of the chat as the activity. Repeatable: there is one such chat. */
  begin(via: Place, personId: string): Promise<SendFate>;
  /** The people of a place, without bots; guests are told apart, owners are not; up to 60 pages of 500. */
  roster(place: Place): Promise<RosterPerson[]>;
}

const referenceOf = (place: Place): Partial<ConversationReference> => ({
  channelId: 'msteams',
  serviceUrl: place.serviceUrl,
  bot: { id: place.botId, name: '' },
  conversation: {
    id: place.conversationId, name: '', tenantId: place.tenantId, isGroup: place.kind !== 'personal',
    conversationType: place.kind === 'team' ? 'channel' : place.kind === 'chat' ? 'groupChat' : 'personal',
  },
});

const message = (card: Card): Partial<Activity> => MessageFactory.attachment(attachment(card));
const mostPages = 60;

export function createSender(door: Door): Sender {
  async function send(place: Place, repeatable: boolean, work: (say: (activity: Partial<Activity>) => Promise<string>, update: (activity: Partial<Activity>) => Promise<string>) => Promise<string>): Promise<SendFate> {
    try {
      let activityId = '';
      await door.proactive(referenceOf(place), async (context) => {
        activityId = await work(
          async (activity) => (await context.sendActivity(activity))?.id ?? '',
          async (activity) => {
            await context.updateActivity(activity);
            return activity.id ?? '';
          },
        );
      });
      return { fate: 'sent', activityId };
    } catch (error) {
      return fateOf(error, repeatable);
    }
  }

  return {
    post: (place, card) => send(place, false, (say) => say(message(card))),
    update: (place, activityId, card) => send(place, true, (_say, update) => update({ ...message(card), id: activityId })),
    async begin(via, personId) {
      let chat = '';
      try {
        const parameters = { isGroup: false, bot: { id: via.botId, name: '' }, members: [{ id: personId, name: '' }], tenantId: via.tenantId, channelData: { tenant: { id: via.tenantId } } };
        await door.open(via.serviceUrl, parameters, async (context) => {
          chat = context.activity.conversation.id;
          await Promise.resolve();
        });
        return { fate: 'sent', activityId: chat };
      } catch (error) {
        return fateOf(error, true);
      }
    },
    async roster(place) {
      const people: RosterPerson[] = [];
      await door.proactive(referenceOf(place), async (context) => {
        let token: string | undefined;
        for (let page = 0; page < mostPages; page += 1) {
          const found = await TeamsInfo.getPagedMembers(context, 500, token);
          people.push(...found.members.flatMap(personOf));
          token = found.continuationToken;
          if (!token) return;
        }
      });
      return people;
    },
  };
}

function personOf(member: TeamsChannelAccount): RosterPerson[] {
  const id = member.aadObjectId;
  const name = member.userPrincipalName ?? '';
  // A guest's name for signing in is made of their own address and this mark, and is no address itself.
  const guest = member.userRole === 'guest' || name.includes('#EXT#');
  return id ? [{ id, name: member.name ?? '', email: member.email ?? (guest || name === '' ? null : name), ...(guest ? { role: 'guest' } : {}) }] : [];
}

/** No connection was made, or there was no token to make it with, so that nothing can have arrived. */
const unreached: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENOTSENT']);

/** Why Teams refuses a message with 403, by the error's code ("Status codes from bot conversational APIs", Microsoft Learn). */
const refusals: Readonly<Record<string, 'blocked' | 'removed' | undefined>> = { ConversationBlockedByUser: 'blocked', BotNotInConversationRoster: 'removed' };

/** The connector's word, by status: Bot Framework, "Send proactive messages" and "Rate limiting". */
function fateOf(error: unknown, repeatable: boolean): SendFate {
  // Our own door refused the address of the place.
  if (error instanceof AppError) return { fate: 'refused' };
  const { statusCode, code, response } = error as { statusCode?: number; code?: string; response?: { headers?: { get?(name: string): string | null | undefined } } };
  if (statusCode === 403) return { fate: 'gone', why: (code !== undefined && refusals[code]) || 'forbidden' };
  if (statusCode === 404) return { fate: 'gone', why: 'not-found' };
  if (statusCode === 429) return { fate: 'later', seconds: Number(response?.headers?.get?.('retry-after') ?? 5) || 5 };
  if (statusCode === 412) return { fate: 'later', seconds: 2 };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return { fate: 'refused' };
  if (code !== undefined && unreached.has(code)) return { fate: 'later', seconds: 10 };
  return repeatable ? { fate: 'later', seconds: 10 } : { fate: 'uncertain' };
}
