import { linesOf } from './actionPlan';
import type { Reading } from './decision';
import { journey } from './journey';
import { agreedProposal, consentsOf } from './kinds/asking';
import { dateIn } from './kinds/event';
import { nameOf } from './people';
import { agreedTexts } from './presentConsultation';
import { isAgreeing } from './presentText';
import { dateWords } from './times';
import type { Paper, PaperContent, Proposal } from './record';
import { wordsFor } from './words';

/**
 * What the pack says of the steps. It lies where every member can open it, so that it holds what stands agreed and by
 * whom, and why something was left out: no answer, no draft, no text that was only proposed, no reason of a concern.
 */
export function agreedContent(reading: Reading): PaperContent {
  const { record, toolkit, say, now } = reading;
  const sections = journey(record, toolkit).flatMap(({ step }): PaperContent['sections'] => {
    const agreed = isAgreeing(step) ? agreedProposal(record, step.id) : null;
    if (!agreed || !isAgreeing(step)) return [];
    const parts = agreedTexts(reading, step, agreed);
    return parts.map(({ heading, text }, n) => ({
      id: `${step.id}.${n}`, heading: say('pack.step', { step: wordsFor(toolkit, step.id).heading, part: heading }),
      lines: linesOf(text).map((line) => ({ text: line, source: null })), gap: n === parts.length - 1 ? agreedBy(reading, agreed) : null,
    }));
  });
  return { title: say('pack.agreed-title', { name: record.community.name }), sections: [...sections, skipped(reading)], number: 1, madeAt: now };
}

function agreedBy({ record, say }: Reading, agreed: Proposal): string {
  const names = consentsOf(record, agreed).filter((one) => one.stance !== 'object').map((one) => nameOf(record, one.personId) ?? say('person.left')).sort((a, b) => a.localeCompare(b, 'en'));
  const date = dateWords(dateIn(record.community.zone, agreed.agreedAt ?? agreed.proposedAt));
  return names.length === 0 ? say('pack.agreed-on', { date }) : say('pack.agreed-by', { names, date });
}

/** Steps that the group has left out, with the reason as it was given. */
function skipped({ record, toolkit, say }: Reading): PaperContent['sections'][number] {
  const lines = journey(record, toolkit).flatMap(({ step, round, status }) => (status !== 'skipped' || !round?.skippedAt ? [] : [{
    text: say('pack.skipped-line', { step: wordsFor(toolkit, step.id).heading, reason: round.skipReason ?? '', date: dateWords(dateIn(record.community.zone, round.skippedAt)) }), source: null,
  }]));
  return { id: 'skipped', heading: say('pack.skipped'), lines, gap: null };
}

/** The published papers that every member can read: those for members, and those that lie in the team's Files already. */
export function packedPapers({ record, toolkit }: Pick<Reading, 'record' | 'toolkit'>): Paper[] {
  return record.papers.filter((one) => {
    const step = toolkit.steps.get(one.stepId)?.step;
    return one.webUrl !== null || (step?.kind === 'paper' && step.audience === 'members');
  }).sort((a, b) => a.publishedAt.localeCompare(b.publishedAt) || a.stepId.localeCompare(b.stepId) || a.number - b.number);
}
