import type { Actor } from '../commands';
import { isCelebrated } from '../domain/helping/thanks';
import { channelGoing } from '../domain/prompting/channel';
import { channelPosts } from '../domain/prompting/room';
import type { CommunityRecord } from '../domain/record';
import { timeWords } from '../domain/times';
import { AppError } from '../errors';
import type { PostRow } from '../store/posts';
import type { PromptsAnswer } from './contract';
import type { ApiParts, Entered } from './routes';

/** Posts to the members on the page of what is sent: thanks that both sides want there, invitations that somebody has published. */
export interface WaitingPosts {
  standing(found: Entered): Promise<Pick<PromptsAnswer, 'asks' | 'planned' | 'sent'>>;
  /** What was done, in words; null for an id that names no such post. Rejects where it cannot be done (any more). */
  act(found: Entered, id: string, act: 'skip' | 'now'): Promise<string | null>;
}

export function waitingPosts(parts: Pick<ApiParts, 'clock' | 'commands' | 'say' | 'store' | 'wake'>): WaitingPosts {
  const { clock, commands, say, store } = parts;
  const whatOf = ({ title, names }: PostRow): string => (names ? say('planned.post-thanks', names) : say('planned.invite-event', { title: title ?? '' }));
  const gone = (): AppError => new AppError('not-now', 409, say('refuse.prompt-gone'));

  /** With the thing itself and everything that counts in the week. */
  async function recordAbout({ tenantId }: Actor, communityId: string, about: string): Promise<CommunityRecord> {
    const loaded = await store.records.load(tenantId, communityId, '', undefined, [about, channelPosts]);
    if (!loaded) throw gone();
    return loaded.record;
  }

  /** Whoever of the core group calls an invitation off has it taken back, as on its page. */
  async function callOff(actor: Actor, communityId: string, eventId: string): Promise<string> {
    const event = (await recordAbout(actor, communityId, eventId)).events.find((one) => one.id === eventId);
    if (!event?.invitation || event.invitation.postedAt !== null) throw gone();
    const result = await commands.run(actor, communityId, `call-off/${eventId}/${event.revision}`, { type: 'inviteTo', eventId, wanted: false, words: event.invitation.words });
    if (!result.ok) throw new AppError('not-now', 409, result.because);
    return result.said ?? say('said.prompt-off');
  }

  /** Past a pause and the time between terms, and not past the hours and the week's room. */
  async function sendNow(actor: Actor, communityId: string, thanksId: string): Promise<string> {
    const now = clock.now();
    const [record, announced] = await Promise.all([recordAbout(actor, communityId, thanksId), store.prompts.announced(actor.tenantId, communityId, now)]);
    const thanks = record.thanks.find((one) => one.id === thanksId);
    if (!thanks || thanks.postedAt !== null || !isCelebrated(record, thanks)) throw gone();
    const going = channelGoing({ record, toolkit: commands.toolkit }, announced, now, null, true);
    const [key] = await store.prompts.ask(actor.tenantId, communityId, [{ key: `post-thanks:${thanksId}`, effect: { kind: 'post-thanks', thanksId, asked: true } }], now);
    if (key === undefined || (!going.now && going.at === null)) throw gone();
    parts.wake([{ tenantId: actor.tenantId, communityId, key }]);
    return going.now ? say('said.prompt-now') : say('said.prompt-later', { when: timeWords(going.at ?? now, record.community.zone) });
  }

  return {
    async standing({ actor, record }) {
      const now = clock.now();
      const { asks, rows } = await store.posts.standing(actor.tenantId, record.community.id);
      const waits = ({ posted, state, notBefore }: PostRow): boolean => !posted && state === 'queued' && notBefore !== null && notBefore > now;
      const whom = say('planned.members');
      return {
        asks,
        planned: rows.filter(waits).map((row) => ({
          id: row.key, kind: row.names ? 'thanks' as const : 'invitation' as const, what: whatOf(row), whom, dueAt: row.notBefore ?? now, reason: row.reason,
          // Thanks are the two people's to take back; an invitation goes as soon as it may.
          acts: row.names ? ['now' as const] : ['skip' as const],
        })),
        sent: rows.filter((row) => !waits(row)).map((row) => ({
          what: whatOf(row), whom, at: row.at, reason: row.posted ? null : row.reason,
          state: row.posted ? 'sent' as const : (row.why ?? (row.state === 'queued' || row.state === 'sending' ? 'waiting' as const : row.state)),
        })),
      };
    },
    async act({ actor, record }, id, act) {
      const [kind, about = ''] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
      if (kind === 'invite-event' && act === 'skip') return callOff(actor, record.community.id, about);
      if (kind === 'post-thanks' && act === 'now') return sendNow(actor, record.community.id, about);
      return null;
    },
  };
}
