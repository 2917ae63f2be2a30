/** @jest-environment jsdom */
import { forStage } from '../../tab/app/stage';
import { StepPage } from '../../tab/pages/step/StepPage';
import { buttons, draw, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

it('shows nothing on the stage that is not revealed, and nothing to press: drafts stay in the side panel', async () => {
  const community = sampleCommunity();
  community.act(1, { type: 'saveDraft', stepId: 'energy', questionId: 'who', text: 'MY SECRET DRAFT', base: 0 });
  const view = community.view(1);
  expect(JSON.stringify(view)).toContain('MY SECRET DRAFT');
  const shown = forStage(view);
  expect(JSON.stringify(shown)).not.toContain('MY SECRET DRAFT');
  const { place } = await draw(<StepPage stepId="energy" />, shown);
  await settled(() => place.querySelector('h1') !== null);
  expect(place.innerHTML).not.toContain('MY SECRET DRAFT');
  expect(place.querySelector('textarea')).toBeNull();
  expect(buttons(place).filter((one) => /Give|Save|Reveal|Pass/.test(one))).toEqual([]);
});

it('keeps what is revealed and agreed', () => {
  const view = sampleCommunity().view(1);
  const shown = forStage(view);
  expect([shown.name, shown.charter, shown.actions, shown.stages]).toEqual([view.name, view.charter, view.actions, view.stages]);
});
