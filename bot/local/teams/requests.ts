import { z } from 'zod';
import { Refused } from './door';
import type { ActionRequest, DialogRequest, ExtensionRequest, FindRequest, InstallRequest, LinkRequest, MessageRequest, RetryRequest, RosterRequest, TabRequest } from './contract';

const id = z.string().min(1).max(200);
const place = z.enum(['team', 'core', 'personal']);

/** Longest message: what Teams' own composer takes before it suggests a file, in UTF-16 units. */
const longestMessage = 28_000;
/** Cards that a message extension may put into one message. */
const mostCards = 5;

export const messageRequest = z.object({
  id, person: id, place, text: z.string().max(longestMessage), thread: id.nullish(), value: z.unknown().optional(), replyTo: id.optional(), cards: z.array(z.record(z.string(), z.unknown())).max(mostCards).optional(),
}) satisfies z.ZodType<MessageRequest>;

export const retryRequest = z.object({ person: id, messageId: id }) satisfies z.ZodType<RetryRequest>;

export const actionRequest = z.object({
  id, person: id, messageId: id, trigger: z.enum(['manual', 'automatic']),
  action: z.object({ type: z.literal('Action.Execute'), id: z.string().optional(), verb: z.string().optional(), title: z.string().optional(), data: z.unknown() }),
}) satisfies z.ZodType<ActionRequest>;

export const dialogRequest = z.object({
  id, person: id, place, messageId: id.nullable(), step: z.enum(['fetch', 'submit']), data: z.unknown(), theme: z.enum(['default', 'dark', 'contrast']),
}) satisfies z.ZodType<DialogRequest>;

export const extensionRequest = z.object({
  id, person: id, messageId: id, step: z.enum(['fetch', 'submit']), data: z.unknown(), theme: z.enum(['default', 'dark', 'contrast']),
}) satisfies z.ZodType<ExtensionRequest>;

export const findRequest = z.object({ id, person: id, place, words: z.string().max(1_000), skip: z.number().int().min(0) }) satisfies z.ZodType<FindRequest>;

export const linkRequest = z.object({ id, person: id, place, url: z.string().min(1).max(10_000) }) satisfies z.ZodType<LinkRequest>;

export const installRequest = z.object({ person: id, place, added: z.boolean() }) satisfies z.ZodType<InstallRequest>;

export const rosterRequest = z.object({ person: id, place: z.enum(['team', 'core']), subject: id, member: z.boolean() }) satisfies z.ZodType<RosterRequest>;

/** `to` is local in the person's zone; null takes the meeting out. */
export const meetingRequest = z.object({ person: id, id, date: z.iso.date(), to: z.iso.datetime({ local: true, offset: false, precision: -1 }).nullable() });

export const clockRequest = z.object({ to: z.iso.datetime() });

/** Longest name of a tab, as in Teams. */
const longestName = 128;
const address = z.string().max(2_000).refine((url) => URL.canParse(url), 'is not an address');

export const stageRequest = z.object({ person: id, url: address.nullable() });

export const tabRequest = z.object({
  person: id, place: z.enum(['team', 'core']), id,
  tab: z.object({ entityId: z.string().min(1).max(500), name: z.string().trim().min(1).transform((name) => name.slice(0, longestName)), contentUrl: address, websiteUrl: address }).nullable(),
}) satisfies z.ZodType<TabRequest>;

/** Reads a request of the page; throws Refused 400 that names the field. */
export function readRequest<T>(shape: z.ZodType<T>, body: unknown): T {
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue?.code === 'too_big') throw new Refused(400, 'too-long', `The message has more than ${longestMessage.toLocaleString('en-GB')} characters. Shorten it, or put it in a file.`);
  throw new Refused(400, 'not-readable', `${issue?.path.join('.') || 'The request'} is not readable: ${issue?.message ?? 'wrong shape'}.`);
}
