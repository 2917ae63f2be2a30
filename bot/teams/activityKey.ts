import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';

/** The same for every delivery of one activity: a redelivered one may have a new id, never another time or text. */
export function activityKey({ conversation, from, type, text, timestamp, id, membersAdded, membersRemoved }: Activity): string {
  const when = timestamp ? new Date(timestamp).toISOString() : id;
  return createHash('sha256').update(JSON.stringify([conversation.id, from.id, type, text ?? '', when, [...(membersAdded ?? []), ...(membersRemoved ?? [])].map((one) => one.id)])).digest('base64url');
}
