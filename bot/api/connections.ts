import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { actingFor } from '../domain/actingFor';
import { aboutEffect, type Effect } from '../domain/decision';
import { read } from '../domain/commands';
import { settingsOf } from '../domain/communitySettings';
import { isLogOn } from '../domain/excelLog';
import { nameOf } from '../domain/people';
import type { CommunityRecord } from '../domain/record';
import { notReadable } from '../errors';
import { consentScopes, type ConsentFor } from '../graph/consent';
import { waitsForPerson } from '../graph/problems';
import { answerJson } from '../http/answer';
import type { Tally } from '../store/deliveries';
import { connectionIds, type ConnectionId, type ConnectionsAnswer, type ConnectionView } from './contract';
import type { LookUp, LookUps } from './lookUps';
import type { ApiParts, Doors } from './routes';

/** What goes over each connection. */
const kinds: Record<ConnectionId, readonly Effect['kind'][]> = {
  cards: ['card', 'start-card'],
  posts: ['announce-charter', 'announce-paper', 'announce-consultation', 'announce-survey', 'announce-reply', 'post-thanks', 'invite-event'],
  prompts: ['prompt', 'prompt-card', 'redraw', 'digest'],
  files: ['file-charter', 'file-paper', 'file-pack', 'copy-file', 'read-files'],
  calendar: ['book-series', 'book-event', 'read-calendar', 'find-times'],
  attendance: ['read-report'],
  planner: ['sync-plan'],
  mail: ['mail-paper'],
  // Looked at while somebody waits for it: nothing is queued.
  people: [],
  members: ['read-members'],
  messages: ['read-messages'],
  team: ['make-channel', 'archive-team'],
  log: ['write-log'],
};

const againShape = z.strictObject({ connection: z.enum(connectionIds) });

/** How the community is connected to Teams and Microsoft 365, and a new try for what waits or failed. */
export function addConnectionsApi(server: Server, parts: ApiParts, { ofCore }: Doors, lookUps: LookUps): void {
  const { clock, say, store: { deliveries, records } } = parts;

  /** In whose name something waits for a person, by what it is. */
  async function waiting(tenantId: string, record: CommunityRecord): Promise<Map<Effect['kind'], Set<string>>> {
    const names = new Map<Effect['kind'], Set<string>>();
    const effects = (await deliveries.putOff(tenantId, record.community.id)).filter((one) => waitsForPerson(one.reason)).map((one) => one.effect);
    const about = effects.flatMap(aboutEffect);
    const full = about.length === 0 ? record : (await records.load(tenantId, record.community.id, '', undefined, about))?.record ?? record;
    for (const effect of effects) {
      const personId = actingFor(effect, full);
      if (personId !== null) names.set(effect.kind, (names.get(effect.kind) ?? new Set()).add(nameOf(full, personId) ?? say('person.left')));
    }
    return names;
  }

  server.get('/api/communities/:id/connections', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const { id: communityId, groupId } = record.community;
    const [tallies, names] = await Promise.all([deliveries.tally(actor.tenantId, communityId), waiting(actor.tenantId, record)]);
    const answer: ConnectionsAnswer = {
      connections: connectionIds.map((id) => ({
        ...(id === 'people' ? lookedUp(lookUps.last(actor.personId)) : viewOf(id, record, tallies)),
        waitsFor: [...new Set(kinds[id].flatMap((kind) => [...(names.get(kind) ?? [])]))].sort((a, b) => a.localeCompare(b, 'en')),
        allow: parts.consentAddress && id in consentScopes ? id as ConsentFor : null,
      })),
    };
    if (isCounting(record)) answer.counted = await parts.store.counts.counted(actor.tenantId, communityId, groupId);
    await answerJson(res, 200, answer);
  });

  server.post('/api/communities/:id/connections/again', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const asked = read(againShape, req.body);
    if (!asked.ok) throw notReadable(asked.problem);
    const keys = await deliveries.again(actor.tenantId, record.community.id, kinds[asked.value.connection], clock.now());
    parts.wake(keys.map((key) => ({ tenantId: actor.tenantId, communityId: record.community.id, key })));
    await answerJson(res, 200, { tried: keys.length });
  });
}

const isCounting = ({ community }: CommunityRecord): boolean => settingsOf(community).counting !== null;

/** What goes here waits for the hours and the room of a week as a rule: that it waits is no trouble, and why is said all the same. */
const keepsHours: readonly ConnectionId[] = ['posts', 'prompts'];

type Standing = Omit<ConnectionView, 'waitsFor' | 'allow'>;

/** What is read in the reader's own name while they look. */
const lookedUp = (last: LookUp | null): Standing =>
  ({ id: 'people', waiting: 0, failed: 0, uncertain: 0, lastAt: last?.lastAt ?? null, reason: last?.problem ?? null, state: last === null ? 'unused' : last.problem === null ? 'on' : waitsForPerson(last.problem) ? 'off' : 'trouble' });

function viewOf(id: ConnectionId, record: CommunityRecord, tallies: readonly Tally[]): Standing {
  const { community } = record;
  const all = tallies.filter((one) => kinds[id].includes(one.kind));
  // Who keeps the app from writing to them is told on the page What is sent, and is no trouble with the way there.
  const own = all.filter((one) => one.state !== 'suppressed' && one.state !== 'unreached');
  const sum = (state: Tally['state']): number => own.filter((one) => one.state === state).reduce((all, one) => all + one.count, 0);
  const counts = { waiting: sum('waiting'), failed: sum('failed'), uncertain: sum('uncertain') };
  const missing = id === 'cards' ? community.coreConversation === null : id === 'calendar' || id === 'attendance' || id === 'mail' ? false : id === 'planner' ? community.planner === null : community.teamConversation === null || (id === 'log' && !isLogOn(community.log)) || (id === 'messages' && !isCounting(record));
  const newest = own.sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''));
  const trouble = newest.find((one) => one.state !== 'sent' && one.reason !== null);
  // Asked for by nobody's act, so that what is not allowed is off and no trouble.
  const refused = id === 'members' || (id === 'messages' && !missing) ? (all.find((one) => one.state === 'suppressed')?.reason ?? null) : null;
  const lastAt = newest.find((one) => one.state === 'sent')?.lastAt ?? null;
  return {
    id, ...counts, lastAt,
    state: missing || refused !== null ? 'off' : counts.failed + counts.uncertain > 0 || (trouble && !keepsHours.includes(id)) ? 'trouble' : lastAt !== null ? 'on' : 'unused',
    reason: trouble?.reason ?? refused,
  };
}
