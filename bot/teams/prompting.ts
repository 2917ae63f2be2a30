import type { TaskModuleResponse } from 'botbuilder';
import { dateIn, laterDate, seriesOf } from '../domain/kinds/event';
import { personalPrompts } from '../domain/prompting/manners';
import { mannersShape } from '../domain/prompting/mannersShape';
import { read, type Command } from '../domain/commands';
import type { Reading } from '../domain/decision';
import type { Card } from './cards/card';
import { checkInForm, checkInTitle, mannersForm } from './cards/promptForms';
import type { Filled } from './cards/forms';
import { showForm, showText, unread } from './dialogAnswers';
import type { Press } from './press';
import type { BotParts, Visit } from './visit';

/** What people do on cards that came by themselves. */

/** Weeks of a pause from the card that asks how to go on. */
const pauseWeeks = 4;

/** The command behind a button of such a card; null for other verbs. `now` is ISO 8601 UTC. */
export function promptCommand(verb: string, press: Press, zone: string, now: string): Command | null {
  const about = press.fields['about'];
  if (verb === 'coming' && typeof about === 'string') return { type: 'comeTo', eventId: about, coming: true };
  if (verb === 'not-coming' && typeof about === 'string') return { type: 'comeTo', eventId: about, coming: false };
  if (verb === 'coffee-join') return { type: 'chooseCoffee', joined: true, pausedUntil: null };
  if (verb === 'coffee-leave') return { type: 'chooseCoffee', joined: false, pausedUntil: null };
  if (verb === 'coffee-pause') return { type: 'chooseCoffee', joined: true, pausedUntil: laterDate(dateIn(zone, now), { days: 7 * pauseWeeks }) };
  const met = /^met-(yes|not-yet|not-this-time)$/.exec(verb)?.[1];
  if (met !== undefined && typeof about === 'string' && about !== '' && about.length <= 200) return { type: 'sayMet', roundId: about, met: met as 'yes' | 'not-yet' | 'not-this-time' };
  if (verb === 'smaller') return { type: 'choosePath', path: 'fast' };
  if (verb === 'pause') return { type: 'pausePrompts', untilOn: laterDate(dateIn(zone, now), { days: 7 * pauseWeeks }) };
  if (verb === 'go-on') return { type: 'pausePrompts', untilOn: null };
  return null;
}

/** The digest goes on: whoever says so has answered. */
export async function keepDigest({ store, say, clock }: BotParts, { actor }: Visit): Promise<string> {
  const { revision, ...own } = await store.prompts.manners(actor.tenantId, actor.personId);
  await store.prompts.choose(actor.tenantId, actor.personId, own, revision, clock.now());
  return say('said.digest-keep');
}

export async function openManners({ store, say }: BotParts, { actor }: Visit): Promise<TaskModuleResponse> {
  return showForm(say('manners.title'), mannersForm(say, await store.prompts.manners(actor.tenantId, actor.personId), {}, null));
}

export async function submitManners({ store, say, clock }: BotParts, { actor }: Visit, press: Press): Promise<TaskModuleResponse> {
  const { revision, ...own } = await store.prompts.manners(actor.tenantId, actor.personId);
  const { also: chosenAlso } = press.fields;
  const also = typeof chosenAlso === 'string' ? chosenAlso.split(',') : [];
  const chosen = read(mannersShape, {
    ...own, base: press.revision, digest: press.fields['digest'], pausedUntil: press.fields['pausedUntil'] || null, off: personalPrompts.filter((one) => !also.includes(one)),
  });
  const again = (problem: string): TaskModuleResponse => showForm(say('manners.title'), mannersForm(say, { ...own, revision }, press.fields, problem));
  if (!chosen.ok) return again(unread(say, chosen.problem));
  const { base, ...manners } = chosen.value;
  return (await store.prompts.choose(actor.tenantId, actor.personId, manners, base, clock.now())) ? showText(say('said.manners')) : again(say('refuse.manners-changed'));
}

/** The form of a check-in, for the meeting that the card names; null where there is no such meeting. */
export function checkInDialog(reading: Reading, press: Press, personId: string, filled: Filled, problem: string | null): { title: string; card: Card } | null {
  const startsAt = press.fields['startsAt'];
  const series = press.stepId === null ? null : seriesOf(reading.record, press.stepId);
  if (!series || typeof startsAt !== 'string' || Number.isNaN(Date.parse(startsAt))) return null;
  const before = reading.record.checkIns.find((one) => one.seriesId === series.id && one.startsAt === startsAt && one.personId === personId);
  const data = { community: press.communityId, step: press.stepId, revision: press.revision, startsAt };
  return { title: checkInTitle(reading, startsAt, series.zone), card: checkInForm(reading, data, before, filled, problem) };
}
