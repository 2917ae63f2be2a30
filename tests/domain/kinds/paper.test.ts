import fc from 'fast-check';
import { drawnLines, paperContent, paperMark, type PaperStep } from '../../../bot/domain/paper';
import { coreGroup } from '../../../bot/domain/people';
import type { Action } from '../../../bot/domain/record';
import { ada, ben, member, sponsor, testCommunity, toolkit, type TestCommunity } from '../community';
import { moves } from '../random/moves';
import { walk } from '../random/walk';

const stepId = 'member-update';
const stepOf = (id: string): PaperStep => {
  const step = toolkit.steps.get(id)?.step;
  if (step?.kind !== 'paper') throw new Error(`${id} is no paper`);
  return step;
};
const papers = [...toolkit.steps.values()].flatMap(({ step }) => (step.kind === 'paper' ? [step] : []));
const view = (community: TestCommunity, personId: string = ada, id = stepId) => community.view(personId).steps.find((one) => one.id === id)?.paper;
const draft = (community: TestCommunity, id = stepId) => view(community, ada, id)?.draft?.sections.map((one) => [one.id, one.lines.map((line) => line.text)]);
const own = (fieldId: string, text: string, base = 0, id = stepId) => ({ type: 'writeNote', stepId: id, fieldId, text, base }) as const;
const publish = (community: TestCommunity, tell = false, id = stepId) => ({ type: 'publishPaper', stepId: id, fingerprint: paperMark(paperContent(community.reading, stepOf(id))), tell }) as const;

function act(community: TestCommunity, title: string, by: string | null, done: boolean): void {
  community.done(by ?? ada, { type: 'addAction', title, ownerId: by, dueOn: null, tier: null });
  const action = community.record.actions.find((one) => one.title === title) as Action;
  if (done) community.done(by ?? ada, { type: 'changeAction', actionId: action.id, state: 'done' });
}

describe('a text for members', () => {
  test('brings what is done, what is free and what is coming, from the record itself (S4E.1a, S4E.1b, S4E.1c)', () => {
    const community = testCommunity();
    act(community, 'Book a room', ben, true);
    act(community, 'Write a guide', null, false);
    community.done(ada, { type: 'scheduleMeetings', stepId: 'coffee', firstOn: '2026-05-11', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-06-30' });
    const sections = Object.fromEntries(draft(community) ?? []) as Record<string, string[]>;
    expect(sections['progress']).toEqual(['Book a room (Ben)']);
    expect(sections['chances']?.[0]).toBe('Write a guide');
    expect(sections['chances']?.some((one) => one.startsWith('Coordinator: '))).toBe(true);
    expect(sections['events']).toHaveLength(4);
    expect(sections['events']?.[0]).toMatch(/^11 May 2026: /);
  });

  test.each([['member-update', 0], ['promotion-text', 0], ['story', 0], ['sponsor-note', 4]])('%s names %i check-ins: they are the core group’s own', (id, named) => {
    const community = testCommunity();
    community.done(ada, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2026-05-11', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-06-30' });
    expect((draft(community, id) ?? []).flatMap(([, lines]) => lines).filter((line) => line?.includes('Core group check-ins'))).toHaveLength(named);
  });

  test('what the group writes stands behind it; what somebody wrote over is shown, not lost (S4E.1d)', () => {
    const community = testCommunity();
    community.done(ada, own('thanks', 'Thank you, Ben\nThank you, Cleo'));
    expect((draft(community) ?? []).at(-1)).toEqual(['thanks', ['Thank you, Ben', 'Thank you, Cleo']]);
    expect(community.refused(ben, own('thanks', 'Mine'))).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'Thank you, Ben\nThank you, Cleo' } });
    expect(community.refused(ada, own('nothing', 'x')).because.key).toBe('refuse.no-field');
  });

  test('a sentence is left out for everybody and can be taken in again', () => {
    const community = testCommunity();
    act(community, 'Book a room', ben, true);
    const line = view(community)?.sections[0]?.lines[0];
    community.done(ada, { type: 'leaveOut', stepId, lineId: line?.id ?? '', out: true });
    expect(community.done(ben, { type: 'leaveOut', stepId, lineId: line?.id ?? '', out: true }).changes).toEqual([]);
    expect(view(community, ben)?.sections[0]?.lines).toMatchObject([{ text: 'Book a room (Ben)', out: true, from: 'Action plan', page: 'actions' }]);
    expect(draft(community)?.[0]).toEqual(['progress', []]);
    community.done(ben, { type: 'leaveOut', stepId, lineId: line?.id ?? '', out: false });
    expect(draft(community)?.[0]).toEqual(['progress', ['Book a room (Ben)']]);
    expect(community.refused(ada, { type: 'leaveOut', stepId, lineId: 'no-mark', out: true }).because.key).toBe('refuse.no-line');
  });

  test('is published as it was previewed, once, and never as somebody has changed it meanwhile', () => {
    const community = testCommunity();
    community.done(ada, own('thanks', 'Thank you, Ben'));
    const seen = publish(community, true);
    community.done(ben, own('call', 'What should we try next?'));
    expect(community.refused(ada, seen)).toMatchObject({ code: 'changed-meanwhile', because: { key: 'refuse.paper-changed' } });
    expect(community.done(ada, publish(community, true)).effects).toEqual([{ kind: 'file-paper', stepId, number: 1 }, { kind: 'card', stepId }]);
    expect(community.done(ben, publish(community, true)).changes).toEqual([]);
    expect(community.state(stepId).status).toBe('done');
    expect(community.record.papers).toMatchObject([{ number: 1, told: true, state: 'asked', fileName: 'Update for members 1 - Inclusive Assessment.docx' }]);
    expect(view(community, member)?.published).toMatchObject([{ number: 1, by: 'Ada' }]);
  });

  test('the next one begins empty, and brings only what has happened since', () => {
    const community = testCommunity();
    act(community, 'First', ben, true);
    community.done(ada, own('thanks', 'Thank you, Ben'));
    community.advance({ hours: 1 });
    community.done(ada, publish(community));
    community.advance({ days: 30 });
    act(community, 'Second', ben, true);
    community.done(ada, { type: 'reopenStep', stepId });
    expect(draft(community)?.[0]).toEqual(['progress', ['Second (Ben)']]);
    expect(draft(community)?.at(-1)).toEqual(['thanks', []]);
    community.done(ada, publish(community));
    expect(community.record.papers.map((one) => [one.number, one.version])).toEqual([[1, 1], [2, 2]]);
    expect(community.record.papers[0]?.content.sections[0]?.lines).toEqual([{ text: 'First (Ben)', source: 'page:actions' }]);
  });

  test('the first one looks back sixty days and names the eight latest; the story names all that was done', () => {
    const community = testCommunity();
    act(community, 'Long ago', ben, true);
    community.advance({ days: 70 });
    for (let n = 1; n <= 9; n += 1) {
      act(community, `Done ${n}`, null, true);
      community.advance({ hours: 1 });
    }
    for (const id of ['member-update', 'sponsor-note']) expect(draft(community, id)?.[0]?.[1]).toEqual(['Done 2', 'Done 3', 'Done 4', 'Done 5', 'Done 6', 'Done 7', 'Done 8', 'Done 9'].map((title) => expect.stringContaining(title) as string));
    const story = Object.fromEntries(draft(community, 'story') ?? []) as Record<string, string[]>;
    expect(story['so-far']).toHaveLength(10);
  });

  test('to the sponsor, what is past its date is still next but carries none, and reviews are those to come', () => {
    const community = testCommunity();
    const dated = (title: string, dueOn: string): void => void community.done(ada, { type: 'addAction', title, ownerId: null, dueOn, tier: null });
    dated('Book a room', '2026-05-20');
    dated('Write a guide', '2026-12-01');
    community.put({ put: 'reviews', row: { id: 'light', kind: 'light', onDate: '2026-05-20' } }, { put: 'reviews', row: { id: 'full', kind: 'full', onDate: '2027-03-01' } });
    community.advance({ days: 60 });
    const note = Object.fromEntries(draft(community, 'sponsor-note') ?? []) as Record<string, string[]>;
    expect(note['next']).toEqual(['Book a room', '1 December 2026: Write a guide']);
    expect(note['reviews']).toEqual([expect.stringMatching(/^1 March 2027: /)]);
  });

  test('points out kindly that fewer than two people are named, or nobody is thanked (S4E.2b, S4E.2c)', () => {
    const community = testCommunity();
    act(community, 'Book a room', ben, true);
    expect(view(community)?.hints).toHaveLength(2);
    community.done(ada, own('thanks', 'Thank you, Cleo'));
    expect(view(community)?.hints).toEqual([]);
  });

  test('nothing is published empty', () => {
    const community = testCommunity();
    expect(community.refused(ada, publish(community, false, 'sponsor-note')).because.key).toBe('refuse.paper-empty');
  });
});

describe('who reads and publishes it', () => {
  test('the draft is the core group’s; members read what is published for them, the sponsor theirs too', () => {
    const community = testCommunity();
    community.done(ada, own('thanks', 'Thank you, Ben'));
    expect(view(community, member)).toMatchObject({ draft: null, sections: [], published: [] });
    expect(community.refused(member, publish(community)).code).toBe('not-allowed');
    community.done(ada, own('help', 'Speak at our launch', 0, 'sponsor-paper'));
    community.done(ada, publish(community, false, 'sponsor-paper'));
    expect(view(community, member, 'sponsor-paper')?.published).toEqual([]);
    expect(view(community, sponsor, 'sponsor-paper')?.published).toHaveLength(1);
  });

  test('a paper for the sponsor is never posted to the members (S2F.2)', () => {
    const community = testCommunity();
    community.done(ada, own('help', 'Speak at our launch', 0, 'sponsor-paper'));
    expect(community.refused(ada, publish(community, true, 'sponsor-paper')).because.key).toBe('refuse.paper-not-told');
    expect(view(community, ada, 'sponsor-paper')?.mayTell).toBe(false);
  });
});

test('a closing paper waits for the decision to close (S5C.P1)', () => {
  const community = testCommunity();
  expect(community.refused(ada, publish(community, false, 'lessons')).because.key).toBe('refuse.gated');
  expect(community.refused(ada, own('worked', 'x', 0, 'lessons')).because.key).toBe('refuse.gated');
});

test('whatever people do, a paper holds only sentences of the record or of its own notes, each with its source', () => {
  fc.assert(fc.property(moves(40), (tried) => {
    const community = walk(tried);
    if (coreGroup(community.record).length === 0) return;
    for (const step of papers) {
      const content = paperContent(community.reading, step);
      const drawn = new Set(step.sections.flatMap((section) => drawnLines(community.reading, step, section).map((one) => one.text)));
      const notes = community.record.notes.filter((one) => one.stepId === step.id).map((one) => one.text).join('\n');
      for (const section of content.sections) {
        for (const line of section.lines) expect(line.source === null ? notes.includes(line.text) : drawn.has(line.text)).toBe(true);
        if (section.lines.length === 0) expect(section.gap).toMatch(/\S/);
      }
    }
  }), { numRuns: 40 });
});
