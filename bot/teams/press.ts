import { createHash } from 'node:crypto';

/** What a card or dialog carries about itself. An address, never a right: every right is checked again. */
export interface Press {
  communityId: string | null;
  stepId: string | null;
  number: number | null;
  revision: number;
  dialog: string;
  fields: Record<string, unknown>;
}

const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' && value.length <= 200 ? value : null);
const asNumber = (value: unknown): number | null => (typeof value === 'number' && Number.isSafeInteger(value) ? value : null);

/** Reads the data of a card from any version, also a broken one: what is missing is null. */
export function readPress(data: unknown): Press {
  const fields = typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : {};
  return {
    communityId: asText(fields['community']),
    stepId: asText(fields['step']),
    number: asNumber(fields['number']),
    revision: asNumber(fields['revision']) ?? 0,
    dialog: asText(fields['dialog']) ?? '',
    fields,
  };
}

/**
 * The id of the command behind a press: the same person pressing the same button of the same card
 * twice, or Teams delivering the press twice, gives the same id and changes nothing twice.
 */
export function pressId(personId: string, verb: string, press: Press, said: readonly unknown[] = []): string {
  const text = JSON.stringify([personId, verb, press.communityId, press.stepId, press.number, press.revision, ...said]);
  return `press-${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`;
}
