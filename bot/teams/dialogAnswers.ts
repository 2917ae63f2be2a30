import type { TaskModuleResponse } from 'botbuilder';
import { notReadable } from '../errors';
import type { PhraseKey, Say } from '../toolkit/phrases';
import { attachment, type Card } from './cards/card';

/** Closes the dialog without a word. */
export const close: TaskModuleResponse = {};
/** Shows a form (a card with inputs) in the dialog. */
export const showForm = (title: string, form: Card): TaskModuleResponse => ({ task: { type: 'continue', value: { title, width: 'medium', height: 'large', card: attachment(form) } } });
/** Shows a sentence in the dialog, with nothing to fill in. */
export const showText = (value: string): TaskModuleResponse => ({ task: { type: 'message', value } });

const labels: Record<string, PhraseKey> = {
  text: 'dialog.text', name: 'start.name', topic: 'start.topic', zone: 'start.zone', core: 'start.core', reason: 'dialog.skip-reason', stance: 'dialog.stance',
  firstOn: 'dialog.first', at: 'dialog.at', minutes: 'dialog.minutes', everyWeeks: 'dialog.every', untilOn: 'dialog.until', repeat: 'dialog.repeat', everyMonths: 'dialog.every', times: 'dialog.times',
};

/** What could not be read, by the label that the person sees. The problem is the parser's: `field: what is wrong`. */
export function unread(say: Say, problem: string): string {
  const [path = '', wrong = ''] = problem.split(': ');
  const field = path.split('.')[0] ?? '';
  const label = Object.hasOwn(labels, field) ? labels[field] : undefined;
  const tooLong = wrong.endsWith('characters') && !['minutes', 'everyWeeks', 'everyMonths', 'times', 'core'].includes(field) ? ` ${wrong}` : '';
  return notReadable(`"${label ? say(label) : field}"${tooLong}`).sentence;
}
