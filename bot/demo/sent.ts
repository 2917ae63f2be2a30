import { dateIn } from '../domain/kinds/event';
import { nextFreePost } from '../domain/prompting/manners';
import { planOf, promptKey, type EventFacts, type Prompt, type PromptFacts } from '../domain/prompting/plan';
import type { CommunityRecord } from '../domain/record';
import type { PastDelivery } from '../store/prompts';
import type { Toolkit } from '../toolkit/schema';
import { day, iso } from './people';
import { randomOf } from './random';

/** Days that are looked back over: what went out before is of no interest any more. */
const daysBack = 35;

/** What the app has sent by itself of late, as its own plan says: by the rules, to whom it was for, and not everybody could be reached. */
export function sentOf(path: string, record: CommunityRecord, toolkit: Toolkit, now: string): PastDelivery[] {
  const next = randomOf(`${path}/sent`);
  const from = iso(Date.parse(now) - daysBack * day);
  const of = (facts: Partial<PromptFacts>): Prompt[] => planOf(record, toolkit, { events: [], coffee: [], manners: new Map(), posted: [], lastActAt: now, ...facts }, from).filter((one) => one.dueAt > from && one.dueAt < now);
  const here = new Set(record.members.filter((one) => one.leftAt === null).map((one) => one.personId));
  const events = record.events.filter((one) => one.state === 'held' && one.startsAt > from).map((event): EventFacts => ({
    ...event, signedUp: record.attendances.filter((one) => one.eventId === event.id && here.has(one.personId)).flatMap(({ personId, signedUpAt, came }) => (signedUpAt === null ? [] : [{ personId, at: signedUpAt, came }])),
  }));
  const coffee = record.coffeeRounds.filter((one) => one.drawnAt > from).map((one) => ({ ...one, here: [...here], answered: record.coffeeAnswers.filter((each) => each.roundId === one.id).map((each) => each.personId) }));
  // Before it was held an event was planned, and had its reminder.
  const personal = [...of({ events, coffee }), ...of({ events: events.map((one) => ({ ...one, state: 'planned' })) })].filter((one) => one.personId !== null);
  const posts = of({}).filter((one) => one.personId === null).reduce<Prompt[]>((kept, one) => (nextFreePost(kept.map((each) => each.dueAt), one.dueAt) > one.dueAt ? kept : [...kept, one]), []);
  const thanks = record.thanks.flatMap(({ id, postedAt }): PastDelivery[] => (postedAt === null ? [] : [{ key: `post-thanks:${id}`, effect: { kind: 'post-thanks', thanksId: id }, at: postedAt, end: { state: 'sent' } }]));
  const known = new Set(record.members.filter((one) => one.email !== null).map((one) => one.personId));
  return [...thanks, ...[...personal, ...posts].map((prompt): PastDelivery => ({
    key: promptKey(prompt), effect: { kind: 'prompt', prompt }, at: prompt.dueAt,
    end: prompt.personId !== null && !known.has(prompt.personId) && next() < 0.06 ? { state: 'failed', why: 'blocked', reason: 'They have blocked CoP Guide. They can unblock it in its chat.' } : { state: 'sent' },
  }))];
}

/** The core group's posts of the last week, which take their room. */
export const placedOf = (sent: readonly PastDelivery[], zone: string, now: string): { key: string; at: string }[] =>
  sent.filter(({ effect, at }) => effect.kind === 'prompt' && effect.prompt.personId === null && dateIn(zone, at) > dateIn(zone, iso(Date.parse(now) - 7 * day))).map(({ key, at }) => ({ key, at }));
