import type { Attachment } from 'botbuilder';
import type { Say } from '../../toolkit/phrases';

/** Adaptive Cards 1.5: the version that every Teams client shows. */
export interface Card {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  msteams: { width: 'full' };
  body: Element[];
  actions: CardAction[];
  /** What a client asks when somebody opens the card (again); the answer takes its place. */
  refresh?: { action: CardAction };
}

export interface Element {
  type: string;
  [property: string]: unknown;
}

export interface CardAction {
  type: 'Action.Execute' | 'Action.Submit' | 'Action.OpenUrl';
  title: string;
  [property: string]: unknown;
}

/** Teams shows at most six actions on a card; more would be cut without a word. */
const mostActions = 6;

export function card(body: readonly (Element | null)[], actions: readonly (CardAction | null)[] = []): Card {
  return {
    type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5', msteams: { width: 'full' },
    body: body.filter((one) => one !== null),
    actions: actions.filter((one) => one !== null).slice(0, mostActions),
  };
}

export const attachment = (content: Card): Attachment => ({ contentType: 'application/vnd.microsoft.card.adaptive', content });

interface Looks {
  size?: 'small' | 'default' | 'medium' | 'large';
  weight?: 'default' | 'bolder';
  subtle?: boolean;
  spacing?: 'none' | 'small' | 'default' | 'medium' | 'large';
  separator?: boolean;
}

/** Control characters: nobody sees them, and each takes six characters of a card. Line ends and tabs stay. */
const unseen = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/**
 * Text as it is. A TextBlock would read what people write as Markdown; a TextRun never does, so
 * everything goes through here.
 */
export function plain(text: string, looks: Looks = {}): Element {
  const { size, weight, subtle, spacing, separator } = looks;
  return {
    type: 'RichTextBlock',
    ...(spacing ? { spacing } : {}), ...(separator ? { separator } : {}),
    inlines: [{ type: 'TextRun', text: text.replace(unseen, ''), ...(size ? { size } : {}), ...(weight ? { weight } : {}), ...(subtle ? { isSubtle: true } : {}) }],
  };
}

/** A heading for eyes and for screen readers. The text is made harmless, since only a TextBlock can be a heading. */
export const heading = (text: string): Element => ({ type: 'TextBlock', text: asTyped(text), size: 'large', weight: 'bolder', wrap: true, style: 'heading' });

/** Markdown's marks are kept from working by a backslash, as CommonMark has it. */
export const asTyped = (text: string): string => text.replace(/[\\`*_{}[\]()#+!|<>~-]/g, '\\$&').replace(/^(\d+)\./, '$1\\.');

export const quiet = (text: string): Element => plain(text, { size: 'small', subtle: true, spacing: 'medium' });

/** A button that acts at once; the answer replaces the card. */
export const act = (title: string, verb: string, data: Record<string, unknown>): CardAction => ({ type: 'Action.Execute', title, verb, data });

/** The verb by which a client asks for a card as it is now, whenever somebody opens it again (Universal Actions, `refresh`). */
export const lookVerb = 'look';

/** A button that opens a dialog (task module). */
export const open = (title: string, dialog: string, data: Record<string, unknown>): CardAction => ({ type: 'Action.Submit', title, data: { ...data, dialog, msteams: { type: 'task/fetch' } } });

/** A button that sends what was filled in, in a dialog. */
export const submit = (title: string, data: Record<string, unknown>): CardAction => ({ type: 'Action.Submit', title, data });

export const link = (title: string, url: string): CardAction => ({ type: 'Action.OpenUrl', title, url });

/** Cuts at a word near `most` UTF-16 units, with an ellipsis, and never inside a character. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** UTF-16 units that a text takes in the JSON of a card, where line ends and control characters grow. */
export const weightOf = (text: string): number => JSON.stringify(text).length;

/** "Amara, Tom and 3 more", for lists that may be long. */
export function fewNames(names: readonly string[], say: Say, most = 6): string {
  if (names.length <= most) return say('person.list', { names });
  return say('person.and-more', { names: names.slice(0, most - 1).join(', '), count: names.length - most + 1 });
}
