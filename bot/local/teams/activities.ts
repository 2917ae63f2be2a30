import { randomUUID } from 'node:crypto';
import { localTeam, localTenant, type LocalPerson } from '../people';
import type { PlaceId } from './contract';
import { botAccount, conversationOf, conversationTypes } from './roster';

/** An activity as Teams posts it to a bot. */
export type Activity = Record<string, unknown> & { id: string; type: string };

export interface Occasion {
  person: LocalPerson;
  place: PlaceId;
  /** Where the bot calls back: ends with a slash. */
  serviceUrl: string;
  now: Date;
  /** In a channel, the post that began the thread. */
  thread?: string | null;
}

/** What every activity of Teams carries, whoever and wherever. */
function envelope({ person, place, serviceUrl, now, thread }: Occasion): Record<string, unknown> {
  const base = conversationOf(place, person.id);
  return {
    channelId: 'msteams',
    serviceUrl,
    timestamp: now.toISOString(),
    localTimestamp: localTimestamp(now, person.zone),
    localTimezone: person.zone,
    locale: person.locale,
    from: { id: person.teamsId, name: person.name, aadObjectId: person.id },
    recipient: botAccount,
    conversation: {
      id: thread ? `${base};messageid=${thread}` : base,
      conversationType: conversationTypes[place],
      tenantId: localTenant,
      ...(place === 'personal' ? {} : { isGroup: true }),
    },
    entities: [{ type: 'clientInfo', locale: person.locale, country: person.locale.split('-')[1], platform: 'Web', timezone: person.zone }],
  };
}

function channelData(place: PlaceId, more: Record<string, unknown> = {}): Record<string, unknown> {
  if (place !== 'team') return { tenant: { id: localTenant }, ...more };
  return {
    teamsChannelId: localTeam.channelId,
    teamsTeamId: localTeam.id,
    channel: { id: localTeam.channelId },
    team: { id: localTeam.id, name: localTeam.name, aadGroupId: localTeam.groupId },
    tenant: { id: localTenant },
    ...more,
  };
}

/** A message that somebody wrote, or what an Action.Submit sends (`value`, no text). */
export function messageActivity(occasion: Occasion, id: string, content: { text: string; value?: unknown; replyTo?: string }): Activity {
  const mention = `<at>${botAccount.name}</at>`;
  const mentioned = occasion.place !== 'personal' && mentionsApp(content.text);
  const text = mentioned ? content.text.replace(mentionPattern, mention) : content.text;
  const base = envelope(occasion);
  return {
    ...base,
    type: 'message',
    id,
    ...(content.text ? { text, textFormat: 'plain' } : {}),
    ...(content.value === undefined ? {} : { value: content.value }),
    ...(content.replyTo ? { replyToId: content.replyTo } : {}),
    ...(mentioned ? { entities: [...(base['entities'] as unknown[]), { type: 'mention', mentioned: botAccount, text: mention }] } : {}),
    channelData: channelData(occasion.place, content.value === undefined ? {} : { source: { name: 'message' } }),
  };
}

const mentionPattern = /@CoP Guide\b/i;

/** In a channel or a group chat a bot is told only what mentions it, unless an owner has let it be told everything. */
export function mentionsApp(text: string): boolean {
  return mentionPattern.test(text);
}

/** The invokes of cards and dialogs: `adaptiveCard/action`, `task/fetch`, `task/submit`. */
export function invokeActivity(occasion: Occasion, id: string, name: string, value: unknown, replyTo: string | null): Activity {
  return {
    ...envelope(occasion),
    type: 'invoke',
    id,
    name,
    value,
    ...(replyTo ? { replyToId: replyTo } : {}),
    channelData: channelData(occasion.place, { source: { name: 'message' } }),
  };
}

/** What Teams tells a bot when somebody adds it to a place or takes it away: two activities, in this order. */
export function installActivities(occasion: Occasion, added: boolean): Activity[] {
  const eventType = occasion.place === 'team' ? { eventType: added ? 'teamMemberAdded' : 'teamMemberRemoved' } : {};
  const selected = occasion.place === 'team' ? { settings: { selectedChannel: { id: localTeam.channelId } } } : {};
  return [
    {
      ...envelope(occasion), type: 'conversationUpdate', id: `f:${randomUUID()}`,
      [added ? 'membersAdded' : 'membersRemoved']: [{ id: botAccount.id }],
      channelData: channelData(occasion.place, eventType),
    },
    {
      ...envelope(occasion), type: 'installationUpdate', id: `f:${randomUUID()}`, action: added ? 'add' : 'remove',
      channelData: channelData(occasion.place, { ...selected, source: { name: 'message' } }),
    },
  ];
}

/** Somebody joined or left a place in which the bot is. */
export function rosterActivity(occasion: Occasion, subject: LocalPerson, member: boolean): Activity {
  return {
    ...envelope(occasion), type: 'conversationUpdate', id: `f:${randomUUID()}`,
    [member ? 'membersAdded' : 'membersRemoved']: [{ id: subject.teamsId, aadObjectId: subject.id }],
    channelData: channelData(occasion.place, occasion.place === 'team' ? { eventType: member ? 'teamMemberAdded' : 'teamMemberRemoved' } : {}),
  };
}

/** ISO 8601 with the offset of `zone` at that moment: `2026-05-14T10:00:00.000+01:00`. */
export function localTimestamp(now: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    fractionalSecondDigits: 3, hourCycle: 'h23', timeZoneName: 'longOffset',
  }).formatToParts(now);
  const get = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  const offset = get('timeZoneName').replace('GMT', '') || '+00:00';
  return `${get('year')}-${get('month')}-${get('day')}T${get('hour')}:${get('minute')}:${get('second')}.${get('fractionalSecond')}${offset}`;
}
