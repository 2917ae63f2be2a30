/** @jest-environment jsdom */
import { act } from 'react';
import type { ResourceRow } from '../../bot/api/contract';
import { isAddress, readTags } from '../../tab/pages/resources/EditResource';
import { ResourcesPage } from '../../tab/pages/resources/ResourcesPage';
import { button, buttons, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

describe('the shelf', () => {
  const resource = (more: Partial<ResourceRow> = {}): ResourceRow => ({
    id: 'r1', kind: 'resource', title: 'A rubric', url: 'https://example.org/', about: 'Short', tags: ['feedback'], origin: 'internal', story: null, addedBy: 'somebody', addedByName: 'Sam', addedAt: '2026-05-01T09:00:00Z', checkedBy: null, checkedByName: null, checkedAt: null, reviewOn: null, removedAt: null, revision: 3, ...more,
  });

  /** Opens the menu of a thing, whose script comes by itself, and takes one of its acts. */
  const choose = async (place: HTMLElement, title: string, label: string): Promise<void> => {
    await settled(() => place.querySelector(`[aria-label="More: ${title}"]:not([aria-disabled="true"])`) !== null);
    await act(async () => button(place, `More: ${title}`).click());
    const item = () => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((one) => one.textContent === label);
    await settled(() => item() !== undefined);
    await act(async () => item()?.click());
  };

  it('lists what there is with its topics, and asks for one topic alone', async () => {
    const asked: unknown[] = [];
    const { place } = await draw(<ResourcesPage />, sampleCommunity().view(1), undefined, undefined, {
      resources: (_id, search) => {
        asked.push(search);
        return Promise.resolve({ found: [resource()], tags: [{ tag: 'feedback', count: 1 }], total: 1 });
      },
    });
    await settled(() => place.querySelector('.shelf-item') !== null);
    const topic = [...place.querySelectorAll<HTMLButtonElement>('[aria-pressed]')][0];
    await act(async () => topic?.click());
    await settled(() => asked.length > 1);
    expect(asked.at(-1)).toEqual({ find: '', tag: 'feedback', kind: '', only: '' });
    expect(place.querySelector('.shelf-item a')?.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('takes a thing away with a way back', async () => {
    const { sent, command } = taking();
    const { place } = await draw(<ResourcesPage />, sampleCommunity().view(1), command, undefined, { resources: () => Promise.resolve({ found: [resource()], tags: [], total: 1 }) });
    await settled(() => place.querySelector('.shelf-item') !== null);
    expect(buttons(place).filter((one) => one.startsWith('I have checked it'))).toHaveLength(1);
    await choose(place, 'A rubric', 'Remove');
    await settled(() => place.textContent.includes('is off the shelf'));
    await act(async () => button(place, 'Undo').click());
    expect(sent).toEqual([{ type: 'removeResource', resourceId: 'r1', removed: true }, { type: 'removeResource', resourceId: 'r1', removed: false }]);
  });

  it('has what is checked and not due in the menu only', async () => {
    const checked = resource({ checkedBy: 'somebody', checkedByName: 'Sam', reviewOn: '2999-01-01' });
    const { place } = await draw(<ResourcesPage />, sampleCommunity().view(1), undefined, undefined, { resources: () => Promise.resolve({ found: [checked], tags: [], total: 1 }) });
    await settled(() => place.querySelector('[aria-label="More: A rubric"]:not([aria-disabled="true"])') !== null);
    expect(buttons(place).filter((one) => one.startsWith('I have checked it'))).toEqual([]);
    await choose(place, 'A rubric', 'I have checked it');
    expect(place.querySelector('dialog')?.textContent).toContain('Is it still right?');
  });

  it('says what an empty shelf is for, with an example', async () => {
    const { place } = await draw(<ResourcesPage />, sampleCommunity().view(1), undefined, undefined, { resources: () => Promise.resolve({ found: [], tags: [], total: 0 }) });
    await settled(() => place.textContent.includes('The shelf is empty'));
  });

  it('reads topics and addresses as the server does', () => {
    expect(readTags(' Feedback, ,exams; group work')).toEqual(['Feedback', 'exams', 'group work']);
    expect(readTags(Array.from({ length: 13 }, (_, n) => `t${n}`).join())).toBeNull();
    expect(['', 'https://example.org/a b', 'http://example.org', 'javascript:alert(1)', 'https://example.org/x'].map(isAddress)).toEqual([true, false, false, false, true]);
  });
});
