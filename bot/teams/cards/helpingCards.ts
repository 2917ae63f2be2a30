import { settingsOf } from '../../domain/communitySettings';
import type { Reading } from '../../domain/decision';
import { nextRoundOn } from '../../domain/helping/coffee';
import { helpDesk } from '../../domain/helping/desk';
import { longestThanks } from '../../domain/helping/shapes';
import { nameOf } from '../../domain/people';
import type { CoffeeChoice } from '../../domain/record';
import { dateWords } from '../../domain/times';
import { act, card, fewNames, open, plain, submit, type Card, type CardAction, type Element } from './card';
import { kept, problemLine, type Filled } from './forms';
import { waysCard } from './journeyCard';

/** What people ask of the app for each other: to be drawn for coffee, help, a place for an idea. */

const more = ({ record, say }: Reading): CardAction => open(say('chat.people-more'), 'people', { community: record.community.id });

/** Where somebody stands with the coffee pairs, and what they can do; `mine` is undefined where others read along. */
export function coffeeStateCard(reading: Reading, mine: CoffeeChoice | null | undefined, today: string): Card {
  const { record, say } = reading;
  const { coffee } = settingsOf(record.community);
  const data = { community: record.community.id, revision: record.community.revision };
  const paused = mine?.pausedUntil !== null && mine?.pausedUntil !== undefined && mine.pausedUntil > today ? mine.pausedUntil : null;
  const how = !mine ? say('chat.coffee-out') : paused !== null ? say('chat.coffee-paused', { date: dateWords(paused) }) : say('chat.coffee-in');
  const next = coffee === null ? say('chat.coffee-not-on') : say('chat.coffee-next', { date: dateWords(nextRoundOn(reading, reading.now) ?? coffee.nextOn) });
  const acts = !mine ? [act(say('chat.coffee-join'), 'coffee-join', data)] : [
    paused === null ? act(say('chat.coffee-pause'), 'coffee-pause', data) : act(say('chat.coffee-go-on'), 'coffee-join', data),
    act(say('chat.coffee-leave'), 'coffee-leave', data),
  ];
  return waysCard(say('chat.intent-coffee'), [how, next], [...acts, more(reading)]);
}

/** Who would read a request for help, in words. */
export const deskNames = ({ record, say }: Reading): string => fewNames(helpDesk(record).map((one) => nameOf(record, one) ?? ''), say);

/** Before somebody writes down what would help: who reads it. `text` is what they have typed already. */
export function askHelpCard(reading: Reading, text: string): Card {
  const { record, say } = reading;
  const { id, revision } = record.community;
  const days = settingsOf(record.community).helpDays;
  return waysCard(say('chat.intent-ask-help'), say('chat.ask-help', { names: deskNames(reading), count: days }), [open(say('chat.ask-help-go'), 'help', { community: id, revision, text }), more(reading)]);
}

export function ideaCard(reading: Reading, text: string): Card {
  const { record, say } = reading;
  const { id, revision } = record.community;
  return waysCard(say('chat.intent-idea'), say('chat.idea'), [open(say('chat.idea-go'), 'idea', { community: id, revision, text }), more(reading)]);
}

const longestAsked = 4_000;
const textField = ({ say }: Reading, label: string, filled: Filled): Element => ({ type: 'Input.Text', id: 'text', label, isMultiline: true, isRequired: true, errorMessage: say('dialog.text-needed'), maxLength: longestAsked, value: kept(filled, 'text', '', longestAsked) });

export function helpForm(reading: Reading, data: Record<string, unknown>, filled: Filled, problem: string | null): Card {
  const { record, say } = reading;
  return card([
    problemLine(problem),
    plain(say('chat.ask-help', { names: deskNames(reading), count: settingsOf(record.community).helpDays })),
    textField(reading, say('dialog.help-text'), filled),
  ], [submit(say('dialog.help-send'), { ...data, dialog: 'help' })]);
}

/** Thanks to one person, who alone reads them unless they agree to more. */
export function thanksForm(reading: Reading, data: Record<string, unknown>, name: string, filled: Filled, problem: string | null): Card {
  const { record, say } = reading;
  return card([
    problemLine(problem),
    plain(say('dialog.thanks-lead', { name })),
    { ...textField(reading, say('dialog.thanks-text'), filled), maxLength: longestThanks },
    record.community.teamConversation === null ? null : { type: 'Input.Toggle', id: 'share', title: say('dialog.thanks-share'), value: kept(filled, 'share', 'false'), valueOn: 'true', valueOff: 'false' },
  ], [submit(say('dialog.thanks-send'), { ...data, dialog: 'thank' })]);
}

export function ideaForm(reading: Reading, data: Record<string, unknown>, filled: Filled, problem: string | null): Card {
  const { say } = reading;
  return card([
    problemLine(problem),
    plain(say('chat.idea')),
    textField(reading, say('dialog.idea-text'), filled),
    { type: 'Input.Toggle', id: 'named', title: say('dialog.idea-named'), value: kept(filled, 'named', 'true'), valueOn: 'true', valueOff: 'false' },
  ], [submit(say('dialog.idea-send'), { ...data, dialog: 'idea' })]);
}
