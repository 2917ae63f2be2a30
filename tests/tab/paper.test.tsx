/** @jest-environment jsdom */
import { act } from 'react';
import { StepPage } from '../../tab/pages/step/StepPage';
import { button, buttons, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const page = <StepPage stepId="member-update" />;
const ready = (place: HTMLElement): Promise<void> => settled(() => place.querySelector('.paper-part, .versions') !== null || place.textContent?.includes('Nothing is published') === true);

describe('a text for others', () => {
  it('shows each sentence with where it comes from, and leaves one out', async () => {
    const community = sampleCommunity();
    const { sent, command } = taking();
    const { place } = await draw(page, community.view(1), command);
    await ready(place);
    const line = place.querySelector('.paper-line');
    expect(line?.querySelector('a')?.getAttribute('href')).toBe('#/step/roles');
    await act(async () => line?.querySelector('button')?.click());
    await settled(() => sent.length > 0);
    expect(sent[0]).toMatchObject({ type: 'leaveOut', stepId: 'member-update', out: true });
  });

  it('is published from a preview, and told to the members only when somebody says so', async () => {
    const community = sampleCommunity();
    const { sent, command } = taking();
    const { place } = await draw(page, community.view(1), command);
    await ready(place);
    await act(async () => button(place, 'Preview and publish').click());
    const dialog = document.querySelector<HTMLElement>('dialog[open]');
    if (!dialog) throw new Error('no preview');
    expect(dialog.querySelector('.preview h2')?.textContent).toBe('Update for members: Inclusive Assessment');
    expect(dialog.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked).toBe(false);
    await act(async () => button(dialog, 'Publish it').click());
    await settled(() => sent.length > 0);
    expect(sent).toMatchObject([{ type: 'publishPaper', stepId: 'member-update', tell: false }]);
  });

  it('shows a member what is published, and nothing that only the core group may do', async () => {
    const community = sampleCommunity();
    const before = await draw(page, community.view(4));
    await ready(before.place);
    expect(before.place.textContent).toContain('Nothing is published here yet.');
    const { paper } = community.view(1).steps.find((one) => one.id === 'member-update') ?? {};
    community.act(1, { type: 'publishPaper', stepId: 'member-update', fingerprint: paper?.fingerprint ?? '', tell: false });
    const { place } = await draw(page, community.view(4));
    await ready(place);
    expect(buttons(place)).toEqual(['Download number 1']);
  });
});
