/** @jest-environment jsdom */
import { act } from 'react';
import { Nav } from '../../tab/app/Nav';
import { button, draw } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const steps = (place: HTMLElement): HTMLAnchorElement[] => [...place.querySelectorAll<HTMLAnchorElement>('.all-steps-panel a')];

describe('from any page, any step is two actions away', () => {
  test('the list has every step of every stage, with its state for those who hear it', async () => {
    const view = sampleCommunity().view(1);
    const { place } = await draw(<Nav route={{ page: 'measures' }} several={false} />, view);
    await act(async () => button(place, 'Steps').click());
    expect(steps(place).map((one) => one.getAttribute('href'))).toEqual(view.stages.flatMap((stage) => stage.steps.map((step) => `#/step/${step.id}`)));
    expect(steps(place)[0]?.textContent).toMatch(/^Find the energy, \w/);
  });

  test('on a phone the other communities are under “More”; a long name can be read whole', async () => {
    const view = { ...sampleCommunity().view(1), name: 'Inclusive assessment and feedback across four faculties' };
    const { place } = await draw(<Nav route={{ page: 'measures' }} several />, view);
    expect(place.querySelector('.bar-name')?.getAttribute('title')).toBe(view.name);
    await act(async () => button(place, 'More').click());
    expect([...place.querySelectorAll('.more-panel a[href="#/communities"]')].map((one) => one.textContent)).toEqual(['Change community']);
  });

  test('it closes with Escape, which gives the focus back, with a press elsewhere, and when a step is chosen', async () => {
    const { place } = await draw(<Nav route={{ page: 'home' }} several={false} />, sampleCommunity().view(1));
    const opener = button(place, 'Steps');
    const press = async (): Promise<void> => act(async () => opener.click());
    await press();
    await act(async () => steps(place)[3]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
    expect(steps(place)).toEqual([]);
    expect(document.activeElement).toBe(opener);
    await press();
    await act(async () => document.body.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true })));
    expect(steps(place)).toEqual([]);
    await press();
    await act(async () => steps(place)[3]?.click());
    expect(steps(place)).toEqual([]);
    expect(opener.getAttribute('aria-expanded')).toBe('false');
  });
});
