import { parseCommand } from '../../bot/domain/commands';
import { wordsFor } from '../../bot/domain/words';
import { loadToolkit } from '../../bot/toolkit/load';
import type { StepOf, StepKind } from '../../bot/toolkit/schema';

const toolkit = loadToolkit();

function stepOf<K extends StepKind>(id: string, kind: K): StepOf<K> {
  const step = toolkit.steps.get(id)?.step;
  if (step?.kind !== kind) throw new Error(`${id} is not a step of the kind ${kind}`);
  return step as StepOf<K>;
}

const ids = (list: readonly { id: string }[]): string[] => list.map((one) => one.id);

test('the stages stand in the order of the toolkit, with the steps that answers are stored under', () => {
  expect(toolkit.stages.map((stage) => [stage.id, ids(stage.steps)])).toEqual([
    ['set-up', ['energy']],
    ['planning', ['relationships', 'roles', 'purpose', 'working-together', 'achievable', 'sponsor', 'charter']],
    ['launch', ['check-ins']],
  ]);
  expect(toolkit.steps.get('charter')?.stageId).toBe('planning');
});

test('the questions keep the ids that answers are stored under', () => {
  const asked = [...toolkit.steps.values()].flatMap(({ step }) => (step.kind === 'ask' ? [[step.id, ids(step.questions), ids(step.slots)]] : []));
  expect(asked).toEqual([
    ['energy', ['who', 'topics', 'gain', 'contribute'], ['summary']],
    ['relationships', ['conditions', 'keep-or-leave', 'ground-rules', 'introduce'], ['conditions', 'ground-rules']],
    ['purpose', ['why-me', 'alignment', 'opportunities', 'challenges'], ['purpose', 'priorities', 'outcomes']],
    ['working-together', ['success-factors', 'strengths', 'ways-to-contribute', 'sign-up', 'inclusion', 'realistic'], ['ways-of-working', 'ways-to-contribute']],
    ['achievable', ['interest', 'activities', 'baseline-or-nice', 'plan-and-deliver'], ['baseline', 'nice-to-have']],
  ]);
});

test('contributing is the most important question of finding the energy', () => {
  expect(stepOf('energy', 'ask').questions.filter((one) => one.important).map((one) => one.id)).toEqual(['contribute']);
});

test('sign-ups, the baseline and the nice-to-have list feed the action plan, and nothing else does', () => {
  const asks = [...toolkit.steps.values()].flatMap(({ step }) => (step.kind === 'ask' ? [step] : []));
  expect(asks.flatMap((step) => step.questions.filter((one) => one.signsUp).map((one) => `${step.id}.${one.id}`))).toEqual(['working-together.sign-up']);
  expect(asks.flatMap((step) => step.slots.flatMap((one) => (one.makesActions ? [`${step.id}.${one.id} ${one.makesActions}`] : []))))
    .toEqual(['achievable.baseline baseline', 'achievable.nice-to-have nice-to-have']);
});

test('only the sponsor may be somebody outside the team', () => {
  const { roles } = stepOf('roles', 'assign');
  expect(ids(roles)).toEqual(['coordinator', 'member-support', 'information-resources', 'administrator', 'sponsor']);
  expect(ids(roles.filter((one) => one.outside))).toEqual(['sponsor']);
});

test('the charter prints of the sponsor meeting only what the notes page says it will print', () => {
  const sponsor = stepOf('sponsor', 'meeting');
  const printed = stepOf('charter', 'document').sections.flatMap((one) => one.from).filter((from) => from.startsWith('sponsor.'));
  const announced = sponsor.fields.filter((one) => wordsFor(toolkit, `sponsor.field.${one.id}`).hint?.includes('printed in the charter'));
  expect(printed).toEqual(['sponsor.alignment', 'sponsor.support', 'sponsor.touchpoints']);
  expect(announced.map((one) => `sponsor.${one.id}`)).toEqual(printed);
});

test('the check-ins that are offered are check-ins that can be scheduled', () => {
  const { everyWeeks, minutes, at } = stepOf('check-ins', 'event').defaults;
  const command = { type: 'scheduleCheckIns', stepId: 'check-ins', firstOn: '2027-03-01', untilOn: '2027-09-01', everyWeeks, minutes, at };
  expect(parseCommand(command)).toEqual({ ok: true, value: command });
});

test('there is one charter, and its light review comes before its full one', () => {
  const documents = [...toolkit.steps.values()].filter(({ step }) => step.kind === 'document');
  expect(documents).toHaveLength(1);
  const { reviews } = stepOf('charter', 'document');
  expect(reviews.light).toBeLessThan(reviews.full);
});

test('each question says what a good answer is, gives an example and says why it is asked', () => {
  const questions = Object.entries(toolkit.words).filter(([key]) => key.includes('.q.'));
  expect(questions).toHaveLength(22);
  for (const [, words] of questions) expect(words).toEqual({ heading: expect.any(String), lead: expect.any(String), hint: expect.stringMatching(/For example: “[^”]+”/), why: expect.any(String) });
});

test('each stage and step says what to do, and each step why', () => {
  for (const stage of toolkit.stages) {
    expect(wordsFor(toolkit, stage.id)).toHaveProperty('lead');
    for (const step of stage.steps) expect(wordsFor(toolkit, step.id)).toEqual({ heading: expect.any(String), lead: expect.any(String), why: expect.any(String) });
  }
});

test('each text to agree, note to write, role and point of the agenda is explained', () => {
  for (const [key, words] of Object.entries(toolkit.words)) {
    if (/\.(slot|field)\./.test(key)) expect({ key, words }).toHaveProperty('words.hint');
    if (/\.(role|agenda)\./.test(key)) expect({ key, words }).toHaveProperty('words.lead');
  }
});

test('where the form is ours, the words say so', () => {
  const ours = [...toolkit.steps.values()].flatMap(({ step }) => (step.ourReading ? [step.id] : []));
  expect(ours).toEqual(['relationships', 'charter', 'check-ins']);
  for (const id of ours) expect(wordsFor(toolkit, id).why).toMatch(/our suggestion/);
});
