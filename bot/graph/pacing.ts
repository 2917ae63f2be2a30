import { setTimeout as wait } from 'node:timers/promises';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { addressOf } from './exchange';
import { neverSent } from './problems';

/** What keeps the app, all its instances together, within limits of Microsoft 365 that hold for it as a whole. */
export interface Pacing {
  /** Takes the next place in the row for one team; gives the milliseconds until it is there. */
  team(groupId: string): Promise<number>;
  /** Resolves when one more request to Outlook may be under way, with what says that it is over. */
  outlook(): Promise<() => void>;
}

/** Graph's limits for services: Outlook takes 4 requests of an app at once, Teams 4 a second for one team. */
export const limits = { outlookAtOnce: 4, teamASecond: 4 } as const;

/** Which limit an address falls under. */
export function limitOf(address: string): { kind: 'team'; groupId: string } | { kind: 'outlook' } | null {
  const path = URL.canParse(address) ? new URL(address).pathname : address;
  const team = /^\/v1\.0\/teams\/([^/]+)/.exec(path)?.[1];
  if (team) return { kind: 'team', groupId: decodeURIComponent(team) };
  const mailbox = /^\/v1\.0\/(?:me|users\/[^/]+)\/(?:events|calendars?|calendarView|findMeetingTimes|sendMail|messages|mailFolders|mailboxSettings|outlook)\b/i;
  return mailbox.test(path) ? { kind: 'outlook' } : null;
}

/** The link before the transport: each try waits for its turn, which its time-out does not count. */
export class PacedLink implements Middleware {
  private next: Middleware | null = null;

  constructor(private readonly pacing: Pacing) {}

  async execute(context: Context): Promise<void> {
    const limit = limitOf(addressOf(context));
    let over = (): void => undefined;
    try {
      if (limit?.kind === 'team') await wait(await this.pacing.team(limit.groupId));
      if (limit?.kind === 'outlook') over = await this.pacing.outlook();
    } catch (cause) {
      const error = new Error('the request had no turn', { cause });
      error.name = neverSent;
      throw error;
    }
    try {
      await this.next?.execute(context);
    } finally {
      over();
    }
  }

  setNext(next: Middleware): void {
    this.next = next;
  }
}
