import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Effect } from '../domain/decision';
import { read } from '../domain/commands';
import { seesWorking } from '../domain/permissions';
import type { CommunityRecord } from '../domain/record';
import { notAllowed, notReadable } from '../errors';
import { answerJson } from '../http/answer';
import type { Tally } from '../store/deliveries';
import { connectionIds, type ConnectionId, type ConnectionsAnswer, type ConnectionView } from './contract';
import type { ApiParts, Entered } from './routes';

/** What goes over each connection. */
const kinds: Record<ConnectionId, readonly Effect['kind'][]> = {
  cards: ['card', 'start-card'],
  posts: ['announce-charter', 'announce-paper', 'announce-consultation'],
  files: ['file-charter', 'file-paper'],
  calendar: ['book-series', 'book-event'],
};

const againShape = z.strictObject({ connection: z.enum(connectionIds) });

/** How the community is connected to Teams and Microsoft 365, and a new try for what waits or failed. */
export function addConnectionsApi(server: Server, parts: ApiParts, entered: (req: Request) => Promise<Entered>): void {
  const { say, clock, store: { deliveries } } = parts;
  const ofCore = async (req: Request): Promise<Entered> => {
    const found = await entered(req);
    if (!seesWorking(found.record, found.actor.personId)) throw notAllowed(say('refuse.not-allowed'));
    return found;
  };

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
  const own = tallies.filter((one) => kinds[id].includes(one.kind));
  const sum = (state: Tally['state']): number => own.filter((one) => one.state === state).reduce((all, one) => all + one.count, 0);
  const latest = (list: readonly (string | null)[]): string | null => list.reduce<string | null>((best, one) => (one !== null && (best === null || one > best) ? one : best), null);
  const counts = { waiting: sum('waiting'), failed: sum('failed'), uncertain: sum('uncertain') };
  const missing = id === 'cards' ? community.coreConversation === null : id === 'calendar' ? false : community.teamConversation === null;
  const troubled = own.filter((one) => one.state !== 'sent' && one.reason !== null);
  const lastAt = latest(own.filter((one) => one.state === 'sent').map((one) => one.lastAt));
  return {
    id, ...counts, lastAt,
    state: missing ? 'off' : counts.failed + counts.uncertain > 0 || troubled.length > 0 ? 'trouble' : lastAt !== null ? 'on' : 'unused',
    reason: troubled.sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''))[0]?.reason ?? null,
  };
}
