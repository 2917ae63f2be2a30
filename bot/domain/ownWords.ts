import { partsOf, wordKey } from '../toolkit/keys';
import type { StepData, Toolkit, Words } from '../toolkit/schema';
import type { CommandOf } from './commands';
import { done, refuse, type Decision, type Situation } from './decision';
import { nameOf } from './people';
import type { CommunityRecord, OwnWords } from './record';
import type { OwnWordsView } from './view';
import { wordsFor } from './words';

/** The toolkit as this community reads it: with its own words where it has changed our reading. */
export function ownToolkit(record: CommunityRecord, toolkit: Toolkit): Toolkit {
  if (record.ownWords.length === 0) return toolkit;
  const words = { ...toolkit.words };
  for (const own of record.ownWords) {
    // A part that the toolkit has lost meanwhile stays lost.
    const ours = Object.hasOwn(words, own.key) ? words[own.key] : undefined;
    if (ours) words[own.key] = changed(ours, own);
  }
  return { ...toolkit, words };
}

function changed(ours: Words, { heading, lead, hint }: OwnWords): Words {
  return { ...ours, ...(heading === null ? {} : { heading }), ...(lead === null ? {} : { lead }), ...(hint === null ? {} : { hint }) };
}

const keysOf = (step: StepData): string[] => [step.id, ...partsOf(step).map((part) => wordKey(step.id, part.kind, part.id))];

/** Changes the words of a step, or of a part of it, that the toolkit itself does not prescribe; what is empty is ours again. */
export function setWords(situation: Situation, step: StepData, command: CommandOf<'setWords'>): Decision {
  const { record, act } = situation;
  if (!step.ourReading) return refuse('not-allowed', 'refuse.words-of-toolkit');
  if (!keysOf(step).includes(command.key)) return refuse('not-found', 'refuse.no-part');
  const before = record.ownWords.find((one) => one.key === command.key);
  const text = (value: string): string | null => (value === '' ? null : value);
  const row: OwnWords = {
    key: command.key, heading: text(command.heading), lead: text(command.lead), hint: text(command.hint),
    writtenBy: act.personId, writtenAt: act.now, revision: (before?.revision ?? 0) + 1,
  };
  const same = row.heading === (before?.heading ?? null) && row.lead === (before?.lead ?? null) && row.hint === (before?.hint ?? null);
  if (same) return { ...done([], [], { key: 'said.words-set' }), saved: { revision: before?.revision ?? 0, at: before?.writtenAt ?? act.now } };
  if (command.base !== (before?.revision ?? 0)) {
    const by = nameOf(record, before?.writtenBy ?? '');
    const theirs = [before?.heading, before?.lead, before?.hint].filter((one) => one).join('\n\n');
    return { ok: false, refusal: { code: 'changed-meanwhile', because: { key: 'refuse.words-changed', values: { name: by ?? '' } }, theirs: { text: theirs, revision: before?.revision ?? 0, by } } };
  }
  return { ...done([{ put: 'ownWords', row }], [{ kind: 'card', stepId: step.id }], { key: 'said.words-set' }), saved: { revision: row.revision, at: row.writtenAt } };
}

/** The parts of a step whose words the group may change; empty where the toolkit prescribes them. */
export function ownWordViews(record: CommunityRecord, toolkit: Toolkit, step: StepData): OwnWordsView[] {
  if (!step.ourReading) return [];
  return keysOf(step).map((key) => {
    const own = record.ownWords.find((one) => one.key === key);
    const { heading, lead, hint } = wordsFor(toolkit, key);
    return { key, heading, lead: lead ?? '', hint: hint ?? '', own: own !== undefined && (own.heading ?? own.lead ?? own.hint) !== null, revision: own?.revision ?? 0 };
  });
}
