import type { Actor, Commands } from '../commands';
import type { Clock } from '../clock';
import { digestFor } from '../digesting';
import { dateIn } from '../domain/kinds/event';
import { seesWorking } from '../domain/permissions';
import { personalKinds } from '../domain/prompting/manners';
import { aboutWhen } from '../domain/surveying/record';
import type { CommunityEvent, CommunityRecord } from '../domain/record';
import type { Store } from '../store/store';
import type { Say } from '../toolkit/phrases';
import { act, card, heading, lookVerb, plain, type Card } from './cards/card';
import { coffeeCard, metCard, metOver } from './cards/coffeeCards';
import { coffeeStateCard } from './cards/helpingCards';
import { digestCard, digestOver } from './cards/digestCard';
import { eventAfterCard, eventReminderCard } from './cards/promptCards';
import { stepCard } from './cards/stepCard';

/** What a card that one person alone reads can be: what came to them by itself, and the card of a step that they asked for. */
export type OwnKind = (typeof ownKinds)[number];
export const ownKinds = [...personalKinds, 'step'] as const;

/** Such a card: of which kind, and about what. A digest is about no single community. */
export interface OwnCard {
  what: OwnKind;
  communityId: string;
  about: string;
}

export interface OwnParts {
  commands: Commands;
  store: Store;
  say: Say;
  clock: Clock;
}

/** Makes a card one that a client asks for again. Without `userIds` Teams does so for everybody in a chat of up to 60. */
export const lookedAgain = (say: Say, shown: Card, { what, communityId, about }: OwnCard): Card =>
  ({ ...shown, refresh: { action: act(say('button.look'), lookVerb, { what, community: communityId, about }) } });

/** How such a card looks now. What has been done meanwhile, here or elsewhere, is on it; where there is nothing left to do it says so. */
export async function ownCard(parts: OwnParts, actor: Actor, own: OwnCard): Promise<Card> {
  const shown = own.what === 'digest' ? await digestNow(parts, actor) : await promptNow(parts, actor, own);
  return lookedAgain(parts.say, shown ?? card([heading(parts.say('prompt.over')), plain(parts.say('prompt.over-lead'))]), own);
}

async function digestNow(parts: OwnParts, actor: Actor): Promise<Card> {
  const { store, clock, say } = parts;
  const now = clock.now();
  const [own, home, before] = await Promise.all([store.digests.manners(actor.tenantId, actor.personId), store.digests.home(actor.tenantId, actor.personId), store.digests.gone(actor.tenantId, actor.personId)]);
  const zone = own.zone ?? home?.zone ?? 'UTC';
  // The one that is looked at counts among those that nobody answered, and was written before it did.
  const digest = home && await digestFor(parts, actor, own, Math.max(0, before.unanswered - 1), dateIn(zone, now), now);
  return digest ? digestCard(say, digest, zone, own.digest) : digestOver(say, own.digest);
}

async function promptNow(parts: OwnParts, actor: Actor, { what, communityId, about }: OwnCard): Promise<Card | null> {
  const { commands, store } = parts;
  const record = await commands.read(actor, communityId, undefined, [about]);
  if (!record) return null;
  const reading = commands.reading(record);
  if (what === 'step') return seesWorking(record, actor.personId) ? stepCard(reading, about) : null;
  if (what === 'coffee-pair' || what === 'coffee-met') {
    const [round, choice] = await Promise.all([store.helping.ownRound(actor.tenantId, communityId, actor.personId, about), store.activity.choice(actor.tenantId, communityId, actor.personId)]);
    if (!choice?.coffee) return coffeeStateCard(reading, null, dateIn(record.community.zone, reading.now));
    if (!round) return null;
    return what === 'coffee-pair' ? coffeeCard(reading, round) : round.met === null ? metCard(reading, round) : metOver(reading, round.met);
  }
  const event = record.events.find((one) => one.id === about);
  const attendance = record.attendances.find((one) => one.eventId === about && one.personId === actor.personId);
  if (!event || !attendance) return null;
  const { zone = null } = await store.digests.manners(actor.tenantId, actor.personId);
  const shownIn = zone ?? record.community.zone;
  if (what === 'event-after' && event.state === 'held' && attendance.came !== null) return eventAfterCard(reading, event, attendance.came, shownIn, await whatFollows(parts, record, event, actor, reading.now));
  return eventReminderCard(reading, event, shownIn, attendance.signedUpAt !== null && attendance.cancelledAt === null);
}

/** The survey about the event, if it is open and the person has not answered it; and the next event. */
export async function whatFollows({ store }: Pick<OwnParts, 'store'>, record: CommunityRecord, event: CommunityEvent, { tenantId, personId }: Actor, now: string) {
  const [answered, coming] = await Promise.all([
    store.surveys.answered(tenantId, record.community.id, personId),
    store.activity.events(tenantId, record.community.id, personId, now, new Date(Date.parse(now) + 60 * 86_400_000).toISOString()),
  ]);
  const survey = record.surveys.find((one) => one.eventId === event.id && aboutWhen(one, now) === 'open' && !answered.has(one.id)) ?? null;
  return { survey, next: coming.find((one) => one.state === 'planned' && one.id !== event.id) ?? null };
}
