import type { AdaptiveCardInvokeResponse, TurnContext } from 'botbuilder';
import type { Command } from '../domain/commands';
import { seesWorking } from '../domain/permissions';
import type { CommunityRecord } from '../domain/record';
import { lookVerb, type Card } from './cards/card';
import { startedCard } from './cards/greeting';
import { surveyCard } from './cards/promptCards';
import { stepCard } from './cards/stepCard';
import { coffeeAfter } from './helping';
import { lookedAgain, ownCard, ownKinds } from './ownCards';
import { pressId, readPress, type Press } from './press';
import { keepDigest, promptCardAfter, promptCommand } from './prompting';
import type { BotParts, Visit } from './visit';

/** The buttons that act at once: the command behind each verb. */
const verbs: Record<string, (press: Press, visit: Visit) => Command | null> = {
  reveal: (press) => press.stepId === null ? null : { type: 'reveal', stepId: press.stepId },
  agree: (press) => press.stepId === null || press.number === null ? null : { type: 'consent', stepId: press.stepId, number: press.number, stance: 'agree', reason: null },
  settle: (press) => press.stepId === null || press.number === null ? null : { type: 'settle', stepId: press.stepId, number: press.number },
  finish: (press) => press.stepId === null ? null : { type: 'finishStep', stepId: press.stepId },
  // Cards offer it on skipped steps only; two who press it take up the same version.
  reopen: (press) => press.stepId === null ? null : { type: 'openStep', stepId: press.stepId },
  next: (press) => press.stepId === null ? null : { type: 'openStep', stepId: press.stepId },
  here: (_press, visit) => ({ type: 'useHere', conversationId: visit.conversationId }),
};

const showCard = (value: Card): AdaptiveCardInvokeResponse => ({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: value as unknown as Record<string, unknown> });
const showMessage = (text: string): AdaptiveCardInvokeResponse => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text as unknown as Record<string, unknown> });

/**
 * A press on a card. The answer is the card as things stand afterwards, or a short message where the
 * press was not possible; a card of an earlier version shows today's state.
 */
export async function actOnCard(parts: BotParts, visit: Visit, verb: string, data: unknown): Promise<AdaptiveCardInvokeResponse> {
  const { commands, say } = parts;
  const press = readPress(data);
  if (verb === 'digest-keep') {
    const kept = await keepDigest(parts, visit);
    return typeof kept === 'string' ? showMessage(kept) : showCard(kept);
  }
  if (verb === lookVerb) return lookAgain(parts, visit, press);
  if (press.communityId === null) return showMessage(say('chat.not-understood'));
  const command = Object.hasOwn(verbs, verb) ? verbs[verb]?.(press, visit) : promptCommand(verb, press, visit.zone, parts.clock.now());
  if (!command) {
    const record = await commands.read(visit.actor, press.communityId);
    return cardAfter(parts, record, press, visit, verb) ?? showMessage(say('chat.not-understood'));
  }
  const result = await commands.run(visit.actor, press.communityId, pressId(visit.actor.personId, verb, press, saidBy(command, parts.clock.now())), command);
  if (!result.ok) return showMessage(result.because);
  // The next step gets a card of its own; the one that was pressed stays what it is.
  if (verb === 'next') return showMessage(result.said ?? say('said.opened'));
  const coffee = coffeeAfter(commands.reading(result.record), visit, verb, result.said);
  const after = coffee ?? (await promptCardAfter(parts, result.record, press, visit, verb));
  return (after ? showCard(after) : cardAfter(parts, result.record, press, visit, verb)) ?? showMessage(result.said ?? '');
}

/** Somebody opens a card of their own again, or the post about a survey: nothing is done, and whoever only looks has answered nothing. */
async function lookAgain(parts: BotParts, { actor, kind }: Visit, { communityId, fields }: Press): Promise<AdaptiveCardInvokeResponse> {
  const record = fields['what'] === 'survey' && communityId !== null ? await parts.commands.read(actor, communityId) : null;
  const survey = record?.surveys.find((one) => one.id === fields['about']);
  if (record && survey) return showCard(surveyCard(parts.commands.reading(record), survey));
  const what = ownKinds.find((one) => one === fields['what']);
  const about = fields['about'];
  if (what === undefined || typeof about !== 'string' || kind !== 'personal') return showMessage(parts.say('chat.not-understood'));
  return showCard(await ownCard(parts, actor, { what, communityId: communityId ?? '', about: about.slice(0, 200) }));
}

/** What tells one press from another of the same button. Somebody may join, leave and join again on one card (coffee, an event): a later minute is another press. */
function saidBy(command: Command, now: string): unknown[] {
  if (command.type === 'goOn') return [command.about];
  if (command.type === 'comeTo' || command.type === 'chooseCoffee' || command.type === 'sayMet') return [command, now.slice(0, 16)];
  return [];
}

function cardAfter({ commands }: BotParts, record: CommunityRecord | null, press: Press, visit: Visit, verb: string): AdaptiveCardInvokeResponse | null {
  // A step's card shows the core group's own working.
  if (!record || !seesWorking(record, visit.actor.personId)) return null;
  const reading = commands.reading(record);
  if (verb === 'here') return showCard(startedCard(reading, visit.conversationId));
  const shown = press.stepId === null ? null : stepCard(reading, press.stepId);
  if (!shown || press.stepId === null) return null;
  return showCard(visit.kind === 'personal' ? lookedAgain(reading.say, shown, { what: 'step', communityId: record.community.id, about: press.stepId }) : shown);
}

/** The verb and data of an `adaptiveCard/action` invoke, whatever its shape. */
export function readAction(context: TurnContext): { verb: string; data: unknown } {
  const value = context.activity.value as { action?: { verb?: unknown; data?: unknown } } | undefined;
  const verb = value?.action?.verb;
  return { verb: typeof verb === 'string' ? verb : '', data: value?.action?.data };
}
