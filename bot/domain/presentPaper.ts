import type { PhraseKey } from '../toolkit/phrases';
import type { Reading } from './decision';
import type { StepState } from './journey';
import { notesOf } from './kinds/noting';
import { mailViews } from './presentMail';
import { drawnLines, paperContent, paperMark, papersOf, type DrawnLine, type PaperStep } from './paper';
import { nameOf } from './people';
import { mayReadPaper } from './permissions';
import { fieldView } from './presentField';
import type { PaperContent, PersonId } from './record';
import type { PaperView } from './view';
import { wordsFor } from './words';

/** Pages of the tab from which sentences come, in words. */
const fromPages: Record<string, PhraseKey> = { charter: 'paper.from-charter', event: 'paper.from-event', resource: 'paper.from-shelf', people: 'paper.from-people' };

/** A text for others as one person may see it: its parts and their lines for the core group, what was published for those it is for. */
export function paperView(reading: Reading, state: StepState, step: PaperStep, personId: PersonId, inCore: boolean): PaperView {
  const { record, toolkit, say } = reading;
  const published = papersOf(record, step.id);
  const shown: PaperView = {
    ...(inCore ? mailViews(reading, step, personId) : { mails: [], mailTo: null }),
    audience: step.audience, number: (published[0]?.number ?? 0) + 1, sections: [], draft: null, fingerprint: '', hints: [], mayTell: step.audience === 'members' && record.community.teamConversation !== null,
    published: published.filter(() => inCore || mayReadPaper(record, personId, step.audience))
      .map((one) => ({ number: one.number, at: one.publishedAt, by: nameOf(record, one.publishedBy) ?? say('person.left'), told: one.told, state: one.state, problem: inCore ? one.problem : null, fileName: one.fileName, webUrl: one.webUrl })),
  };
  if (!inCore || state.closed) return shown;
  const notes = state.round ? notesOf(record, state.round) : [];
  const drawn = new Map(step.sections.map((section) => [section, drawnLines(reading, step, section)]));
  const linesOf = (section: PaperStep['sections'][number]): DrawnLine[] => drawn.get(section) ?? [];
  const draft = paperContent(reading, step, linesOf);
  const fromWords = (source: string): { from: string; page: string } => {
    if (source.startsWith('page:')) return { from: say(fromPages[source.slice('page:'.length).split('/')[0] ?? ''] ?? 'paper.from-actions'), page: source.slice('page:'.length) };
    const stepId = source.split('/')[0] ?? '';
    return { from: wordsFor(toolkit, stepId).heading, page: `step/${stepId}` };
  };
  return {
    ...shown, draft, fingerprint: paperMark(draft), hints: paperHints(reading, step, draft),
    sections: step.sections.map((section) => {
      const key = `${step.id}.section.${section.id}`;
      return {
        id: section.id, heading: wordsFor(toolkit, key).heading, own: section.own ? fieldView(reading, notes, key, section.id) : null,
        lines: linesOf(section).map(({ source, ...line }) => ({ ...line, ...fromWords(source) })),
      };
    }),
  };
}

/** A short name may be part of a word: it has to stand by itself. */
const isNamed = (name: string, text: string): boolean => new RegExp(`(?<!\\p{L})${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{L})`, 'u').test(text);

/** For a text to members: thanks are said, and more than one person is named (S4E.2b, S4E.2c). */
function paperHints({ record, say }: Reading, step: PaperStep, draft: PaperContent): string[] {
  if (step.audience !== 'members') return [];
  const text = draft.sections.flatMap((one) => one.lines).map((line) => line.text).join(' ');
  if (text === '') return [];
  const namedPeople = record.members.filter((one) => isNamed(one.name, text)).length;
  const thanked = !step.sections.some((one) => one.id === 'thanks') || (draft.sections.find((one) => one.id === 'thanks')?.lines.length ?? 0) > 0;
  return [...(namedPeople < 2 ? [say('paper.hint-people')] : []), ...(thanked ? [] : [say('paper.hint-thanks')])];
}
