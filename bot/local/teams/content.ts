import type { Card } from './contract';
import { isRecord, Refused } from './door';

/** Teams refuses a message from here on: 28 KB, counted as it does, in UTF-16 (two bytes a unit). */
export const messageLimit = 28 * 1024;

const cardType = 'application/vnd.microsoft.card.adaptive';
const newestCard = [1, 5] as const;

export interface Content {
  text: string;
  format: 'plain' | 'markdown';
  cards: Card[];
}

/**
 * The text and the cards of an activity that the bot sends. Throws Refused in the connector's words:
 * 413 when it is too large, 400 when it is empty or a card is not one that Teams would take.
 */
export function readContent(activity: Record<string, unknown>): Content {
  const attachments = Array.isArray(activity['attachments']) ? (activity['attachments'] as unknown[]) : [];
  const text = typeof activity['text'] === 'string' ? activity['text'] : '';
  const size = 2 * JSON.stringify({ text, attachments }).length;
  if (size >= messageLimit) throw new Refused(413, 'MessageSizeTooBig', `Message size too large: ${size} bytes in UTF-16, the limit is ${messageLimit}.`);
  const cards = attachments.map(readAttachment);
  if (text.trim() === '' && cards.length === 0) throw new Refused(400, 'BadSyntax', 'A message needs text or an attachment.');
  return { text, format: activity['textFormat'] === 'plain' ? 'plain' : 'markdown', cards };
}

/** The card of an attachment, of a message or of a dialog; throws Refused 400. */
export function readAttachment(attachment: unknown): Card {
  if (!isRecord(attachment) || attachment['contentType'] !== cardType) throw new Refused(400, 'BadArgument', 'Unknown attachment type: local Teams shows Adaptive Cards.');
  return readCard(attachment['content']);
}

/** Checks one Adaptive Card payload; throws Refused 400. */
export function readCard(content: unknown): Card {
  if (!isRecord(content) || content['type'] !== 'AdaptiveCard') throw new Refused(400, 'BadArgument', 'The card is not an AdaptiveCard object.');
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(String(content['version'])) ?? [];
  if (major === undefined || minor === undefined) throw new Refused(400, 'BadArgument', 'The card has no version such as 1.5.');
  const newer = Number(major) > newestCard[0] || (Number(major) === newestCard[0] && Number(minor) > newestCard[1]);
  if (newer) throw new Refused(400, 'BadArgument', `The card has version ${major}.${minor}; Teams shows 1.5 and lower.`);
  for (const part of ['body', 'actions'] as const) {
    if (content[part] !== undefined && !Array.isArray(content[part])) throw new Refused(400, 'BadArgument', `The card's ${part} is not a list.`);
  }
  return content;
}
