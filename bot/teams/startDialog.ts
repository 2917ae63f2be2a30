import { createHash } from 'node:crypto';
import type { TaskModuleResponse } from 'botbuilder';
import { read, startShape } from '../domain/commands';
import { startForm } from './cards/forms';
import { waysCard } from './cards/journeyCard';
import { showForm, showText, unread } from './dialogAnswers';
import type { Press } from './press';
import type { BotParts, Visit } from './visit';

const titles = { new: 'start.title', renew: 'start.title-renew' } as const;

/** The form that starts a community, or why there is nothing to start here. */
export async function openStart({ store, say }: BotParts, visit: Visit, press: Press): Promise<TaskModuleResponse> {
  const mode = press.fields['mode'] === 'renew' ? 'renew' : 'new';
  if (visit.kind === 'personal') return showForm(say('start.title'), waysCard(say('greet.title'), say('greet.personal'), []));
  const here = await store.places.communityAt(visit.actor.tenantId, visit.conversationId);
  if (here) return showText(say('start.exists', { name: here.name }));
  const place = await store.places.find(visit.actor.tenantId, visit.conversationId);
  return showForm(say(titles[mode]), startForm(say, mode, place?.roster ?? [], visit.zone, visit.actor.personId));
}

/** One community for a place: two who start at once get the same one. */
const communityIdOf = (tenantId: string, conversationId: string): string => `cop-${createHash('sha256').update(`${tenantId}/${conversationId}`).digest('hex').slice(0, 24)}`;

/** Starts the community of this place; `cardId` is the greeting that becomes its card. What cannot be read comes back with what was typed. */
export async function submitStart({ commands, store, say, clock }: BotParts, visit: Visit, press: Press, cardId: string | null): Promise<TaskModuleResponse> {
  const { fields } = press;
  const mode = fields['mode'] === 'renew' ? 'renew' : 'new';
  const { tenantId, personId } = visit.actor;
  if (visit.kind === 'personal') return showText(say('greet.personal'));
  const place = await store.places.find(tenantId, visit.conversationId);
  const roster = place?.roster ?? [];
  const core = typeof fields['core'] === 'string' && fields['core'] !== '' ? fields['core'].split(',') : [];
  const parsed = read(startShape, { name: fields['name'], topic: fields['topic'], mode, zone: fields['zone'] ?? visit.zone, core, path: fields['path'] === 'fast' ? 'fast' : 'full' });
  if (!parsed.ok) {
    const empty = /^(?:name|topic): (?!has more)/.test(parsed.problem);
    return showForm(say(titles[mode]), startForm(say, mode, roster, visit.zone, personId, fields, empty ? say('start.empty') : unread(say, parsed.problem)));
  }
  const here = await store.places.communityAt(tenantId, visit.conversationId);
  if (here) return showText(say('start.exists', { name: here.name }));
  const people = roster.some((one) => one.id === personId) ? roster : [...roster, { id: personId, name: visit.name, email: null }];
  const groupId = place?.groupId ?? visit.groupId;
  const where = { kind: visit.kind, conversationId: visit.conversationId, groupId } as const;
  const communityId = communityIdOf(tenantId, visit.conversationId);
  // The same for everybody: of two who start at once, in two instances even, the log takes only one.
  const commandId = `start-${communityId}`;
  if (cardId !== null) await store.cards.keep(tenantId, communityId, 'start-card', { conversationId: visit.conversationId, activityId: cardId }, clock.now());
  const result = await commands.start(visit.actor, commandId, parsed.value, where, people, communityId);
  return showText(result.ok ? (result.said ?? '') : result.because);
}
