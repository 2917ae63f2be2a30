import type { StepOf } from '../toolkit/schema';
import { charterContent, charterStep, fingerprint } from './charter';
import type { Reading } from './decision';
import { additionsTo } from './kinds/adding';
import { isPartOut } from './kinds/charterParts';
import { latestCharter, withReviews } from './kinds/document';
import { noVersion } from './kinds/noting';
import { nameOf } from './people';
import { noteView } from './presentField';
import type { CharterContent } from './record';
import type { CharterView } from './view';
import { wordsFor } from './words';

/** The charter: as it is published, and for the core group as it would be now. */
export function charterView(reading: Reading, inCore: boolean): CharterView {
  const { record, toolkit, now } = reading;
  const latest = latestCharter(record)?.content ?? null;
  const step = charterStep(toolkit);
  const draft = step && inCore ? charterContent({ ...reading, record: withReviews(reading, step, now) }, step) : (latest ?? nothingYet(reading));
  return {
    parts: step && inCore ? charterParts(reading, step) : [],
    draft, latest, fingerprint: fingerprint(draft), unchanged: latest !== null && fingerprint(latest) === fingerprint(draft),
    published: record.charters.map(({ content: _content, ...one }) => ({ ...one, byName: nameOf(record, one.publishedBy) ?? '' })).sort((a, b) => b.version - a.version),
  };
}

/** Which parts the charter has: the toolkit's, in or left out, then the group's own with their texts. */
function charterParts(reading: Reading, step: StepOf<'document'>): CharterView['parts'] {
  const { record, toolkit } = reading;
  const notes = record.notes.filter((one) => one.stepId === step.id && one.version === noVersion);
  return [
    ...step.sections.map(({ id }) => ({ id, heading: wordsFor(toolkit, `${step.id}.section.${id}`).heading, out: isPartOut(record, step, id), own: null })),
    ...additionsTo(record, step.id).map(({ id, heading }) => ({ id, heading, out: isPartOut(record, step, id), own: noteView(record, notes, id, { heading }) })),
  ];
}

const nothingYet = ({ record, now }: Reading): CharterContent => ({
  title: record.community.name, topic: record.community.topic, purpose: null, sections: [], roles: [], reviews: [], version: 0, madeAt: now,
});
