import type { TaskModuleResponse } from 'botbuilder';
import { parseCommand } from '../domain/commands';
import { mayDo } from '../domain/permissions';
import { keptFor } from '../domain/retention';
import { phraseOf } from '../domain/surveying/instruments';
import { leavingIdAt, leavingSurvey } from '../domain/surveying/leaving';
import { askedIn } from '../domain/surveying/survey';
import type { Say } from '../toolkit/phrases';
import type { TypedWords } from '../toolkit/typed';
import { card, open, plain, submit, type Card, type Element } from './cards/card';
import { kept, problemLine, type Filled } from './cards/forms';
import { waysCard } from './cards/journeyCard';
import { showForm, showText, unread } from './dialogAnswers';
import { pressId, type Press } from './press';
import { restOfLine } from './typedLines';
import type { BotParts, Visit } from './visit';

/** Leaving, by a line in chat: how it is done, and two questions for whoever wants to answer them. Nobody is sent any of it unasked. */

export const asksToLeave = (typed: TypedWords, line: string): boolean => restOfLine(typed, 'leave', line) !== null;

const day = 86_400_000;

/** The answer to such a line; null for any other. `here` is the community of a place where others read along, and nothing in it is about the writer. */
export async function leavingCard({ store, clock, say, toolkit }: BotParts, { actor, kind }: Visit, line: string, here: { id: string; name: string } | null): Promise<Card | null> {
  if (!asksToLeave(toolkit.typed, line)) return null;
  const communities = kind !== 'personal' ? [here].filter((one) => one !== null) : [
    ...await store.places.communitiesOf(actor.tenantId, actor.personId),
    ...await store.places.leftSince(actor.tenantId, actor.personId, new Date(Date.parse(clock.now()) - keptFor.leaverDays * day).toISOString()),
  ];
  return waysCard(say('chat.leaving'), [say('chat.leaving-how'), ...(communities.length > 0 ? [say('chat.leaving-asks')] : [])], communities.slice(0, 6).map((one) => open(communities.length === 1 ? say('chat.leaving-go') : one.name, 'leaving', { community: one.id })));
}

/** The form, for whoever is or was a member and has not answered it this year. */
export async function openLeaving({ store, clock, say }: BotParts, { actor }: Visit, press: Press, filled: Filled = {}, problem: string | null = null): Promise<TaskModuleResponse> {
  const id = leavingIdAt(clock.now());
  const loaded = press.communityId === null ? null : await store.records.load(actor.tenantId, press.communityId, actor.personId, undefined, [id]);
  if (!loaded || !mayDo(loaded.record, actor.personId, 'answerLeaving')) return showText(say('chat.not-member'));
  if (loaded.record.surveyTurns.some((one) => one.surveyId === id && one.personId === actor.personId)) return showText(say('said.survey-answered'));
  return showForm(say('survey.leaver'), leavingForm(say, { community: press.communityId }, filled, problem));
}

export async function submitLeaving(parts: BotParts, visit: Visit, press: Press): Promise<TaskModuleResponse> {
  const { commands, clock, say } = parts;
  const surveyId = leavingIdAt(clock.now());
  const answers = Object.fromEntries(askedIn(leavingSurvey(surveyId)).flatMap(({ id }) => (press.fields[id] === undefined || press.fields[id] === '' ? [] : [[id, press.fields[id]]])));
  const parsed = parseCommand({ type: 'answerLeaving', surveyId, answers });
  if (!parsed.ok || press.communityId === null) return openLeaving(parts, visit, press, press.fields, parsed.ok ? null : unread(say, parsed.problem));
  const result = await commands.run(visit.actor, press.communityId, pressId(visit.actor.personId, press.dialog, press, [parsed.value]), parsed.value);
  if (result.ok) return showText(result.said ?? '');
  return result.code === 'not-readable' ? openLeaving(parts, visit, press, press.fields, result.because) : showText(result.code === 'not-found' ? say('chat.not-member') : result.because);
}

function leavingForm(say: Say, data: Record<string, unknown>, filled: Filled, problem: string | null): Card {
  const fields = askedIn(leavingSurvey('')).map((question): Element => {
    const label = say(phraseOf('leaver', question.id));
    if (question.kind !== 'choice') return { type: 'Input.Text', id: question.id, label, isMultiline: true, maxLength: 2_000, value: kept(filled, question.id, '', 2_000) };
    return { type: 'Input.ChoiceSet', id: question.id, label, style: 'expanded', wrap: true, value: kept(filled, question.id, ''), choices: question.options.map((value) => ({ title: say(phraseOf('leaver', `${question.id}.${value}`)), value })) };
  });
  return card([problemLine(problem), plain(say('dialog.leaving-lead')), ...fields], [submit(say('dialog.leaving-send'), { ...data, dialog: 'leaving' })]);
}
