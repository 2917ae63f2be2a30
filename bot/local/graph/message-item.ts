import { localBot, localTeam, localTenant } from '../people';

/** A message of a channel as the local Graph is given it. */
export interface LocalMessage {
  /** As Teams makes them: milliseconds since 1970, each once in a channel. */
  id: string;
  channelId: string;
  /** The first message of its thread; its own id for one that begins it. */
  thread: string;
  from: { kind: 'person' | 'app' | 'service'; id: string; name: string };
  /** ISO 8601 UTC. */
  at: string;
  editedAt: string | null;
  /** Set where it was deleted: its place stays, its words do not. */
  deletedAt?: string | null;
  text: string;
}

/** When it was last touched, milliseconds since 1970. Ids grow where times stand still; one that is edited in the moment of another comes before it. */
export const touchedAt = ({ id, editedAt, deletedAt }: LocalMessage): number => Math.max(Number(id), ...[editedAt, deletedAt].flatMap((one) => (one ? [Date.parse(one) - 0.5] : [])));

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export function messageJson(one: LocalMessage): object {
  const { kind, id, name } = one.from;
  const deletedAt = one.deletedAt ?? null;
  return {
    id: one.id, replyToId: one.thread === one.id ? null : one.thread, etag: String(Math.floor(touchedAt(one))), messageType: kind === 'service' ? 'systemEventMessage' : 'message',
    createdDateTime: one.at, lastModifiedDateTime: deletedAt ?? one.editedAt ?? one.at, lastEditedDateTime: one.editedAt, deletedDateTime: deletedAt,
    subject: null, summary: null, chatId: null, importance: 'normal', locale: 'en-us', policyViolation: null,
    eventDetail: kind === 'service' ? { '@odata.type': '#microsoft.graph.teamsAppInstalledEventMessageDetail', teamsAppId: localBot.appId, teamsAppDisplayName: localBot.name } : null,
    webUrl: `https://teams.microsoft.com/l/message/${encodeURIComponent(one.channelId)}/${one.id}?groupId=${localTeam.groupId}&tenantId=${localTenant}&parentMessageId=${one.thread}`,
    from: kind === 'service' ? null : {
      application: kind === 'app' ? { '@odata.type': '#microsoft.graph.teamworkApplicationIdentity', id, displayName: name, applicationIdentityType: 'bot' } : null, device: null,
      user: kind === 'person' ? { '@odata.type': '#microsoft.graph.teamworkUserIdentity', id, displayName: name, userIdentityType: 'aadUser', tenantId: localTenant } : null,
    },
    body: { contentType: 'html', content: deletedAt ? '' : kind === 'service' ? '<systemEventMessage/>' : `<p>${escaped(one.text)}</p>` },
    channelIdentity: { teamId: localTeam.groupId, channelId: one.channelId }, attachments: [], mentions: [], reactions: [],
  };
}
