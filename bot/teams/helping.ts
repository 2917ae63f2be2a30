import type { Command } from '../domain/commands';
import type { Reading } from '../domain/decision';
import { dateIn, laterDate } from '../domain/kinds/event';
import { memberOf } from '../domain/people';
import { mayDo } from '../domain/permissions';
import type { CoffeeChoice, CommunityRecord } from '../domain/record';
import { open, type Card } from './cards/card';
import type { Filled } from './cards/forms';
import { askHelpCard, coffeeStateCard, helpForm, ideaCard, ideaForm, thanksForm } from './cards/helpingCards';
import { waysCard } from './cards/journeyCard';
import type { TypedWords } from '../toolkit/typed';
import type { Press } from './press';
import { restOfLine } from './typedLines';
import type { BotParts, Visit } from './visit';

/** Lines and dialogs about what people do for each other. */

export type Helping = { what: 'coffee'; act: 'look' | 'join' | 'leave' | 'pause' } | { what: 'help'; text: string } | { what: 'idea'; text: string };

/** Weeks of a pause that is asked for in a line. */
const pauseWeeks = 4;
const longestKept = 1_000;

/** What a line asks for, in the words of a language; null for any other. */
export function readHelping(typed: TypedWords, line: string): Helping | null {
  for (const [kind, act] of [['coffee', 'look'], ['coffee-join', 'join'], ['coffee-leave', 'leave'], ['coffee-pause', 'pause']] as const) {
    if (restOfLine(typed, kind, line) !== null) return { what: 'coffee', act };
  }
  for (const what of ['help', 'idea'] as const) {
    const text = restOfLine(typed, what, line);
    if (text !== null) return { what, text: text.slice(0, longestKept) };
  }
  return null;
}

/** The answer to such a line; null for any other. Where others read along it says nothing about the writer, and keeps no text. */
export async function answerHelping({ commands, store, clock }: BotParts, visit: Visit, record: CommunityRecord, line: string, lineId: string): Promise<Card | null> {
  const asked = readHelping(commands.toolkit.typed, line);
  if (!asked || !mayDo(record, visit.actor.personId, asked.what === 'coffee' ? 'chooseCoffee' : asked.what === 'help' ? 'askHelp' : 'addIdea')) return null;
  const alone = visit.kind === 'personal';
  const reading = commands.reading(record);
  if (asked.what === 'help') return askHelpCard(reading, alone ? asked.text : '');
  if (asked.what === 'idea') return ideaCard(reading, alone ? asked.text : '');
  const today = dateIn(record.community.zone, clock.now());
  if (asked.act === 'look') return coffeeStateCard(reading, alone ? await mineOf(store, visit, record) : undefined, today);
  const command: Command = { type: 'chooseCoffee', joined: asked.act !== 'leave', pausedUntil: asked.act === 'pause' ? laterDate(today, { days: 7 * pauseWeeks }) : null };
  const result = await commands.run(visit.actor, record.community.id, lineId, command);
  return waysCard(reading.say('chat.intent-coffee'), result.ok ? (result.said ?? '') : result.because, [open(reading.say('chat.people-more'), 'people', { community: record.community.id })]);
}

const mineOf = async (store: BotParts['store'], { actor }: Visit, { community }: CommunityRecord): Promise<CoffeeChoice | null> => (await store.activity.choice(actor.tenantId, community.id, actor.personId))?.coffee ?? null;

/** The card after a press about coffee; null where others read along, so that nobody's choice is shown to them. */
export function coffeeAfter(reading: Reading, visit: Visit, verb: string, said: string | null): Card | null {
  if (visit.kind !== 'personal' || !/^(?:coffee|met)-/.test(verb)) return null;
  const { record, say } = reading;
  if (verb.startsWith('met-')) return waysCard(say('prompt.met'), said ?? '', [open(say('chat.people-more'), 'people', { community: record.community.id })]);
  const mine = record.choices.find((one) => one.personId === visit.actor.personId)?.coffee ?? null;
  return coffeeStateCard(reading, mine, dateIn(record.community.zone, reading.now));
}

/** The forms for help and ideas; null for other dialogs. */
export function helpingForm(reading: Reading, press: Press, filled: Filled, problem: string | null): { title: string; card: Card } | null {
  const { say } = reading;
  const data = { community: press.communityId, revision: press.revision };
  const typed = Object.keys(filled).length > 0 ? filled : press.fields;
  if (press.dialog === 'help') return { title: say('dialog.help'), card: helpForm(reading, data, typed, problem) };
  if (press.dialog === 'thank') {
    const to = memberOf(reading.record, thankedIn(press));
    return to ? { title: say('dialog.thanks', { name: to.name }), card: thanksForm(reading, { ...data, about: to.personId }, to.name, typed, problem) } : null;
  }
  if (press.dialog === 'idea') return { title: say('dialog.idea'), card: ideaForm(reading, data, typed, problem) };
  return null;
}

/** Who is thanked by a form; empty for none. */
export const thankedIn = ({ fields }: Press): string => (typeof fields['about'] === 'string' ? fields['about'] : '');

/** The command behind such a form; null for other dialogs. */
export function helpingCommand({ dialog, fields }: Press): Record<string, unknown> | null {
  if (dialog === 'help') return { type: 'askHelp', text: fields['text'] ?? '' };
  if (dialog === 'thank') return { type: 'sayThanks', personId: fields['about'] ?? '', text: fields['text'] ?? '', share: fields['share'] === 'true' };
  if (dialog === 'idea') return { type: 'addIdea', text: fields['text'] ?? '', named: fields['named'] !== 'false' };
  return null;
}
