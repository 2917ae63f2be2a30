import type { TaskModuleResponse } from 'botbuilder';
import { parseCommand } from '../domain/commands';
import { seesWorking } from '../domain/permissions';
import { checkInParts } from '../domain/kinds/checkingIn';
import { wordsFor } from '../domain/words';
import type { Card } from './cards/card';
import { scheduleForm, skipForm, stanceForm, type Filled } from './cards/forms';
import { lookCard } from './cards/journeyCard';
import { close, showForm, showText, unread } from './dialogAnswers';
import { openLeaving, submitLeaving } from './leaving';
import type { CommunityRecord } from '../domain/record';
import { helpingCommand, helpingForm, thankedIn } from './helping';
import { pressId, readPress, type Press } from './press';
import { openManners, submitManners } from './manners';
import { checkInDialog, hushCommand, hushDialog } from './prompting';
import { openStart, submitStart } from './startDialog';
import type { BotParts, Visit } from './visit';

/** Dialogs that are pages of the tab: everything that is written at length, with autosave. */
const pages: Record<string, { path: (press: Press) => string; title: 'dialog.answer' | 'dialog.agree' | 'step' | 'dialog.journey' | 'community' }> = {
  answer: { path: (press) => `answer/${press.communityId}/${press.stepId}`, title: 'dialog.answer' },
  agree: { path: (press) => `text/${press.communityId}/${press.stepId}`, title: 'dialog.agree' },
  // For everybody: what the members are asked about.
  consult: { path: (press) => `answer/${press.communityId}/${press.stepId}`, title: 'step' },
  step: { path: (press) => `answer/${press.communityId}/${press.stepId}`, title: 'step' },
  charter: { path: (press) => `charter/${press.communityId}`, title: 'step' },
  journey: { path: (press) => `journey/${press.communityId}`, title: 'dialog.journey' },
  // For everybody: an event or a survey, by its id.
  event: { path: (press) => `event/${press.communityId}/${aboutOf(press)}`, title: 'community' },
  // For everybody: what people do for each other.
  people: { path: (press) => `people/${press.communityId}`, title: 'community' },
  survey: { path: (press) => `survey/${press.communityId}/${aboutOf(press)}`, title: 'community' },
};

/** What changes something is for the core group; everybody looks at the journey and the charter. */
const coreDialogs: ReadonlySet<string> = new Set(['answer', 'agree', 'step', 'skip', 'stance', 'schedule', 'check-in', 'hush']);

/** The id of what a card is about, to stand in an address. */
function aboutOf({ fields }: Press): string {
  const { about } = fields;
  return encodeURIComponent(typeof about === 'string' && about !== '' && about.length <= 200 ? about : 'none');
}

/** A button that opens a dialog was pressed. */
export async function openDialog(parts: BotParts, visit: Visit, data: unknown): Promise<TaskModuleResponse> {
  const { say, toolkit, publicUrl } = parts;
  const press = readPress(data);
  if (press.dialog === 'look') return showForm(say('greet.title'), lookCard(toolkit, say));
  if (press.dialog === 'start') return openStart(parts, visit, press);
  if (press.dialog === 'manners') return openManners(parts, visit, press);
  if (press.dialog === 'leaving') return openLeaving(parts, visit, press);
  if (press.communityId === null) return showText(say('chat.not-understood'));
  const record = await readFor(parts, visit, press, press.communityId);
  if (!record) return showText(say('chat.not-member'));
  const page = Object.hasOwn(pages, press.dialog) ? pages[press.dialog] : undefined;
  const found = press.stepId === null ? undefined : toolkit.steps.get(press.stepId);
  const heading = found ? wordsFor(toolkit, found.step.id).heading : record.community.name;
  if (coreDialogs.has(press.dialog) && !seesWorking(record, visit.actor.personId)) return showText(say('refuse.not-allowed'));
  if (page && (found || page.title === 'dialog.journey' || page.title === 'community')) {
    const url = `${publicUrl}/tab/#/dialog/${page.path({ ...press, communityId: encodeURIComponent(press.communityId), stepId: encodeURIComponent(press.stepId ?? '') })}`;
    return { task: { type: 'continue', value: { title: page.title === 'step' ? heading : page.title === 'community' ? record.community.name : say(page.title, { heading }), width: 'large', height: 'large', url, fallbackUrl: url } } };
  }
  const form = formOf(parts, visit, press, record, {}, null);
  return form ? showForm(form.title, form.card) : showText(say('chat.not-understood'));
}

/** With whoever is thanked, who may be anybody of the community. */
const readFor = ({ commands }: BotParts, { actor }: Visit, press: Press, communityId: string): Promise<CommunityRecord | null> =>
  commands.read(actor, communityId, undefined, press.dialog === 'thank' ? [thankedIn(press)] : undefined);

function formOf({ commands, say, toolkit }: BotParts, visit: Visit, press: Press, record: Parameters<BotParts['commands']['reading']>[0], filled: Filled, problem: string | null): { title: string; card: Card } | null {
  const helping = helpingForm(commands.reading(record), press, filled, problem);
  if (helping) return helping;
  if (press.dialog === 'hush') return hushDialog(commands.reading(record), press, filled, problem);
  const step = press.stepId === null ? undefined : toolkit.steps.get(press.stepId)?.step;
  if (!step) return null;
  const data = { community: press.communityId, step: step.id, number: press.number, revision: press.revision };
  const { heading } = wordsFor(toolkit, step.id);
  if (press.dialog === 'check-in') return checkInDialog(commands.reading(record), press, visit.actor.personId, filled, problem);
  if (press.dialog === 'skip') return { title: say('dialog.skip', { heading }), card: skipForm(say, data, filled, problem) };
  if (press.dialog === 'stance') return { title: say('dialog.stance'), card: stanceForm(say, data, filled, problem) };
  if (press.dialog === 'schedule' && step.kind === 'event') return { title: say('dialog.schedule', { heading }), card: scheduleForm(commands.reading(record), step, data, filled, problem) };
  return null;
}

/** A dialog was sent, from the card `cardId`. What cannot be taken is shown again with the reason and everything that was typed. */
export async function submitDialog(parts: BotParts, visit: Visit, data: unknown, cardId: string | null): Promise<TaskModuleResponse> {
  const { commands } = parts;
  const press = readPress(data);
  // From the look around to the form in the same dialog.
  if (press.dialog === 'begin') return openStart(parts, visit, press);
  if (press.dialog === 'start') return submitStart(parts, visit, press, cardId);
  if (press.dialog === 'manners') return submitManners(parts, visit, press);
  if (press.dialog === 'leaving') return submitLeaving(parts, visit, press);
  // A page of the tab has done its own work through the API and only closes.
  if (press.dialog === '') return close;
  const command = helpingCommand(press) ?? (press.dialog === 'hush' ? hushCommand(press) : commandOf(press));
  if (!command || press.communityId === null) return showText(parts.say('chat.not-understood'));
  const parsed = parseCommand(command);
  const again = async (problem: string): Promise<TaskModuleResponse> => {
    const record = await readFor(parts, visit, press, press.communityId ?? '');
    const form = record ? formOf(parts, visit, press, record, press.fields, problem) : null;
    return form ? showForm(form.title, form.card) : showText(problem);
  };
  if (!parsed.ok) return again(unread(parts.say, parsed.problem));
  const result = await commands.run(visit.actor, press.communityId, pressId(visit.actor.personId, press.dialog, press, [command]), parsed.value);
  // Typing it otherwise would not help somebody who may not do it.
  if (!result.ok) return result.code === 'not-allowed' ? showText(result.because) : again(result.because);
  return result.said === null ? close : showText(result.said);
}

/** One number stands for weeks or months. */
const rhythmOf = (repeat: unknown, every: number) => (repeat === undefined || repeat === '' || repeat === 'weekly' ? { everyWeeks: every } : { repeat, everyWeeks: 1, everyMonths: every });

/** A number of meetings goes before the date that the form offers by itself. */
const endOf = (untilOn: unknown, times: unknown) => (times === undefined || times === '' ? { untilOn: untilOn === '' ? null : untilOn } : { untilOn: null, times: Number(times) });

function commandOf({ dialog, stepId, number, fields }: Press): Record<string, unknown> | null {
  if (dialog === 'skip') return { type: fields['what'] === 'park' ? 'parkStep' : 'skipStep', stepId, reason: fields['reason'] ?? '' };
  if (dialog === 'stance') return { type: 'consent', stepId, number, stance: fields['stance'], reason: fields['reason'] ?? null };
  if (dialog === 'check-in') return { type: 'checkIn', stepId, startsAt: fields['startsAt'], ...Object.fromEntries(checkInParts.map((part) => [part, fields[part] ?? ''])) };
  if (dialog === 'schedule') {
    return {
      type: 'scheduleMeetings', stepId, firstOn: fields['firstOn'], at: fields['at'], minutes: Number(fields['minutes']),
      ...rhythmOf(fields['repeat'], Number(fields['everyWeeks'])), ...endOf(fields['untilOn'], fields['times']),
    };
  }
  return null;
}
