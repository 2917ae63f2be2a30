/** @jest-environment jsdom */
import { act } from 'react';
import { StepPage } from '../../tab/pages/step/StepPage';
import { button, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const page = <StepPage stepId="interests" />;
const prepared = () => {
  const community = sampleCommunity();
  for (const text of ['Fair marks', 'Clear briefs']) community.act(1, { type: 'addOption', stepId: 'interests', text });
  return community;
};

describe('a vote in the tab', () => {
  it('places dots with buttons that say what they do, and says how many are left', async () => {
    const { sent, command } = taking();
    const { place } = await draw(page, prepared().view(2), command);
    await settled(() => place.querySelector('.vote-option') !== null);
    await act(async () => button(place, 'One more dot on Fair marks').click());
    await act(async () => button(place, 'One more dot on Clear briefs').click());
    expect(place.querySelector('[aria-live=polite]')?.textContent).toBe('0 dots left');
    expect(button(place, 'One more dot on Fair marks').getAttribute('aria-disabled')).toBe('true');
    await act(async () => button(place, 'Give my vote').click());
    await settled(() => sent.length > 0);
    expect(Object.values((sent[0] as unknown as { dots: Record<string, number> }).dots)).toEqual([1, 1]);
  });

  it('shows the sums with a twin in words, once it is closed', async () => {
    const community = prepared();
    const [first] = community.view(1).steps.find((one) => one.id === 'interests')?.vote?.options ?? [];
    for (const person of [1, 2, 3]) community.act(person, { type: 'vote', stepId: 'interests', dots: { [first?.id ?? '']: 2 } });
    community.act(1, { type: 'reveal', stepId: 'interests' });
    const { place } = await draw(page, community.view(2));
    await settled(() => place.querySelector('.vote-result') !== null);
    expect([...place.querySelectorAll('.vote-result p')].map((one) => one.textContent)).toEqual([`${first?.text}: 6 dots`, 'Clear briefs: 0 dots']);
  });

  it('with nothing to vote on says where options come from', async () => {
    const { place } = await draw(page, sampleCommunity().view(1));
    await settled(() => place.textContent?.includes('nothing to vote on') === true);
    expect(place.querySelector('a[href="#/step/purpose"]')).not.toBeNull();
  });
});
