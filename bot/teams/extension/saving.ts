import { createHash } from 'node:crypto';
import type { TaskModuleResponse } from 'botbuilder';
import { parseCommand } from '../../domain/commands';
import type { PersonCommunity } from '../../store/places';
import type { PhraseKey } from '../../toolkit/phrases';
import { shorten } from '../cards/card';
import { savedCard, saveForm } from '../cards/shelfCards';
import { close, showForm, showText } from '../dialogAnswers';
import { pressId, readPress, type Press } from '../press';
import type { BotParts, Visit } from '../visit';
import { readMessage } from './messageText';

/** The message action, by its id in the manifest. */
export const saveCommand = 'saveResource';

/** A message as Teams hands it over with an action: `messagePayload` of the invoke. */
interface MessagePayload {
  id?: unknown;
  subject?: unknown;
  body?: { contentType?: unknown; content?: unknown } | null;
}

/** Longest title that is made of a message, in UTF-16 units. */
const longestTitle = 120;
/** What the shelf takes, in UTF-16 units. */
const longestAbout = 2_000;

const problems: Record<string, PhraseKey> = { url: 'save.url-wrong', tags: 'save.tags-long', about: 'save.about-long' };

/** The form with the message filled in. Nothing of the message is kept by that. */
export async function openSaving(parts: BotParts, visit: Visit, payload: unknown): Promise<TaskModuleResponse> {
  const { say } = parts;
  const communities = await shelvesOf(parts, visit);
  if (communities.length === 0) return showText(say('save.none'));
  const message = (payload ?? {}) as MessagePayload;
  const { text, link } = readMessage(message.body);
  const filled = { title: titleOf(message, text, link), url: link, about: shorten(text, longestAbout) };
  return showForm(say('save.heading'), saveForm(say, communities, { message: messageMark(visit, message) }, filled, text.length > longestAbout, null));
}

/** Puts what was filled in on the chosen shelf, once for each message and shelf; what cannot be taken comes back as it was typed. */
export async function submitSaving(parts: BotParts, visit: Visit, data: unknown): Promise<TaskModuleResponse> {
  const { commands, pageLinks, say, store } = parts;
  const press = readPress(data);
  if (press.dialog !== 'save-resource') return close;
  const communities = await shelvesOf(parts, visit);
  if (communities.length === 0) return showText(say('save.none'));
  const again = (problem: string): TaskModuleResponse => showForm(say('save.heading'), saveForm(say, communities, { message: press.fields['message'] ?? '' }, press.fields, false, problem));
  const chosen = communities.find((one) => one.id === press.communityId);
  if (!chosen) return again(say('save.community-needed'));

  const asked = typedIn(press);
  const parsed = parseCommand(asked);
  if (!parsed.ok) return again(say(problems[parsed.problem.split(/[.:]/)[0] ?? ''] ?? 'save.title-needed'));
  const first = savedId(visit, press, asked);
  const before = await store.shelf.savedAs(visit.actor.tenantId, chosen.id, first);
  const there = before.find((one) => one.removedAt === null);
  const link = (id: string): string => pageLinks.to(chosen.id, `resource/${encodeURIComponent(id)}`);
  if (there) return showForm(say('save.heading'), savedCard(say, say('save.there', { name: chosen.name }), link(there.id)));
  // What was taken off the shelf and is saved again is a new thing.
  const id = before.length === 0 ? first : `${first}-${before.length + 1}`;
  const result = await commands.run(visit.actor, chosen.id, id, parsed.value);
  if (!result.ok) return result.code === 'not-allowed' ? showText(result.because) : again(result.because);
  return showForm(say('save.heading'), savedCard(say, say('save.done', { name: chosen.name }), link(id)));
}

/** The communities on whose shelves the person may put something, the one that meets here first. */
async function shelvesOf({ store }: BotParts, { actor, conversationId }: Visit): Promise<PersonCommunity[]> {
  const mine = (await store.places.communitiesOf(actor.tenantId, actor.personId)).filter((one) => one.part !== 'sponsor');
  const here = (one: PersonCommunity): boolean => one.teamConversation === conversationId || one.coreConversation === conversationId;
  return [...mine.filter(here), ...mine.filter((one) => !here(one))];
}

function titleOf({ subject }: MessagePayload, text: string, link: string): string {
  if (typeof subject === 'string' && subject.trim() !== '') return shorten(subject.trim(), longestTitle);
  // An address alone is a poor title: its host is shorter, and the person changes it.
  const line = text.split('\n').map((one) => one.replace(/^- /, '').replace(/https:\/\/\S+/g, ' ').replace(/\s+/g, ' ').trim()).find((one) => /[\p{L}\p{N}]/u.test(one));
  return line === undefined ? (link === '' ? '' : new URL(link).hostname) : shorten(line, longestTitle);
}

function typedIn({ fields }: Press): Record<string, unknown> {
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name].trim() : '');
  const url = text('url');
  return {
    type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title: text('title'), url, about: text('about'),
    tags: text('tags').split(/[,;]/).map((tag) => tag.trim()).filter(Boolean), origin: url === '' ? 'experience' : 'external', story: null,
  };
}

/** Tells one message from another without saying anything of it; empty where the client named none. */
function messageMark({ conversationId }: Visit, { id }: MessagePayload): string {
  return typeof id === 'string' && id !== '' ? createHash('sha256').update(JSON.stringify([conversationId, id])).digest('base64url').slice(0, 32) : '';
}

/** The same for everybody who saves the same message, so that it stands on a shelf once. */
function savedId({ actor }: Visit, press: Press, asked: Record<string, unknown>): string {
  const { message } = press.fields;
  return typeof message === 'string' && /^[\w-]{32}$/.test(message) ? `message-${message}` : pressId(actor.personId, 'save-resource', press, [asked]);
}
