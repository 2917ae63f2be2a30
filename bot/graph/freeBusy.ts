import type { Client } from '@microsoft/microsoft-graph-client';
import { asProblem } from './problems';

/** Mailboxes that one request may name (Graph, calendar: getSchedule). */
const atOnce = 20;

/**
 * Free and busy of some people between two moments (ISO 8601 UTC): for each address, in order, a letter for each
 * `minutes`, or null where Outlook does not show it. Of what is in the calendars nothing is taken. Throws `GraphProblem`.
 */
export async function readFreeBusy(client: Client, addresses: readonly string[], from: string, to: string, minutes: number): Promise<(string | null)[]> {
  const views = new Map<string, string>();
  const time = (moment: string) => ({ dateTime: moment.slice(0, 19), timeZone: 'UTC' });
  for (let at = 0; at < addresses.length; at += atOnce) {
    const body = { schedules: addresses.slice(at, at + atOnce), startTime: time(from), endTime: time(to), availabilityViewInterval: minutes };
    const { value } = await client.api('/me/calendar/getSchedule').post(body).catch((error: unknown) => { throw asProblem(error, 'series', true); }) as { value: { scheduleId: string; availabilityView?: string | null; error?: object | null }[] };
    for (const one of value) if (one.availabilityView && !one.error) views.set(one.scheduleId.toLowerCase(), one.availabilityView);
  }
  return addresses.map((address) => views.get(address.toLowerCase()) ?? null);
}
