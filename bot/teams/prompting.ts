import { digestFor } from '../digesting';
import { settingsOf } from '../domain/communitySettings';
import { takesCheckIns } from '../domain/kinds/checkingIn';
import { dateIn, laterDate, seriesOf } from '../domain/kinds/event';
import { meetingAt } from '../domain/recurrence';
import { seesWorking } from '../domain/permissions';
import { coreKinds, waysOn, type WayOn } from '../domain/prompting/promptShapes';
import type { Command } from '../domain/commands';
import type { Reading } from '../domain/decision';
import type { CommunityRecord } from '../domain/record';
import type { Card } from './cards/card';
import { digestCard } from './cards/digestCard';
import { checkInOver } from './cards/checkInCards';
import { eventReminderCard, goOnCard } from './cards/promptCards';
import { checkInForm, checkInTitle, hushForm } from './cards/promptForms';
import type { Filled } from './cards/forms';
import type { Press } from './press';
import type { BotParts, Visit } from './visit';

/** What people do on cards that came by themselves. */

/** Weeks of a pause from the card that asks how to go on. */
const pauseWeeks = 4;

/** The command behind a button of such a card; null for other verbs. `now` is ISO 8601 UTC. */
export function promptCommand(verb: string, press: Press, zone: string, now: string): Command | null {
  const about = press.fields['about'];
  if ((verb === 'not-coming' || verb === 'coming') && typeof about === 'string') return { type: 'comeTo', eventId: about, coming: verb === 'coming' };
  if (verb === 'coffee-join') return { type: 'chooseCoffee', joined: true, pausedUntil: null };
  if (verb === 'coffee-leave') return { type: 'chooseCoffee', joined: false, pausedUntil: null };
  if (verb === 'coffee-pause') return { type: 'chooseCoffee', joined: true, pausedUntil: laterDate(dateIn(zone, now), { days: 7 * pauseWeeks }) };
  const met = /^met-(yes|not-yet|not-this-time)$/.exec(verb)?.[1];
  if (met !== undefined && typeof about === 'string' && about !== '' && about.length <= 200) return { type: 'sayMet', roundId: about, met: met as 'yes' | 'not-yet' | 'not-this-time' };
  // A card from before it named itself has no answer of its own to show.
  const way = verb === 'go-on' ? 'fine' : verb;
  return (waysOn as readonly string[]).includes(way) ? { type: 'goOn', about: typeof about === 'string' ? about.slice(0, 60) : '', way: way as WayOn } : null;
}

/** What such a card says after a press, for who pressed it; null for cards of other kinds. */
export async function promptCardAfter({ commands, store }: BotParts, record: CommunityRecord, press: Press, visit: Visit, verb: string): Promise<Card | null> {
  const reading = commands.reading(record);
  const about = press.fields['about'];
  if (typeof about !== 'string') return null;
  if (['smaller', 'pause', 'go-on'].includes(verb)) return seesWorking(record, visit.actor.personId) ? goOnCard(reading, about) : null;
  const event = verb === 'coming' || verb === 'not-coming' ? record.events.find((one) => one.id === about) : undefined;
  if (!event || visit.kind !== 'personal') return null;
  const { zone } = await store.digests.manners(visit.actor.tenantId, visit.actor.personId);
  return eventReminderCard(reading, event, zone ?? record.community.zone, verb === 'coming');
}

/** The digest goes on: whoever says so has answered. In their own chat its card says how things stand now, without the question. */
export async function keepDigest(parts: BotParts, { actor, kind }: Visit): Promise<Card | string> {
  const { store, say, clock } = parts;
  const now = clock.now();
  const { revision, ...own } = await store.digests.manners(actor.tenantId, actor.personId);
  await store.digests.choose(actor.tenantId, actor.personId, own, revision, now);
  const home = kind === 'personal' ? await store.digests.home(actor.tenantId, actor.personId) : null;
  const zone = own.zone ?? home?.zone ?? 'UTC';
  const digest = home && (await digestFor(parts, actor, own, 0, dateIn(zone, now), now));
  return digest ? digestCard(say, digest, zone, own.digest, say('said.digest-keep')) : say('said.digest-keep');
}

/** The form with which the core group pauses or stops one kind; null where the card names none. */
export function hushDialog({ say, record }: Reading, press: Press, filled: Filled, problem: string | null): { title: string; card: Card } | null {
  const what = coreKinds.find((one) => one === press.fields['about']);
  if (what === undefined) return null;
  const hushed = settingsOf(record.community).hushed.find((one) => one.what === what) ?? null;
  return { title: say('hush.title'), card: hushForm(say, what, { community: press.communityId, revision: press.revision }, hushed, filled, problem) };
}

export const hushCommand = ({ fields }: Press): Record<string, unknown> =>
  ({ type: 'hushPrompts', what: fields['about'], untilOn: fields['how'] === 'until' ? fields['untilOn'] : fields['how'] === 'always' ? 'always' : null });

/** The form of a check-in, for the meeting that the card names; null where there is no such meeting. */
export function checkInDialog(reading: Reading, press: Press, personId: string, filled: Filled, problem: string | null): { title: string; card: Card } | null {
  const startsAt = press.fields['startsAt'];
  const series = press.stepId === null ? null : seriesOf(reading.record, press.stepId);
  if (!series || typeof startsAt !== 'string' || Number.isNaN(Date.parse(startsAt))) return null;
  // The card may be an old one: what was said is still there to read, and nothing more is taken.
  const meeting = meetingAt(series, startsAt);
  if (!meeting || !takesCheckIns(meeting.startsAt, reading.now)) return { title: checkInTitle(reading, startsAt, series.zone), card: checkInOver(reading, series, meeting?.startsAt ?? startsAt) };
  const before = reading.record.checkIns.find((one) => one.seriesId === series.id && one.startsAt === startsAt && one.personId === personId);
  const data = { community: press.communityId, step: press.stepId, revision: press.revision, startsAt };
  return { title: checkInTitle(reading, startsAt, series.zone), card: checkInForm(reading, data, before, filled, problem) };
}
