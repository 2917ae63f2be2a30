import { z } from 'zod';
import type { Activity } from 'botbuilder';
import { notReadable } from '../../errors';
import type { Settings } from '../../settings';

const id = z.string().min(1).max(1000);
const text = z.string().nullish();
const account = z.looseObject({ id, name: text, aadObjectId: text, role: text });
const accounts = z.array(account).nullish();
const time = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'is not a time').nullish();

/**
 * What the SDK and our handlers rely on, by the Bot Framework's Activity schema; all else passes.
 * The SDK itself checks nothing and runs a turn on any shape.
 */
const shape = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  channelId: id,
  serviceUrl: id,
  from: account,
  recipient: account.nullish(),
  conversation: z.looseObject({ id, tenantId: text, conversationType: text, name: text, isGroup: z.boolean().nullish() }),
  text, name: text, locale: text, textFormat: text, replyToId: text, action: text, label: text, valueType: text, topicName: text,
  timestamp: time, localTimestamp: time, expiration: time, localTimezone: text,
  // The other modes answer in the response itself, where a card gets no id and cannot be updated.
  deliveryMode: z.enum(['normal', 'notification']).nullish(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: text }).nullish(), team: z.looseObject({ id: text }).nullish(), channel: z.looseObject({ id: text }).nullish(), eventType: text }).nullish(),
  attachments: z.array(z.looseObject({ contentType: text, contentUrl: text, name: text })).nullish(),
  entities: z.array(z.looseObject({ type: text })).nullish(),
  membersAdded: accounts, membersRemoved: accounts,
  reactionsAdded: z.array(z.looseObject({ type: text })).nullish(),
  reactionsRemoved: z.array(z.looseObject({ type: text })).nullish(),
  relatesTo: z.looseObject({}).nullish(),
});

const record = z.looseObject({});
const extension = z.looseObject({ commandId: z.string(), messagePayload: record.nullish() });
const invokes: Record<string, z.ZodType> = {
  'adaptiveCard/action': z.looseObject({ action: z.looseObject({ type: z.string(), verb: text, data: record.nullish() }) }),
  'task/fetch': z.looseObject({ data: z.unknown() }),
  'task/submit': z.looseObject({ data: z.unknown() }),
  'composeExtension/fetchTask': extension,
  'composeExtension/submitAction': extension,
  'composeExtension/query': z.looseObject({
    commandId: z.string(), parameters: z.array(z.looseObject({ name: z.string() })).nullish(), queryOptions: z.looseObject({ skip: z.number().nullish(), count: z.number().nullish() }).nullish(),
  }),
  'composeExtension/queryLink': z.looseObject({ url: z.string().max(10_000) }),
};

/**
 * An activity from what was posted, its times as dates as the SDK wants them. Throws `not-readable`
 * with the first field that does not fit.
 */
export function readActivity(body: unknown, settings: Pick<Settings, 'mode' | 'channel'>): Activity {
  const result = shape.safeParse(body);
  if (!result.success) throw notReadable(named(result.error));
  const activity = result.data;
  if (activity.id == null && ['message', 'invoke'].includes(activity.type)) throw notReadable('id is missing');
  if (activity.channelData == null && ['messageUpdate', 'messageDelete'].includes(activity.type)) throw notReadable('channelData is missing');
  if (activity.type === 'invoke') {
    const value = (invokes[activity.name ?? ''] ?? record).safeParse(activity['value']);
    if (activity.name == null) throw notReadable('name is missing');
    if (!value.success) throw notReadable(named(value.error, 'value'));
  }
  if (settings.mode === 'live' && activity.channelId !== 'msteams') throw notReadable('channelId is not msteams');
  if (!isConnector(activity.serviceUrl, settings.channel.hosts)) throw notReadable('serviceUrl is not an address of the channel');
  return withDates(activity) as unknown as Activity;
}

/**
 * True for an address that the bot may send to, and with it its token: https (http on loopback, where
 * that is listed), no user, query or fragment, and a host of the list.
 */
export function isConnector(serviceUrl: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  const loopback = /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(loopback && url.protocol === 'http:')) return false;
  return hosts.some((host) => (host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host));
}

function withDates(activity: Record<string, unknown>): Record<string, unknown> {
  for (const field of ['timestamp', 'localTimestamp', 'expiration']) {
    const value = activity[field];
    if (typeof value !== 'string') continue;
    activity[`raw${field.charAt(0).toUpperCase()}${field.slice(1)}`] = value;
    activity[field] = new Date(value);
  }
  return activity;
}

function named(error: z.ZodError, root?: string): string {
  const path = [...(root ? [root] : []), ...(error.issues[0]?.path ?? [])].join('.');
  return `${path || 'the activity'} is missing or has the wrong form`;
}
