/** @jest-environment jsdom */
import { act } from 'react';
import type { LineView, StepView } from '../../bot/domain/view';
import { StepPage } from '../../tab/pages/step/StepPage';
import { draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const stepId = 'energy';
function revealed() {
  const community = sampleCommunity();
  const questions = community.view(1).steps.find((one) => one.id === stepId)?.questions ?? [];
  for (const person of [1, 2, 3]) for (const question of questions) community.act(person, { type: 'giveAnswer', stepId, questionId: question.id, text: `Line of ${person} on ${question.id}` });
  community.act(1, { type: 'reveal', stepId });
  return community;
}
const stepOf = (community: ReturnType<typeof revealed>): StepView => {
  const step = community.view(1).steps.find((one) => one.id === stepId);
  if (!step) throw new Error('no step');
  return step;
};
const named = (place: HTMLElement, name: string): HTMLElement => {
  const found = place.querySelector<HTMLElement>(`[aria-label="${name}"]`);
  if (!found) throw new Error(`nothing is called "${name}"`);
  return found;
};
const ready = (place: HTMLElement): Promise<void> => settled(() => place.querySelector('.themes') !== null);

describe('what goes together', () => {
  it('is moved with a list of choices, by keyboard too, and taken back with Ctrl+Z', async () => {
    const community = revealed();
    community.act(1, { type: 'addTheme', stepId, name: 'Fairness' });
    const [theme] = stepOf(community).themes;
    const { sent, command } = taking();
    const { place } = await draw(<StepPage stepId={stepId} />, community.view(1), command);
    await ready(place);
    const [line] = stepOf(community).lines as [LineView];
    const choice = named(place, `Move to: ${line.text}`) as HTMLSelectElement;
    await act(async () => {
      choice.value = theme?.id ?? '';
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settled(() => sent.length === 1);
    expect(sent[0]).toEqual({ type: 'placeLine', stepId, questionId: line.questionId, of: line.person.id, line: 0, themeId: theme?.id });
    await act(async () => choice.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true })));
    await settled(() => sent.length === 2);
    expect(sent[1]).toMatchObject({ type: 'placeLine', themeId: null });
  });

  it('keeps a different view beside the text', async () => {
    const community = revealed();
    const [line] = stepOf(community).lines as [LineView];
    const { sent, command } = taking();
    const { place } = await draw(<StepPage stepId={stepId} />, community.view(1), command);
    await ready(place);
    await act(async () => named(place, `Keep beside the text: ${line.text}`).click());
    await settled(() => sent.length > 0);
    expect(sent[0]).toMatchObject({ type: 'keepLine', of: line.person.id, kept: true });
  });
});

it('a question of the group’s own is added and can be taken out again', async () => {
  const community = sampleCommunity();
  community.act(1, { type: 'addQuestion', stepId, heading: 'What would you miss?', lead: '' });
  const { sent, command } = taking();
  const { place } = await draw(<StepPage stepId={stepId} />, community.view(2), command);
  const details = [...place.querySelectorAll('details')].find((one) => one.textContent?.startsWith('Ask something of our own'));
  await act(async () => {
    if (details) details.open = true;
    details?.dispatchEvent(new Event('toggle'));
  });
  await act(async () => named(place, 'Remove What would you miss?').click());
  await settled(() => sent.length > 0);
  expect(sent[0]).toMatchObject({ type: 'removeQuestion', removed: true });
});
