import type { Toolkit } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { settingsOf, type CommunitySettings } from '../communitySettings';
import { already, done, refuse, type Decision, type Doing, type Reading, type Situation } from '../decision';
import { dateIn, laterDate } from '../kinds/event';
import { memberOf } from '../people';
import { unaskedHours } from '../prompting/plan';
import { onOrAfter } from '../prompting/manners';
import type { Change, Choice, CoffeeRound, CommunityRecord, PersonId } from '../record';
import { drawGroups } from './drawing';

/** Coffee for two: who wants to be drawn, when a round is due, and what becomes of it. */

/** In place of an id among what a command is about: everybody who wants to be drawn, and all rounds. */
export const coffeeDraw = 'coffee:draw';
const day = 86_400_000;
/** Days after a round at which each is asked whether they met, or sooner where the next round comes. */
const askAfter = 21;
const longestPause = 12;

export function chooseCoffee({ record, act }: Situation, { joined, pausedUntil }: CommandOf<'chooseCoffee'>): Decision {
  const before = record.choices.find((one) => one.personId === act.personId);
  const today = dateIn(record.community.zone, act.now);
  if (joined && pausedUntil !== null && pausedUntil <= today) return refuse('not-readable', 'refuse.date-past');
  if (joined && pausedUntil !== null && pausedUntil > laterDate(today, { months: longestPause })) return refuse('not-readable', 'refuse.coffee-pause-too-long');
  const key = !joined ? 'said.coffee-out' : pausedUntil !== null ? 'said.coffee-paused' : 'said.coffee-in';
  const had = before?.coffee ?? null;
  if (joined ? had !== null && had.pausedUntil === pausedUntil : had === null) return already(key);
  const row: Choice = { ...(before ?? { personId: act.personId, area: null, counted: true, knows: [] }), coffee: joined ? { since: had?.since ?? act.now, pausedUntil } : null };
  return done([{ put: 'choices', row }], [], { key });
}

export function setCoffee({ record, act }: Situation, { everyWeeks, startOn }: CommandOf<'setCoffee'>): Decision {
  const before = settingsOf(record.community);
  const today = dateIn(record.community.zone, act.now);
  if (everyWeeks === null) return before.coffee === null ? already('said.coffee-off') : done([withCoffee(record, null)], [], { key: 'said.coffee-off' });
  if (startOn !== null && startOn < today) return refuse('not-readable', 'refuse.date-past');
  if (startOn !== null && startOn > laterDate(today, { months: longestPause })) return refuse('not-readable', 'refuse.coffee-pause-too-long');
  const coffee = { everyWeeks, nextOn: startOn ?? before.coffee?.nextOn ?? today };
  if (before.coffee?.everyWeeks === coffee.everyWeeks && before.coffee.nextOn === coffee.nextOn) return already('said.coffee-on');
  return done([withCoffee(record, coffee)], [], { key: 'said.coffee-on' });
}

const withCoffee = ({ community }: CommunityRecord, coffee: CommunitySettings['coffee']): Change =>
  ({ put: 'community', row: { ...community, settings: { ...settingsOf(community), coffee } } });

/** Those who want to be drawn on a date. */
export const drawnOn = (record: CommunityRecord, on: string): PersonId[] => record.choices
  .filter(({ personId, coffee }) => coffee !== null && (coffee.pausedUntil === null || coffee.pausedUntil <= on) && (memberOf(record, personId)?.part ?? 'sponsor') !== 'sponsor').map((one) => one.personId);

/** A round of a day, and when the next one is due. A day has one round at most. Nobody to draw: only the next date. */
function round(record: CommunityRecord, coffee: NonNullable<CommunitySettings['coffee']>, now: string): Change[] {
  const today = dateIn(record.community.zone, now);
  const id = `coffee@${today}`;
  const onwards = withCoffee(record, { ...coffee, nextOn: laterDate(today, { days: 7 * coffee.everyWeeks }) });
  const people = drawnOn(record, today);
  const [only] = people;
  if (only === undefined || record.coffeeRounds.some((one) => one.id === id)) return [onwards];
  const past = [...record.coffeeRounds].sort((a, b) => a.drawnAt.localeCompare(b.drawnAt)).flatMap((one) => one.groups);
  const askAt = new Date(Date.parse(now) + Math.min(askAfter, 7 * coffee.everyWeeks - 2) * day).toISOString();
  const row: CoffeeRound = { id, drawnOn: today, drawnAt: now, askAt, groups: drawGroups(id, people, past), alone: people.length === 1 ? only : null };
  return [onwards, { put: 'coffeeRounds', row }];
}

export function drawCoffee({ record, act }: Situation): Decision {
  const { coffee } = settingsOf(record.community);
  const today = dateIn(record.community.zone, act.now);
  if (coffee === null) return refuse('not-now', 'refuse.coffee-off');
  if (record.coffeeRounds.some((one) => one.drawnOn === today)) return already('said.coffee-drawn');
  if (drawnOn(record, today).length < 2) return refuse('not-now', 'refuse.coffee-nobody');
  return done(round(record, coffee, act.now), [], { key: 'said.coffee-drawn' });
}

/** A community, and the toolkit that says when the university's terms are. */
interface Standing {
  record: Pick<CommunityRecord, 'community'>;
  toolkit: Pick<Toolkit, 'about'>;
}

/** When the next round is due, at the usual time of an open day of the community; null for never. ISO 8601 UTC. */
export function coffeeMoment({ record, toolkit }: Standing): string | null {
  const { coffee } = settingsOf(record.community);
  return coffee && onOrAfter(coffee.nextOn, unaskedHours(record, toolkit));
}

/** The day of the next round as things stand, `YYYY-MM-DD`; null for never. */
export function nextRoundOn({ record, toolkit }: Standing, now: string): string | null {
  const { coffee } = settingsOf(record.community);
  const today = dateIn(record.community.zone, now);
  return coffee && dateOf(onOrAfter(coffee.nextOn < today ? today : coffee.nextOn, unaskedHours(record, toolkit)), record.community.zone);
}

const dateOf = (moment: string | null, zone: string): string | null => moment && dateIn(zone, moment);

/** The date of a round that is due, or null. */
export function coffeeDue(standing: Standing, now: string): string | null {
  const moment = coffeeMoment(standing);
  return moment !== null && moment <= now ? (settingsOf(standing.record.community).coffee?.nextOn ?? null) : null;
}

/** Draws the round that is due; null where somebody was faster. */
export function drawDue({ record, toolkit }: Pick<Reading, 'record' | 'toolkit'>, now: string): Doing | null {
  const { coffee } = settingsOf(record.community);
  return coffee === null || coffeeDue({ record, toolkit }, now) === null ? null : done(round(record, coffee, now));
}

/** In which group somebody was drawn. */
export const groupOf = ({ groups }: Pick<CoffeeRound, 'groups'>, personId: PersonId): PersonId[] | undefined => groups.find((one) => one.includes(personId));

export function sayMet({ record, act }: Situation, { roundId, met }: CommandOf<'sayMet'>): Decision {
  const found = record.coffeeRounds.find((one) => one.id === roundId);
  if (!found || !groupOf(found, act.personId)) return refuse('not-found', 'refuse.no-coffee');
  const before = record.coffeeAnswers.find((one) => one.roundId === roundId && one.personId === act.personId);
  const key = `said.met-${met}` as const;
  if (before?.met === met) return already(key);
  return done([{ put: 'coffeeAnswers', row: { roundId, personId: act.personId, met, at: act.now } }], [], { key });
}
