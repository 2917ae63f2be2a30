import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { read } from '../domain/commands';
import { settingsOf } from '../domain/communitySettings';
import type { Reading } from '../domain/decision';
import { dateIn } from '../domain/kinds/event';
import { nameOf } from '../domain/people';
import { coreGoing, personalGoing } from '../domain/prompting/going';
import { ourManners, restraint } from '../domain/prompting/manners';
import { mannersShape } from '../domain/prompting/mannersShape';
import { aboutDate, planOf, promptKey, type Prompt, type PromptFacts } from '../domain/prompting/plan';
import { restsOf, termsOf } from '../domain/prompting/terms';
import type { CommunityRecord } from '../domain/record';
import { dateWords, timeWords } from '../domain/times';
import { AppError, notReadable } from '../errors';
import { answerJson } from '../http/answer';
import type { PromptRow } from '../store/prompts';
import type { Say } from '../toolkit/phrases';
import type { Toolkit } from '../toolkit/schema';
import type { MannersAnswer, PromptsAnswer } from './contract';
import type { ApiParts, Doors, Entered } from './routes';
import type { Person } from './session';
import { waitingPosts } from './waitingPosts';

/** How far ahead the core group sees what will be sent, and how many of the last ones. */
const daysAhead = 28;
const mostSent = 300;
const mostShown = 30;

const actShape = z.strictObject({ id: z.string().min(1).max(400), act: z.enum(['skip', 'now']) });

/** What has still to go: when, and why it waits where it should have gone by now. */
interface Coming {
  prompt: Prompt;
  at: string;
  reason: string | null;
}

/** One line for all that say the same about the same thing. */
const groupOf = ({ what, about }: Pick<Prompt, 'what' | 'about'>): string => `${what}:${about}`;

/** What is sent by itself: of a community for its core group, and how each person wants to be written to. */
export function addPromptsApi(server: Server, parts: ApiParts, { ofCore }: Doors, signedIn: (req: Request) => Promise<Person>): void {
  const { clock, commands, say, store, tenantId } = parts;

  const posts = waitingPosts(parts);

  /** What is planned and what waits for its moment, soonest first; and what has gone or is on its way. */
  const standing = async ({ actor, record }: Entered): Promise<{ plan: Coming[]; ended: PromptRow[]; facts: PromptFacts }> => {
    const now = clock.now();
    const [facts, rows] = await Promise.all([store.prompts.facts(actor.tenantId, record.community.id, now), store.prompts.sent(actor.tenantId, record.community.id, mostSent)]);
    const waits = (row: PromptRow): boolean => row.state === 'queued' && row.notBefore !== null && row.notBefore > now;
    const known = new Set(rows.map((row) => row.key));
    const last = new Date(Date.parse(now) + daysAhead * 86_400_000).toISOString();
    const planned = planOf(record, commands.reading(record).toolkit, facts, now).filter((one) => one.dueAt <= last && !known.has(promptKey(one))).map((prompt): Coming => ({ prompt, at: prompt.dueAt, reason: null }));
    const held = rows.filter(waits).map((row): Coming => ({ prompt: row.effect.prompt as Prompt, at: row.notBefore ?? now, reason: row.reason }));
    return { plan: [...planned, ...held].sort((a, b) => a.at.localeCompare(b.at)), ended: rows.filter((row) => !waits(row)), facts };
  };

  server.get('/api/communities/:id/prompts', async (req: Request, res: Response) => {
    const found = await ofCore(req);
    const [{ plan, ended, facts }, members] = await Promise.all([standing(found), posts.standing(found)]);
    const words = wordsOf(say, found.record, facts);
    const groups = grouped(plan, (one) => groupOf(one.prompt));
    const stateOf = ({ why, state }: PromptRow): PromptsAnswer['sent'][number]['state'] => why ?? (state === 'queued' || state === 'sending' ? 'waiting' : state);
    const sent = grouped(ended, (row) => `${groupOf(row.effect.prompt as Prompt)} ${stateOf(row)} ${row.reason ?? ''}`);
    const { pausedUntil, hushed } = settingsOf(found.record.community);
    const answer: PromptsAnswer = {
      pausedUntil, hushed, rest: restNow(found.record, commands.toolkit, clock.now()), silent: restraint(facts.posted, facts.lastActAt) === 'silence',
      asks: members.asks,
      planned: [...groups.map((group) => ({ id: groupOf(group[0].prompt), kind: group[0].prompt.what, ...words(group[0].prompt, group.length), dueAt: group[0].at, reason: group[0].reason, acts: ['skip' as const, 'now' as const] })), ...members.planned].sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
      sent: [...sent.map((group) => ({ ...words(group[0].effect.prompt as Prompt, group.length), at: group[0].at, state: stateOf(group[0]), reason: group[0].reason })), ...members.sent].sort((a, b) => b.at.localeCompare(a.at)).slice(0, mostShown),
    };
    await answerJson(res, 200, answer);
  });

  server.post('/api/communities/:id/prompts', async (req: Request, res: Response) => {
    const found = await ofCore(req);
    const asked = read(actShape, req.body);
    if (!asked.ok) throw notReadable(asked.problem);
    const done = await posts.act(found, asked.value.id, asked.value.act);
    if (done !== null) return answerJson(res, 200, { said: done });
    const { plan, facts } = await standing(found);
    const wanted = plan.filter((one) => groupOf(one.prompt) === asked.value.id).map(({ prompt }) => prompt);
    if (wanted.length === 0) throw new AppError('not-now', 409, say('refuse.prompt-gone'));
    const { actor, record } = found;
    const now = clock.now();
    const rows = (more: { asked?: true }) => wanted.map((prompt) => ({ key: promptKey(prompt), effect: { kind: 'prompt', prompt: { ...prompt, ...more } } }));
    if (asked.value.act === 'skip') {
      await store.prompts.drop(actor.tenantId, record.community.id, rows({}), say('planned.called-off', { name: nameOf(record, actor.personId) ?? '' }), now);
      return answerJson(res, 200, { said: say('said.prompt-off') });
    }
    const moments = wanted.flatMap((prompt) => goesAt(prompt, commands.reading(record), facts, now) ?? []).sort();
    const [first] = moments;
    if (first === undefined) throw new AppError('not-now', 409, say('refuse.prompt-late'));
    const keys = await store.prompts.ask(actor.tenantId, record.community.id, rows({ asked: true }), now);
    parts.wake(keys.map((key) => ({ tenantId: actor.tenantId, communityId: record.community.id, key })));
    await answerJson(res, 200, { said: first <= now ? say('said.prompt-now') : say('said.prompt-later', { when: timeWords(first, record.community.zone) }) });
  });

  server.get('/api/manners', async (req: Request, res: Response) => {
    const { personId } = await signedIn(req);
    await answerJson(res, 200, await mannersOf(personId));
  });

  server.post('/api/manners', async (req: Request, res: Response) => {
    const { personId } = await signedIn(req);
    const asked = read(mannersShape, req.body);
    if (!asked.ok) throw notReadable(asked.problem);
    const { base, ...manners } = asked.value;
    const days = [...new Set(manners.days)].sort((a, b) => a - b);
    if (!(await store.digests.choose(tenantId, personId, { ...manners, days }, base, clock.now()))) throw new AppError('changed-meanwhile', 409, say('refuse.manners-changed'));
    await answerJson(res, 200, await mannersOf(personId));
  });

  async function mannersOf(personId: string): Promise<MannersAnswer> {
    const [own, mine] = await Promise.all([store.digests.manners(tenantId, personId), store.places.communitiesOf(tenantId, personId)]);
    return { ...own, communities: mine.filter((one) => one.part !== 'sponsor').map(({ id, name }) => ({ id, name })) };
  }
}

/** When something goes out that somebody asks for now, ISO 8601 UTC; null where it would come too late or is not wanted. */
function goesAt(prompt: Prompt, reading: Reading, facts: PromptFacts, now: string): string | null {
  const { personId } = prompt;
  const going = personId === null ? coreGoing({ ...prompt, asked: true }, reading, facts, [], now) : personalGoing({ ...prompt, personId }, reading, facts.manners.get(personId) ?? ourManners, now);
  return going.now ? now : going.at;
}

/** The time between two terms that is now, or comes next. */
function restNow({ community }: CommunityRecord, { about }: Toolkit, now: string): PromptsAnswer['rest'] {
  const today = dateIn(community.zone, now);
  const rest = restsOf(termsOf(community, about)).find((one) => one.until >= today);
  return rest ? { ...rest, now: rest.from <= today, ofUniversity: settingsOf(community).terms.length === 0 } : null;
}

/** What a prompt is, and to whom it goes, in words. */
function wordsOf(say: Say, record: CommunityRecord, facts: PromptFacts): (prompt: Prompt, count: number) => { what: string; whom: string } {
  const { zone } = record.community;
  return (prompt, count) => {
    const event = facts.events.find((one) => one.id === prompt.about);
    const about = prompt.what === 'check-in' ? timeWords(aboutDate(prompt.about), zone) : prompt.what === 'review' || prompt.what === 'update' ? dateWords(aboutDate(prompt.about)) : (event?.title ?? say('planned.an-event'));
    return { what: say(`planned.${prompt.what}`, { about }), whom: prompt.personId === null ? say('planned.core') : say(prompt.what === 'coffee-pair' || prompt.what === 'coffee-met' ? 'planned.coffee-people' : 'planned.people', { count }) };
  };
}

/** Rows with the same key beside each other, in the order of the first of each. */
function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}
