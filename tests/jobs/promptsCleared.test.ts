import { createCommands, effectKey } from '../../bot/commands';
import type { Effect } from '../../bot/domain/decision';
import { restraint } from '../../bot/domain/prompting/manners';
import { promptKey, type Prompt } from '../../bot/domain/prompting/plan';
import { keptFor } from '../../bot/domain/retention';
import type { Change } from '../../bot/domain/record';
import type { CarrierParts } from '../../bot/jobs/carrier';
import { retentionCarriage } from '../../bot/jobs/retention';
import { loadToolkit } from '../../bot/toolkit/load';
import { createSay } from '../../bot/toolkit/phrases';
import { openTestStore, type Opened } from '../store/opened';
import { community } from '../store/rows';

const tenantId = 'tenant';
const now = '2026-05-04T09:00:00.000Z';
const clock = { now: () => now };
const ago = (days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString();
const { promptDays } = keptFor;
const say = createSay();
let opened: Opened;
beforeAll(async () => void (opened = await openTestStore()));
afterAll(() => opened.end());

const member = (personId: string): Change => ({ put: 'members', row: { personId, name: personId, email: null, part: 'member', role: null, joinedAt: ago(900), leftAt: null } });
async function begin(id: string, people: string[]): Promise<void> {
  await opened.store.records.commit(tenantId, id, 0, { commandId: `start-${id}`, personId: people[0] ?? '', type: 'start', at: ago(600), outcome: { said: null }, deliveries: [], changes: [{ put: 'community', row: community({ id, zone: 'Europe/London', coreConversation: null, teamConversation: null, planner: null, log: null }) }, ...people.map(member)] });
}
async function clear(id: string): Promise<void> {
  const { store } = opened;
  const commands = createCommands({ store, toolkit: loadToolkit(), say, clock, wake: () => undefined });
  const loaded = await store.records.load(tenantId, id, '');
  if (!loaded) throw new Error('no community');
  const claim = { tenantId, communityId: id, key: 'clear-old', effect: { kind: 'clear-old' } as const, wanted: 1, attempts: 1, claimedAt: now };
  expect((await retentionCarriage({ store, commands, say, clock, publicUrl: '' } as unknown as CarrierParts).carry(claim, claim.effect, loaded.record)).state).toBe('sent');
}
/** One that was wanted some days ago, and in what it ended; null for one that is still queued. */
async function wanted(communityId: string, effect: Effect, days: number, end: 'sent' | 'failed' | 'suppressed' | null = 'sent'): Promise<void> {
  const key = effect.kind === 'prompt' ? promptKey(effect.prompt) : effectKey(effect);
  await opened.store.prompts.queue(tenantId, communityId, [{ key, effect }], ago(days));
  if (end === null) return;
  const claim = await opened.store.deliveries.claim({ tenantId, communityId, key }, ago(days));
  if (claim) await opened.store.deliveries.finish(claim, end, null);
}
const prompt = (what: Prompt['what'], about: string, days: number, more: Partial<Prompt> = {}): Effect => ({ kind: 'prompt', prompt: { what, about, personId: null, dueAt: ago(days), lapsesAt: ago(days - 1), ...more } });
const digest = (personId: string, days: number): Effect => ({ kind: 'digest', personId, on: ago(days).slice(0, 10) });
const keysOf = async (id: string): Promise<string[]> => (await opened.ask<{ key: string }>('select key from delivery where tenant_id = $1 and community_id = $2 order by key', [tenantId, id])).map((one) => one.key);

test(`that somebody was written to is kept for ${promptDays} days, however it ended; what waits, and what may still be due, stays`, async () => {
  await begin('cop', ['ada', 'ben']);
  const old = promptDays + 2;
  await wanted('cop', prompt('event-reminder', 'old-sent', old, { personId: 'ada' }), old);
  await wanted('cop', prompt('event-reminder', 'old-failed', old, { personId: 'ben' }), old, 'failed');
  await wanted('cop', prompt('event-reminder', 'new', promptDays - 2, { personId: 'ada' }), promptDays - 2);
  await wanted('cop', prompt('event-after', 'old-waits', old, { personId: 'ada' }), old, null);
  // "Not this one", said long before it is due: forgotten, it would be sent.
  await wanted('cop', prompt('check-in', 'check-ins@far', old, { dueAt: ago(-20), lapsesAt: ago(-21) }), old, 'suppressed');
  await wanted('cop', { kind: 'sync-plan' }, 400);
  expect(await opened.store.activity.ownRows(tenantId, 'cop', 'ada')).toMatchObject({ prompts: 2 });
  await clear('cop');
  expect(await keysOf('cop')).toEqual(['prompt:check-in:check-ins@far', 'prompt:event-after:old-waits:ada', 'prompt:event-reminder:new:ada', 'sync-plan']);
  expect(await opened.store.activity.ownRows(tenantId, 'cop', 'ada')).toMatchObject({ prompts: 1 });
});

test('a group that has answered nothing for a year is still left in peace: its newest posts are kept, and name nobody', async () => {
  await begin('silent', ['ada']);
  for (const days of [420, 410, 400, 390, 380]) await wanted('silent', prompt('check-in', `check-ins@${days}`, days), days);
  // What was not posted asked nobody anything.
  await wanted('silent', prompt('check-in', 'check-ins@370', 370), 370, 'suppressed');
  const unanswered = async () => (await opened.store.prompts.facts(tenantId, 'silent', now)).posted.filter((at) => at > ago(430));
  const before = restraint(await unanswered(), ago(430));
  await clear('silent');
  expect(await keysOf('silent')).toEqual(['prompt:check-in:check-ins@380', 'prompt:check-in:check-ins@390', 'prompt:check-in:check-ins@400']);
  expect([before, restraint(await unanswered(), ago(430))]).toEqual(['silence', 'silence']);
});

test('the weekly message of whoever is in the community goes too, and nobody else’s', async () => {
  await begin('weekly', ['cleo']);
  for (const personId of ['cleo', 'somebody']) for (const days of [promptDays + 7, promptDays - 7]) await wanted('', digest(personId, days), days);
  await clear('weekly');
  expect(await keysOf('')).toEqual([digest('cleo', promptDays - 7), digest('somebody', promptDays + 7), digest('somebody', promptDays - 7)].map(effectKey).sort());
  expect(await opened.store.activity.ownRows(tenantId, 'weekly', 'cleo')).toMatchObject({ prompts: 1 });
});
