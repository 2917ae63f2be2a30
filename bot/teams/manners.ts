import type { TaskModuleResponse } from 'botbuilder';
import { read } from '../domain/commands';
import { personalKinds, personalPrompts, type PersonalKind } from '../domain/prompting/manners';
import { mannersShape } from '../domain/prompting/mannersShape';
import { dateWords } from '../domain/times';
import { mannersForm } from './cards/promptForms';
import { showForm, showText, unread } from './dialogAnswers';
import type { Press } from './press';
import type { BotParts, Visit } from './visit';

/** How somebody wants to be written to, from the card that they got. */

/** Communities in one list; who is in more chooses about those in the tab. */
const mostCommunities = 20;

/** The communities that somebody can silence. */
const heardIn = async ({ store }: BotParts, { actor }: Visit): Promise<{ id: string; name: string }[]> => (await store.places.communitiesOf(actor.tenantId, actor.personId)).filter((one) => one.part !== 'sponsor').slice(0, mostCommunities);

/** The kind of message that the form was opened from; null for a form that is about none. */
const kindIn = ({ fields }: Press): PersonalKind | null => personalKinds.find((one) => one === fields['about']) ?? null;

export async function openManners(parts: BotParts, visit: Visit, press: Press): Promise<TaskModuleResponse> {
  const [own, communities] = await Promise.all([parts.store.digests.manners(visit.actor.tenantId, visit.actor.personId), heardIn(parts, visit)]);
  return showForm(parts.say('manners.title'), mannersForm(parts.say, own, communities, kindIn(press), {}, null));
}

export async function submitManners(parts: BotParts, visit: Visit, press: Press): Promise<TaskModuleResponse> {
  const { store, say, clock } = parts;
  const { actor } = visit;
  const [{ revision, ...own }, communities] = await Promise.all([store.digests.manners(actor.tenantId, actor.personId), heardIn(parts, visit)]);
  const listOf = (field: unknown): string[] | null => (typeof field === 'string' ? field.split(',') : null);
  const also = listOf(press.fields['also']) ?? [];
  // A form from before it asked, and one of somebody in one community, leave it as it is.
  const heard = listOf(press.fields['heard']);
  const muted = heard === null || communities.length < 2 ? own.muted : [...own.muted.filter((id) => !communities.some((one) => one.id === id)), ...communities.flatMap(({ id }) => (heard.includes(id) ? [] : [id]))];
  const about = kindIn(press);
  const laterOn = press.fields['laterOn'] || null;
  // Of a form that is about no kind all of them stay as they are.
  const later = about === null ? own.later : [...own.later.filter((one) => one.what !== about), ...(laterOn === null ? [] : [{ what: about, untilOn: laterOn }])];
  const chosen = read(mannersShape, {
    ...own, later, base: press.revision, digest: press.fields['digest'], pausedUntil: press.fields['pausedUntil'] || null, off: personalPrompts.filter((one) => !also.includes(one)), muted,
  });
  const again = (problem: string): TaskModuleResponse => showForm(say('manners.title'), mannersForm(say, { ...own, revision }, communities, about, press.fields, problem));
  if (!chosen.ok) return again(unread(say, chosen.problem));
  const { base, ...manners } = chosen.value;
  if (!(await store.digests.choose(actor.tenantId, actor.personId, manners, base, clock.now()))) return again(say('refuse.manners-changed'));
  const until = manners.later.find((one) => one.what === about)?.untilOn;
  if (manners.pausedUntil !== null) return showText(say('said.manners-until', { date: dateWords(manners.pausedUntil) }));
  return showText(about !== null && until !== undefined ? say('said.manners-later', { what: say(`manners.${about}`), date: dateWords(until) }) : say('said.manners'));
}
