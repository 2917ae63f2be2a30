/** @jest-environment jsdom */
import { act } from 'react';
import type { MannersAnswer, MannersChoice, PromptsAnswer } from '../../bot/api/contract';
import { MyManners } from '../../tab/pages/mine/MyManners';
import { SendingPage } from '../../tab/pages/sending/SendingPage';
import { button, draw, settled, taking, write } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const prompts = (more: Partial<PromptsAnswer> = {}): PromptsAnswer => ({
  pausedUntil: null, silent: false, hushed: [], rest: null, asks: 0,
  planned: [{ id: 'check-in:a', kind: 'check-in', what: 'Check-in before the meeting', whom: 'The core group’s conversation', dueAt: '2027-05-04T08:00:00.000Z', reason: null, acts: ['skip', 'now'] }],
  sent: [{ what: 'Reminder: Marking', whom: '3 people who signed up', at: '2027-04-04T08:00:00.000Z', state: 'failed', reason: 'Teams did not take the card.' }, { what: 'Reminder: Marking', whom: '1 person who signed up', at: '2027-04-04T08:00:00.000Z', state: 'blocked', reason: 'They have blocked CoP Guide.' }, { what: 'Reminder: Marking', whom: '2 people who signed up', at: '2027-04-04T08:00:00.000Z', state: 'blocked', reason: 'Another reason.' }],
  ...more,
});
const view = sampleCommunity().view(1);
const click = (place: HTMLElement, name: string) => act(async () => button(place, name).click());

describe('what is sent by itself', () => {
  it('shows what comes and what went out, with its state and reason in words', async () => {
    const { place } = await draw(<SendingPage />, view, undefined, undefined, { prompts: () => Promise.resolve(prompts()) });
    await settled(() => place.textContent.includes('Check-in before'));
    expect(place.textContent).toContain('The core group’s conversation');
    expect(place.querySelector('table')?.textContent).toContain('could not be delivered: Teams did not take the card.');
    expect(place.querySelector('table')?.textContent).toContain('blocked: They have blocked CoP Guide.');
  });

  it('calls one off, or sends it now, and says what was done', async () => {
    const asked: unknown[] = [];
    const { place } = await draw(<SendingPage />, view, undefined, undefined, {
      prompts: () => Promise.resolve(prompts()),
      actPrompt: (_id, id, what) => {
        asked.push([id, what]);
        return Promise.resolve({ said: 'It is not sent.' });
      },
    });
    await settled(() => place.textContent.includes('Check-in before'));
    await click(place, 'Not this one: Check-in before the meeting');
    await settled(() => document.body.textContent.includes('It is not sent.'));
    await click(place, 'Send now: Check-in before the meeting');
    expect(asked).toEqual([['check-in:a', 'skip'], ['check-in:a', 'now']]);
  });

  it('with nothing planned it says where things come from, and a pause is ended with one button', async () => {
    const { sent, command } = taking();
    const { place } = await draw(<SendingPage />, view, command, undefined, { prompts: () => Promise.resolve(prompts({ planned: [], sent: [], pausedUntil: '2027-06-01' })) });
    await settled(() => place.textContent.includes('Nothing is planned'));
    expect(place.textContent).toContain('Paused until');
    await click(place, 'Go on now');
    expect(sent).toEqual([{ type: 'pausePrompts', untilOn: null }]);
  });

  it('pauses one kind alone until a date, stops it, and sends it again', async () => {
    const { sent, command } = taking();
    const { place } = await draw(<SendingPage />, view, command, undefined, { prompts: () => Promise.resolve(prompts({ hushed: [{ what: 'review', untilOn: null }, { what: 'update', untilOn: '2027-06-01' }] })) });
    await settled(() => place.textContent.includes('One kind alone'));
    expect(place.textContent).toContain('Review dates: stopped.');
    expect(place.textContent).toContain('Update drafts: nothing before');
    await click(place, 'Send it again: Review dates');
    await settled(() => sent.length === 1);
    await click(place, 'Stop it');
    await settled(() => sent.length === 2);
    expect(sent).toEqual([{ type: 'hushPrompts', what: 'review', untilOn: null }, { type: 'hushPrompts', what: 'check-in', untilOn: 'always' }]);
  });

  it('says in one line when nothing comes between terms', async () => {
    const { place } = await draw(<SendingPage />, view, undefined, undefined, { prompts: () => Promise.resolve(prompts({ rest: { now: false, from: '2026-12-12', until: '2027-01-10', after: 'Autumn term', name: 'Spring term', ofUniversity: true } })) });
    await settled(() => place.textContent.includes('Between terms, from'));
    expect(place.textContent).toContain('after “Autumn term” until “Spring term” begins. Your university has stated these terms.');
  });

  it('says why nothing comes where nobody has answered', async () => {
    const { place } = await draw(<SendingPage />, view, undefined, undefined, { prompts: () => Promise.resolve(prompts({ planned: [], silent: true })) });
    await settled(() => place.textContent.includes('passed without an answer'));
    expect(place.textContent).not.toContain('Nothing is planned');
  });

  it('is the core group’s', async () => {
    const { place } = await draw(<SendingPage />, { ...view, me: { ...view.me, part: 'member' } }, undefined, undefined, { prompts: () => Promise.resolve(prompts()) });
    expect(place.textContent).not.toContain('Check-in before');
  });
});

describe('how the reader is written to', () => {
  const own: MannersAnswer = { digest: 'weekly', zone: null, days: [1, 2, 3, 4, 5], pausedUntil: null, off: [], later: [], muted: [], revision: 2, communities: [{ id: 'a', name: 'One' }, { id: 'b', name: 'Two' }] };
  const box = (place: HTMLElement, label: string): HTMLInputElement => {
    const found = [...place.querySelectorAll('label')].find((one) => one.textContent === label);
    return place.querySelector(`input[id="${found?.getAttribute('for') ?? ''}"]`) as HTMLInputElement;
  };

  it('is saved with what the reader changed, and the revision that they saw', async () => {
    const kept: MannersChoice[] = [];
    const { place } = await draw(<MyManners />, view, undefined, undefined, {
      manners: () => Promise.resolve(own),
      chooseManners: (choice) => {
        kept.push(choice);
        return Promise.resolve({ ...own, ...choice, revision: 3 });
      },
    });
    await settled(() => place.textContent.includes('Monday'));
    await write(box(place, 'Not before: With whom I am drawn for coffee'), '2027-06-01');
    for (const label of ['Friday', 'A reminder of events I signed up for', 'Two']) await act(async () => box(place, label).click());
    expect(box(place, 'Not before: A reminder of events I signed up for')).toBeNull();
    await click(place, 'Save how I am written to');
    await settled(() => kept.length > 0);
    expect(kept).toEqual([{ base: 2, digest: 'weekly', zone: null, days: [1, 2, 3, 4], pausedUntil: null, off: ['event-reminder'], later: [{ what: 'coffee-pair', untilOn: '2027-06-01' }], muted: ['b'] }]);
  });

  it('is not saved without a day, and says so', async () => {
    const kept: MannersChoice[] = [];
    const { place } = await draw(<MyManners />, view, undefined, undefined, { manners: () => Promise.resolve({ ...own, days: [1] }), chooseManners: (choice) => {
      kept.push(choice);
      return Promise.resolve({ ...own });
    } });
    await settled(() => place.textContent.includes('Monday'));
    await act(async () => box(place, 'Monday').click());
    expect(place.textContent).toContain('Choose at least one day.');
    await click(place, 'Save how I am written to');
    expect(kept).toEqual([]);
  });
});
