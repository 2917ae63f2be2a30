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
    ['planning', ['relationships', 'roles', 'purpose', 'working-together', 'core-group', 'interests', 'achievable', 'clear-enough', 'sponsor-paper', 'sponsor', 'charter']],
    ['launch', ['promotion', 'promotion-text', 'story', 'launch-event', 'support', 'mobilise', 'check-ins', 'coffee', 'sponsor-note', 'sponsor-update', 'measuring']],
    ['learning', ['resources', 'digital-tools', 'experience', 'sharing-tools', 'engagement', 'communications', 'member-update', 'running-events', 'influence']],
    ['review', ['why-support', 'success', 'fulfilling', 'ways-on', 'decision']],
    ['closing', ['closing-notice', 'closing-well', 'closing-outputs', 'lessons', 'case-study', 'farewell']],
    ['reading', ['further-reading', 'other-resources', 'give-back']],
  ]);
  expect(toolkit.steps.get('charter')?.stageId).toBe('planning');
});

test('notes, list points, options and entries keep the ids that are stored too', () => {
  const kept = [...toolkit.steps.values()].flatMap(({ step }) => {
    if (step.kind === 'meeting') return [[step.id, ids(step.fields)]];
    if (step.kind === 'checks') return [[step.id, ids(step.items)]];
    return step.kind === 'decide' ? [[step.id, ids(step.options)]] : [];
  });
  expect(kept).toEqual([
    ['core-group', ['by-choice', 'people-with-time', 'what-each-gives', 'load', 'values', 'words-and-actions']],
    ['clear-enough', ['kept-for-now', 'three-sources', 'realistic', 'within-reach', 'once-more', 'ready-for-sponsor', 'sponsor-brief', 'sponsor-help']],
    ['sponsor', ['scope', 'alignment', 'opportunities', 'support', 'role-at-launch', 'touchpoints']],
    ['launch-event', ['plan', 'who-does-what', 'in-the-room', 'heard', 'will-do', 'call-to-action']],
    ['support', ['new-members', 'help', 'feedback', 'develop', 'outside']],
    ['sponsor-update', ['told', 'heard', 'offers', 'next-date']],
    ['measuring', ['tell-members', 'event-log', 'web-numbers', 'impact', 'survey', 'wider-view']],
    ['sharing-tools', ['finding-people', 'sharing-experience', 'forums', 'interests', 'blogs', 'bookmarks', 'case-studies']],
    ['engagement', ['take-part', 'easy-to-use', 'how-and-where', 'thanks', 'ownership', 'keep-in-touch']],
    ['running-events', ['purpose', 'product', 'people', 'process', 'pitfalls', 'place']],
    ['influence', ['seen-outside', 'research', 'practices', 'awareness', 'induction']],
    ['success', ['thanks-first', 'rhythm', 'charter-aims', 'members-count', 'resources-count', 'events-count', 'threads-count', 'own-count', 'members-views', 'sponsor-views', 'open', 'celebrate']],
    ['ways-on', ['change-aims', 'new-direction', 'sub-groups', 'merge']],
    ['decision', ['continue', 'evolve', 'pause', 'close']],
    ['closing-well', ['members', 'archive', 'private-data', 'celebrate']],
    ['closing-outputs', ['lessons-learned', 'outputs', 'findings', 'last-message']],
    ['give-back', ['feedback', 'example']],
  ]);
});

test('the reading list has the works of the toolkit, in its order', () => {
  expect(stepOf('further-reading', 'read').entries.map((one) => one.covers)).toEqual(Array.from({ length: 19 }, (_, index) => [`S6.R${index + 1}`]));
  expect(ids(stepOf('other-resources', 'read').entries)).toEqual(['ted-talk', 'online-meetings', 'linkedin-learning']);
});

test('an entry says what it helps with, and who wrote it or where to look', () => {
  const entries = Object.entries(toolkit.words).filter(([key]) => key.includes('.entry.'));
  expect(entries).toHaveLength(22);
  for (const [, words] of entries) expect(words).toEqual({ heading: expect.any(String), lead: expect.any(String), hint: expect.any(String) });
});

test('only closing waits, and only for the decision to close', () => {
  const gated = toolkit.stages.flatMap((stage) => stage.steps.flatMap((step) => (step.opensWith === undefined ? [] : [[stage.id, step.id, step.opensWith]])));
  expect(gated).toEqual(['closing-notice', 'closing-well', 'closing-outputs', 'lessons', 'case-study', 'farewell'].map((id) => ['closing', id, 'decision.close']));
  expect(toolkit.stages.find((stage) => stage.id === 'closing')?.steps).toHaveLength(gated.length);
});

test('only closing needs other steps first: a look at success and at the four ways to evolve', () => {
  const { options } = stepOf('decision', 'decide');
  expect(options.map((one) => [one.id, one.needs])).toEqual([['continue', []], ['evolve', []], ['pause', []], ['close', ['success', 'ways-on']]]);
  expect(stepOf('ways-on', 'checks').items.map((one) => one.covers)).toEqual([['S5B.D1'], ['S5B.D2'], ['S5B.D3'], ['S5B.D4']]);
});

test('the launch has the seven objectives of the toolkit, in its order, and an event its six Ps', () => {
  expect(stepOf('launch-event', 'meeting').agenda.flatMap((one) => one.covers)).toEqual(['S3B.O1', 'S3B.O2', 'S3B.O3', 'S3B.O4', 'S3B.O5', 'S3B.O6', 'S3B.O7']);
  const names = stepOf('running-events', 'meeting').fields.map((one) => wordsFor(toolkit, `running-events.field.${one.id}`).heading);
  expect(names.filter((one) => one.startsWith('P'))).toHaveLength(6);
  expect(names).toHaveLength(6);
});

test('the charter is the last step of planning', () => {
  expect(toolkit.stages.find((stage) => stage.id === 'planning')?.steps.at(-1)?.id).toBe('charter');
});

test('the questions keep the ids that answers are stored under', () => {
  const asked = [...toolkit.steps.values()].flatMap(({ step }) => (step.kind === 'ask' ? [[step.id, ids(step.questions), ids(step.slots)]] : []));
  expect(asked).toEqual([
    ['energy', ['who', 'topics', 'gain', 'contribute'], ['summary']],
    ['relationships', ['conditions', 'keep-or-leave', 'ground-rules', 'introduce'], ['conditions', 'ground-rules']],
    ['purpose', ['why-me', 'alignment', 'opportunities', 'challenges'], ['purpose', 'priorities', 'outcomes']],
    ['working-together', ['success-factors', 'strengths', 'ways-to-contribute', 'sign-up', 'inclusion', 'realistic'], ['ways-of-working', 'ways-to-contribute']],
    ['achievable', ['interest', 'activities', 'baseline-or-nice', 'plan-and-deliver'], ['baseline', 'nice-to-have']],
    ['promotion', ['reach', 'ways', 'related', 'welcome'], ['ways', 'welcome']],
    ['mobilise', ['roles', 'capacity', 'realistic', 'first-update'], ['roles', 'action-plan', 'first-update']],
    ['resources', ['hot-topics', 'shared-practice', 'shared-expertise', 'ask-members', 'sources', 'store'], ['needs', 'library']],
    ['digital-tools', ['home', 'other-tools', 'still-right', 'confidence', 'help'], ['tools', 'help']],
    ['experience', ['sharing', 'aims', 'thinking-together', 'informal', 'form'], ['how-we-share', 'quality-checks']],
    ['communications', ['audiences', 'content', 'values', 'rhythm', 'key-messages'], ['plan', 'rhythm']],
    ['why-support', ['university', 'managers', 'members'], ['university', 'managers', 'members']],
    ['fulfilling', ['original-purpose', 'outputs-and-outcomes', 'reflection'], ['found']],
  ]);
});

test('contributing is the most important question of finding the energy', () => {
  expect(stepOf('energy', 'ask').questions.filter((one) => one.important).map((one) => one.id)).toEqual(['contribute']);
});

test('sign-ups, the baseline, the nice-to-have list and the plan after the launch feed the action plan, and nothing else does', () => {
  const asks = [...toolkit.steps.values()].flatMap(({ step }) => (step.kind === 'ask' ? [step] : []));
  expect(asks.flatMap((step) => step.questions.filter((one) => one.signsUp).map((one) => `${step.id}.${one.id}`))).toEqual(['working-together.sign-up']);
  expect(asks.flatMap((step) => step.slots.flatMap((one) => (one.makesActions ? [`${step.id}.${one.id} ${one.makesActions}`] : []))))
    .toEqual(['achievable.baseline baseline', 'achievable.nice-to-have nice-to-have', 'mobilise.action-plan baseline']);
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
  const command = { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2027-03-01', untilOn: '2027-09-01', everyWeeks, minutes, at };
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
  expect(questions).toHaveLength(57);
  for (const [, words] of questions) expect(words).toEqual({ heading: expect.any(String), lead: expect.any(String), hint: expect.stringMatching(/For example: “[^”]+”/), why: expect.any(String) });
});

test('each stage and step says what to do, and each step why', () => {
  for (const stage of toolkit.stages) {
    expect(wordsFor(toolkit, stage.id)).toHaveProperty('lead');
    for (const step of stage.steps) expect(wordsFor(toolkit, step.id)).toEqual({ heading: expect.any(String), lead: expect.any(String), why: expect.any(String) });
  }
});

test('each text to agree, note to write, role, point of an agenda or a list and way to decide is explained', () => {
  for (const [key, words] of Object.entries(toolkit.words)) {
    if (/\.(slot|field)\./.test(key)) expect({ key, words }).toHaveProperty('words.hint');
    if (/\.(role|agenda|item|option)\./.test(key)) expect({ key, words }).toHaveProperty('words.lead');
  }
});

test('where the form is ours, the words say so', () => {
  const ours = [...toolkit.steps.values()].flatMap(({ step }) => (step.ourReading ? [step.id] : []));
  expect(ours).toEqual(['relationships', 'interests', 'sponsor-paper', 'charter', 'promotion-text', 'story', 'check-ins', 'sponsor-note', 'measuring', 'communications', 'member-update', 'running-events', 'success', 'decision', 'closing-notice', 'closing-well', 'lessons', 'case-study', 'farewell']);
  for (const id of ours) expect(wordsFor(toolkit, id).why).toMatch(/our suggestion/);
});
