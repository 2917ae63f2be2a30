import type { Command } from '../../bot/domain/commands';
import { charterContent, charterStep } from '../../bot/domain/charter';
import { stepState } from '../../bot/domain/journey';
import { checkInSeries, rotaOf } from '../../bot/domain/kinds/event';
import { paperContent } from '../../bot/domain/paper';
import { communityView } from '../../bot/domain/present';
import type { CommunityView } from '../../bot/domain/view';
import type { StepData } from '../../bot/toolkit/schema';
import { paper, toolkit, type Paper } from '../fakes/paper';
import { freeSteps } from './community';

const everybody = (sheet: Paper, command: (index: number) => Command): void => sheet.people.forEach((_one, index) => sheet.do(index, command(index)));

/** Takes a step to its end, each person doing their part. */
function finish(sheet: Paper, step: StepData): void {
  const stepId = step.id;
  const consent = (texts: Record<string, string>): void => {
    sheet.do(0, { type: 'propose', stepId, texts, replaces: 0 });
    sheet.people.slice(1).forEach((_one, n) => sheet.do(n + 1, { type: 'consent', stepId, number: 1, stance: 'agree', reason: null }));
  };
  const note = (fieldId: string): void => sheet.do(0, { type: 'writeNote', stepId, fieldId, text: `On ${fieldId}`, base: 0 });
  switch (step.kind) {
    case 'ask':
      sheet.reveal(stepId, (index, questionId) => `${index} on ${questionId}`);
      return consent(Object.fromEntries(step.slots.map((slot) => [slot.id, `Our ${slot.id}`])));
    case 'agree': return consent(Object.fromEntries(step.slots.map((slot) => [slot.id, `Our ${slot.id}`])));
    case 'decide': return consent({ choice: step.options.find((one) => one.needs.length === 0)?.id ?? '', why: 'We talked it over' });
    case 'assign':
      for (const role of step.roles) everybody(sheet, () => ({ type: 'takeRole', stepId, roleId: role.id }));
      return sheet.do(0, { type: 'finishStep', stepId });
    case 'meeting':
      note(step.fields[0]?.id ?? '');
      return sheet.do(0, { type: 'finishStep', stepId });
    case 'event': return sheet.do(0, { type: 'scheduleMeetings', stepId, firstOn: '2027-03-08', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2027-12-17' });
    case 'checks':
      for (const item of step.items) sheet.do(0, { type: 'tick', stepId, itemId: item.id, ticked: true });
      return;
    case 'vote': {
      sheet.do(0, { type: 'addOption', stepId, text: 'A bank of examples' });
      const option = sheet.record.options.find((one) => one.stepId === stepId)?.id ?? '';
      everybody(sheet, () => ({ type: 'vote', stepId, dots: { [option]: 1 } }));
      return sheet.do(0, { type: 'reveal', stepId });
    }
    case 'paper': {
      const section = step.sections.find((one) => one.own);
      if (section) note(section.id);
      expect(paperContent(sheet.reading(), step).sections.some((one) => one.lines.length > 0)).toBe(true);
      return sheet.do(0, { type: 'skipStep', stepId, reason: 'Published in the tests of its kind' });
    }
    case 'document': return sheet.do(0, { type: 'skipStep', stepId, reason: 'Published in the tests of its kind' });
    case 'read': return sheet.do(0, { type: 'finishStep', stepId });
  }
}

function viewOf(sheet: Paper, personId: string): CommunityView {
  const view = communityView(sheet.reading(), personId, { memberCount: sheet.people.length, pending: [] });
  if (!view) throw new Error(`${personId} sees nothing`);
  return view;
}
const people = (count: number, name = (n: number) => `Person ${n}`) => Array.from({ length: count }, (_one, n) => ({ id: `p${n}`, name: name(n), email: `p${n}@university.example` }));
const states = (sheet: Paper): string[] => freeSteps.map((step) => `${step.id}: ${stepState(sheet.record, toolkit, step.id)?.status}`);

describe.each([[1], [60]])('a core group of %d', (count) => {
  const sheet = paper(people(count));
  for (const step of freeSteps) finish(sheet, step);

  test('comes to the end of every step, and nothing waits for anybody', () => {
    expect(states(sheet).filter((one) => !/: (done|skipped)$/.test(one))).toEqual([]);
    const view = viewOf(sheet, 'p0');
    expect(view.next).toBeNull();
    expect(view.steps.flatMap((one) => one.waitsFor)).toEqual([]);
  });

  test('is named in its charter, each once in each role, and everybody’s answers are kept', () => {
    const step = charterStep(toolkit);
    if (!step) throw new Error('no charter');
    const { roles } = charterContent(sheet.reading(), step);
    for (const role of roles) expect(new Set(role.names).size).toBe(role.names.length);
    expect(Math.max(...roles.map((role) => role.names.length))).toBe(count);
    const asked = freeSteps.flatMap((each) => (each.kind === 'ask' ? each.questions : [])).length;
    expect(sheet.record.answers).toHaveLength(asked * count);
  });

  test('has a rota in which everybody’s turn comes before anybody’s second', () => {
    const series = checkInSeries(sheet.record, toolkit);
    if (!series) throw new Error('no check-ins');
    const turns = rotaOf(sheet.record, series, sheet.reading().now, Math.min(count, 20)).map((one) => one.member.personId);
    expect(new Set(turns).size).toBe(turns.length);
  });
});

test('names and a title as long as they may be are kept whole, whatever they are written in', () => {
  const name = `${'Ünïversität für angewandte Gemeinschaftlichkeit – שלום '.repeat(3).slice(0, 119)}!`;
  const sheet = paper(people(3, (n) => `${'Maria-Magdalena Papadopoulou-Featherstonehaugh '.repeat(5)}${n}`), { name, topic: 'x'.repeat(300) });
  for (const step of freeSteps) finish(sheet, step);
  const view = viewOf(sheet, 'p1');
  expect(view.name).toBe(name);
  expect(view.core.map((one) => one.name.length)).toEqual([236, 236, 236]);
  expect(view.steps.find((one) => one.id === 'roles')?.roles[0]?.holders.map((one) => one.name)).toEqual(sheet.people.map((one) => one.name));
});
