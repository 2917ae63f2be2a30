import { charterContent, charterStep } from '../../bot/domain/charter';
import { wordsFor } from '../../bot/domain/words';
import { agreed, revealed } from './asking';
import { ada, ben, cleo, say, testCommunity, toolkit, type TestCommunity } from './community';

const step = charterStep(toolkit);
if (!step) throw new Error('the content has no charter');
const draft = (community: TestCommunity) => charterContent(community.reading, step);
const section = (community: TestCommunity, id: string) => {
  const found = draft(community).sections.find((one) => one.id === id);
  if (!found) throw new Error(`no section ${id}`);
  return found;
};

describe('the parts of the charter are the group\u2019s to choose', () => {
  const ids = (community: TestCommunity) => draft(community).sections.map((one) => one.id);
  const first = step.sections[0]?.id ?? '';

  test('one of ours is left out and taken in again, and keeps what was agreed for it', () => {
    const community = testCommunity();
    agreed(community, 'purpose', { purpose: 'To learn', priorities: '- Share', outcomes: '' });
    const before = draft(community).sections;
    community.done(ada, { type: 'leaveOut', stepId: step.id, lineId: first, out: true });
    expect(ids(community)).toEqual(before.map((one) => one.id).filter((one) => one !== first));
    expect(community.view(ada).charter.parts[0]).toMatchObject({ id: first, out: true, own: null });
    community.done(ben, { type: 'leaveOut', stepId: step.id, lineId: first, out: false });
    expect(draft(community).sections).toEqual(before);
    expect(community.refused(ben, { type: 'leaveOut', stepId: step.id, lineId: 'nonsense', out: true }).because.key).toBe('refuse.no-charter-part');
    expect(community.state(step.id).status).toBe('not-started');
  });

  test('one of the group’s own is written together, published, kept when it is left out, and taken out when it is empty', () => {
    const community = testCommunity();
    const add = (heading: string) => community.done(ada, { type: 'addEntry', stepId: step.id, heading, lead: '', url: '' });
    add('How we handle money');
    add('How we handle money');
    const own = community.view(ada).charter.parts.at(-1);
    const id = own?.id ?? '';
    expect([own?.heading, ids(community).filter((one) => one === id)]).toEqual(['How we handle money', [id]]);
    expect(section(community, id)).toMatchObject({ lines: [], gap: 'Nothing is written here yet.', agreed: null });
    const write = (text: string, base: number) => ({ type: 'writeNote', stepId: step.id, fieldId: id, text, base }) as const;
    community.done(ben, write('We have none.\nIf we get some, all decide.', 0));
    expect(community.refused(cleo, write('Mine', 0)).theirs).toMatchObject({ text: 'We have none.\nIf we get some, all decide.', by: 'Ben' });
    expect(section(community, id).lines.map((one) => one.text)).toEqual(['We have none.', 'If we get some, all decide.']);
    community.done(ada, { type: 'leaveOut', stepId: step.id, lineId: id, out: true });
    expect(ids(community)).not.toContain(id);
    community.done(ada, { type: 'leaveOut', stepId: step.id, lineId: id, out: false });
    expect(section(community, id).lines).toHaveLength(2);
    community.done(ada, { type: 'removeEntry', stepId: step.id, entryId: id });
    expect(ids(community)).not.toContain(id);
    expect(community.refused(ada, write('Late', 1)).because.key).toBe('refuse.no-charter-part');
    for (let n = 0; n < 20; n += 1) add(`Part ${n}`);
    expect(community.refused(ada, { type: 'addEntry', stepId: step.id, heading: 'One more', lead: '', url: '' }).because.key).toBe('refuse.parts-full');
    expect(community.view('mo').charter.parts).toEqual([]);
  });
});

describe('the charter', () => {
  test('of a new community has every section of the content, each with a gap that names its step', () => {
    const content = draft(testCommunity());
    expect(content.sections.map((one) => one.id)).toEqual(step.sections.map((one) => one.id));
    expect(content).toMatchObject({ title: 'Inclusive Assessment', purpose: null, version: 1, reviews: [] });
    for (const one of content.sections) expect(one).toMatchObject({ lines: [], agreed: null });
    expect(content.sections.at(-1)?.gap).toBe('Not agreed yet. It comes from the steps "Roles and responsibilities" and "Meet the sponsor".');
    expect(content.sections[0]?.gap).toBe(say('charter.gap', { count: 1, steps: `"${wordsFor(toolkit, 'purpose').heading}"` }));
  });

  test('is made of the group’s own lines, each with the step and version that it comes from', () => {
    const community = testCommunity();
    agreed(community, 'purpose', { purpose: 'To learn\nand to change', priorities: '- Share\n- Try', outcomes: '' });
    expect(draft(community).purpose).toBe('To learn and to change');
    expect(section(community, 'aims')).toEqual({
      id: 'aims', heading: 'Aims and priorities', gap: null,
      lines: [{ text: 'Share', source: 'purpose/1' }, { text: 'Try', source: 'purpose/1' }],
      agreed: { names: ['Ada', 'Ben', 'Cleo'], at: community.now, concerns: [] },
    });
    expect(section(community, 'outcomes').gap).toMatch(/\S/);
  });

  test('a purpose that was agreed without a text is none', () => {
    const community = testCommunity();
    agreed(community, 'purpose', { purpose: ' ', priorities: 'One' });
    expect(draft(community).purpose).toBeNull();
  });

  test('does not hold what is only proposed', () => {
    const community = testCommunity();
    revealed(community, 'relationships');
    community.done(ada, { type: 'propose', stepId: 'relationships', texts: { 'ground-rules': 'One voice' }, replaces: 0 });
    expect(section(community, 'ground-rules').lines).toEqual([]);
  });

  test('names an objection’s author neither among those who agreed nor among the concerns, when it was settled after they left', () => {
    const community = testCommunity();
    revealed(community, 'relationships');
    community.done(ada, { type: 'propose', stepId: 'relationships', texts: { 'ground-rules': 'One voice' }, replaces: 0 });
    const number = 1;
    community.done(cleo, { type: 'consent', stepId: 'relationships', number, stance: 'object', reason: 'no' });
    community.done(ben, { type: 'consent', stepId: 'relationships', number, stance: 'agree', reason: null });
    community.done(cleo, { type: 'changeCore', personId: cleo, part: 'member' });
    community.done(ada, { type: 'settle', stepId: 'relationships', number });
    expect(section(community, 'ground-rules').agreed).toMatchObject({ names: ['Ada', 'Ben'], concerns: [] });
  });

  test('a skipped step says so with its reason, unless an agreed text stands', () => {
    const community = testCommunity();
    agreed(community, 'purpose', { purpose: 'To learn', priorities: 'One', outcomes: '' });
    community.done(ada, { type: 'reopenStep', stepId: 'purpose' });
    community.done(ada, { type: 'skipStep', stepId: 'purpose', reason: 'still right' });
    community.done(ada, { type: 'skipStep', stepId: 'relationships', reason: 'we know each other' });
    expect(section(community, 'aims').lines.map((one) => one.text)).toEqual(['One']);
    expect(section(community, 'ground-rules').gap).toBe(say('charter.skipped', { step: wordsFor(toolkit, 'relationships').heading, reason: 'we know each other' }));
  });

  test('the sponsor’s section is drawn from the role and the meeting, without the notes of a skipped one', () => {
    const community = testCommunity();
    community.done(ada, { type: 'nameHolder', stepId: 'roles', roleId: 'sponsor', name: 'Helen Marsh' });
    community.done(ben, { type: 'writeNote', stepId: 'sponsor', fieldId: 'support', text: '- A room\n- A letter', base: 0 });
    expect(section(community, 'sponsor').lines).toEqual([
      { text: 'Sponsor: Helen Marsh', source: 'roles/1' }, { text: 'A room', source: 'sponsor/1' }, { text: 'A letter', source: 'sponsor/1' },
    ]);
    community.done(ben, { type: 'skipStep', stepId: 'sponsor', reason: 'on leave' });
    expect(section(community, 'sponsor').lines).toHaveLength(1);
  });

  test('names every role, the empty ones too', () => {
    const community = testCommunity();
    community.done(ada, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    expect(draft(community).roles.map((one) => one.names)).toEqual([['Ada'], [], [], [], []]);
  });

  test('keeps text from people as it is', () => {
    const community = testCommunity();
    const text = '<b>bold</b> **stars** 🙂 עברית\u202E';
    agreed(community, 'purpose', { purpose: text, priorities: '', outcomes: '' });
    expect(draft(community).purpose).toBe(text);
  });
});
