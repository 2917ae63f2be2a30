import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Effect } from '../domain/decision';
import { read } from '../domain/commands';
import { isLogOn } from '../domain/excelLog';
import type { CommunityRecord } from '../domain/record';
import { notReadable } from '../errors';
import { answerJson } from '../http/answer';
import type { Tally } from '../store/deliveries';
import { connectionIds, type ConnectionId, type ConnectionsAnswer, type ConnectionView } from './contract';
import type { ApiParts, Doors } from './routes';

/** What goes over each connection. */
const kinds: Record<ConnectionId, readonly Effect['kind'][]> = {
  cards: ['card', 'start-card'],
  posts: ['announce-charter', 'announce-paper', 'announce-consultation', 'announce-survey', 'announce-reply', 'post-thanks', 'invite-event'],
  prompts: ['prompt', 'prompt-card', 'digest'],
  files: ['file-charter', 'file-paper', 'file-pack'],
  calendar: ['book-series', 'book-event', 'read-calendar', 'find-times'],
  attendance: ['read-report'],
  planner: ['sync-plan'],
  mail: ['mail-paper'],
  members: ['read-members'],
  team: ['make-channel', 'archive-team'],
  log: ['write-log'],
};

const againShape = z.strictObject({ connection: z.enum(connectionIds) });

/** How the community is connected to Teams and Microsoft 365, and a new try for what waits or failed. */
export function addConnectionsApi(server: Server, parts: ApiParts, { ofCore }: Doors): void {
  const { clock, store: { deliveries } } = parts;

  server.get('/api/communities/:id/connections', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const tallies = await deliveries.tally(actor.tenantId, record.community.id);
    const answer: ConnectionsAnswer = { connections: connectionIds.map((id) => viewOf(id, record, tallies)) };
    answerJson(res, 200, answer);
  });

  server.post('/api/communities/:id/connections/again', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const asked = read(againShape, req.body);
    if (!asked.ok) throw notReadable(asked.problem);
    const keys = await deliveries.again(actor.tenantId, record.community.id, kinds[asked.value.connection], clock.now());
    parts.wake(keys.map((key) => ({ tenantId: actor.tenantId, communityId: record.community.id, key })));
    answerJson(res, 200, { tried: keys.length });
  });
}

function viewOf(id: ConnectionId, { community }: CommunityRecord, tallies: readonly Tally[]): ConnectionView {
  const all = tallies.filter((one) => kinds[id].includes(one.kind));
  const own = all.filter((one) => one.state !== 'suppressed');
  const sum = (state: Tally['state']): number => own.filter((one) => one.state === state).reduce((all, one) => all + one.count, 0);
  const counts = { waiting: sum('waiting'), failed: sum('failed'), uncertain: sum('uncertain') };
  const missing = id === 'cards' ? community.coreConversation === null : id === 'calendar' || id === 'attendance' || id === 'mail' ? false : id === 'planner' ? community.planner === null : community.teamConversation === null || (id === 'log' && !isLogOn(community.log));
  const newest = own.sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''));
  const trouble = newest.find((one) => one.state !== 'sent' && one.reason !== null);
  // Asked for by nobody, so that what is not allowed is off and no trouble.
  const refused = id === 'members' ? (all.find((one) => one.state === 'suppressed')?.reason ?? null) : null;
  const lastAt = newest.find((one) => one.state === 'sent')?.lastAt ?? null;
  return {
    id, ...counts, lastAt,
    state: missing || refused !== null ? 'off' : counts.failed + counts.uncertain > 0 || trouble ? 'trouble' : lastAt !== null ? 'on' : 'unused',
    reason: trouble?.reason ?? refused,
  };
}
