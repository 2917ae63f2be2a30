import fc from 'fast-check';
import { charterContent, charterStep } from '../../bot/domain/charter';
import { isOver } from '../../bot/domain/journey';
import { coreGroup } from '../../bot/domain/people';
import { ada, freeSteps, testCommunity, toolkit, type TestCommunity } from './community';
import { moves } from './random/moves';
import { walk } from './random/walk';
import { wordsFor } from '../../bot/domain/words';

const document = charterStep(toolkit);
if (!document) throw new Error('the content has no charter');

/** Parts of the charter without a name, with a gap beside their lines, or with neither lines nor words for the gap. */
const dishonest = ({ reading }: TestCommunity): unknown[] =>
  charterContent(reading, document).sections.filter(({ heading, lines, gap }) => heading === '' || (lines.length > 0 ? gap !== null : !/\S/.test(gap ?? '')));

function publish(community: TestCommunity, personId: string): void {
  const { fingerprint } = community.view(personId).charter;
  community.done(personId, { type: 'publishCharter', fingerprint });
}

test('skip every step in any order, and still publish a charter that says so', () => {
  const order = fc.shuffledSubarray(freeSteps.map((one) => one.id), { minLength: freeSteps.length, maxLength: freeSteps.length });
  fc.assert(fc.property(order, fc.boolean(), (ids, alone) => {
    const community = testCommunity(alone ? 1 : 4);
    for (const stepId of ids) {
      community.advance({ minutes: 1 });
      community.done(ada, { type: 'skipStep', stepId, reason: `because of ${stepId}` });
    }
    expect(community.view(ada).next).toBeNull();
    publish(community, ada);
    const [charter] = community.record.charters;
    const gaps: unknown[] = [];
    for (const section of charter?.content.sections ?? []) {
      const from = document.sections.find((one) => one.id === section.id)?.from.map((one) => one.split('.')[0] ?? '') ?? [];
      const unsaid = from.filter((stepId) => !section.gap?.includes(`“${wordsFor(toolkit, stepId).heading}”: because of ${stepId}`));
      if (section.lines.length > 0 || unsaid.length > 0) gaps.push({ section, unsaid });
    }
    expect(charter?.content.sections).not.toHaveLength(0);
    expect(gaps).toEqual([]);
    expect(charter?.content.purpose).toBeNull();
    expect(community.state('charter').status).toBe('done');
  }), { numRuns: 300 });
});

test('from any state every step can be skipped unless it is done, taken up again, and the charter can be published', () => {
  fc.assert(fc.property(moves(30), (tried) => {
    const community = walk(tried);
    const personId = coreGroup(community.record)[0]?.personId ?? '';
    // Gathered, and looked at once: an expectation for each would take longer than all the rest.
    const faults: unknown[] = [];
    for (const { id: stepId } of freeSteps) {
      faults.push(...dishonest(community));
      const { status } = community.state(stepId);
      const skip = { type: 'skipStep', stepId, reason: 'not for us' } as const;
      if (status === 'done') {
        const { code } = community.refused(personId, skip);
        if (code !== 'not-now') faults.push({ stepId, code });
        continue;
      }
      community.done(personId, skip);
      const skipped = community.state(stepId).status;
      community.done(personId, { type: 'reopenStep', stepId });
      const again = community.state(stepId).status;
      if (skipped !== 'skipped' || isOver(again)) faults.push({ stepId, skipped, again });
    }
    expect(faults).toEqual([]);
    expect(community.record.community.name).not.toBe('');
    community.advance({ minutes: 1 });
    publish(community, personId);
    expect(community.state('charter').status).toBe('done');
  }), { numRuns: 300 });
});

test('a draft or a note takes a skipped step up again, and its card with it; otherwise neither touches a card', () => {
  const community = testCommunity();
  const draft = { type: 'saveDraft', stepId: 'purpose', questionId: 'why-me', text: 'private', base: 0 } as const;
  const note = (text: string, base: number) => ({ type: 'writeNote', stepId: 'sponsor', fieldId: 'scope', text, base }) as const;
  for (const stepId of ['purpose', 'sponsor']) community.done(ada, { type: 'skipStep', stepId, reason: 'not now' });
  expect(community.done(ada, draft).effects).toEqual([{ kind: 'card', stepId: 'purpose' }]);
  expect(community.done(ada, { ...draft, text: 'private still', base: 1 }).effects).toEqual([]);
  expect(community.done(ada, note('A room', 0)).effects).toEqual([{ kind: 'card', stepId: 'sponsor' }]);
  expect(community.done(ada, note('A room and a letter', 1)).effects).toEqual([]);
  community.done(ada, { type: 'finishStep', stepId: 'sponsor' });
  expect(community.done(ada, note('A letter', 2)).effects).toEqual([{ kind: 'card', stepId: 'sponsor' }]);
});
