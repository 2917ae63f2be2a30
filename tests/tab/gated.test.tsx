/** @jest-environment jsdom */
import { act } from 'react';
import { HomePage } from '../../tab/pages/home/HomePage';
import { DialogPage } from '../../tab/pages/step/DialogPage';
import { StepPage } from '../../tab/pages/step/StepPage';
import { buttons, draw } from './drawing';
import { sampleCommunity } from './sampleCommunity';
import { sampleKinds } from './sampleKinds';

describe('a step that a decision opens', () => {
  it.each(['parting', 'thanks'])('may be looked at, and offers nothing that would be refused: %s', async (stepId) => {
    const { place } = await draw(<StepPage stepId={stepId} />, sampleCommunity(sampleKinds).view(1));
    expect(place.querySelector('.step-facts')?.textContent).toContain('opens with a decision');
    expect(place.querySelector('.notice')?.textContent).toContain('This opens when the group has decided “Close the community” in “Where to go from here”.');
    expect(place.querySelector('.notice a')?.outerHTML).toContain('href="#/step/ways">Go to “Where to go from here”');
    expect(place.querySelectorAll('button, input, textarea')).toHaveLength(0);
  });

  it('shows its guidance and what it will ask', async () => {
    const { place } = await draw(<StepPage stepId="parting" />, sampleCommunity(sampleKinds).view(1));
    expect(place.textContent).toContain('What was learned should not leave with the people.');
    expect(place.querySelector('.points')?.textContent).toContain('What have you learned?');
  });

  it('says the same in a dialog, which can be closed', async () => {
    const { place } = await draw(<DialogPage form="answer" stepId="parting" />, sampleCommunity(sampleKinds).view(1));
    expect(place.textContent).toContain('This opens when the group has decided');
    expect(buttons(place)).toEqual(['Close']);
  });

  it('says it to members outside the core group', async () => {
    const { place } = await draw(<StepPage stepId="parting" />, sampleCommunity(sampleKinds).view(4));
    expect(place.querySelector('.notice')?.textContent).toContain('This opens when the group has decided');
  });

  it('opens once the group has decided it', async () => {
    const community = sampleCommunity(sampleKinds);
    community.act(1, { type: 'finishStep', stepId: 'guide' });
    for (const person of [1, 2, 3]) for (const questionId of ['who', 'topics', 'gain', 'contribute']) community.act(person, { type: 'passAnswer', stepId: 'energy', questionId });
    community.act(1, { type: 'reveal', stepId: 'energy' });
    community.act(1, { type: 'propose', stepId: 'energy', texts: { summary: 'Markers' }, replaces: 0 });
    for (const person of [2, 3]) community.act(person, { type: 'consent', stepId: 'energy', number: 1, stance: 'agree', reason: null });
    community.act(1, { type: 'propose', stepId: 'ways', texts: { choice: 'close', why: 'It is done' }, replaces: 0 });
    for (const person of [2, 3]) community.act(person, { type: 'consent', stepId: 'ways', number: 1, stance: 'agree', reason: null });
    const { place } = await draw(<StepPage stepId="parting" />, community.view(1));
    expect(place.querySelector('.notice')).toBeNull();
    expect(place.querySelector('textarea')).not.toBeNull();
  });

  it('stands in the journey in words, inside its stage', async () => {
    const { place } = await draw(<HomePage />, sampleCommunity(sampleKinds).view(1));
    const stage = [...place.querySelectorAll('.stage button')].find((one) => one.textContent.includes('Sample stage'));
    await act(async () => (stage as HTMLButtonElement).click());
    expect(stage?.getAttribute('aria-expanded')).toBe('true');
    const steps = [...(stage?.closest('li')?.querySelectorAll('.step-line') ?? [])].map((one) => one.textContent);
    expect(steps).toHaveLength(5);
    expect(steps[3]).toBe('What we take with usopens with a decision');
  });

  it('opens the stage of the next thing first', async () => {
    const community = sampleCommunity(sampleKinds);
    const { place } = await draw(<HomePage />, community.view(1));
    expect([...place.querySelectorAll('.stage button')].map((one) => one.getAttribute('aria-expanded'))).toEqual(['true', ...Array<string>(community.view(1).stages.length - 1).fill('false')]);
  });
});
