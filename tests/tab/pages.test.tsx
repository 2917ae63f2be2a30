/** @jest-environment jsdom */
import { act } from 'react';
import type { CommandRequest } from '../../bot/api/contract';
import { Problem } from '../../tab/api/problem';
import { HomePage } from '../../tab/pages/home/HomePage';
import { StepPage } from '../../tab/pages/step/StepPage';
import { area, button, draw, settled, taking, type } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const questions = ['who', 'topics', 'gain', 'contribute'];

describe('home', () => {
  it('names the one next thing, how long it takes, whom it waits for, and links to it', async () => {
    const { place } = await draw(<HomePage />, sampleCommunity().view(1));
    const next = place.querySelector('.next');
    expect(next?.textContent).toContain('Find the energy');
    expect(next?.textContent).toMatch(/about \d+ minutes · waits for you, Priya Nair and Tom Whitfield/);
    expect(next?.querySelector('a')?.getAttribute('href')).toBe('#/step/energy');
  });

  it('says each stage\'s state in words, beside its shape', async () => {
    const { place } = await draw(<HomePage />, sampleCommunity().view(1));
    const states = [...place.querySelectorAll('.stage')].map((one) => one.textContent);
    expect(states[0]).toContain('in progress, 0 of 1');
    expect(states.slice(1).every((one) => /not started|opens with a decision/.test(one))).toBe(true);
  });
});

describe('a question step', () => {
  it('saves what is typed and gives it, with the words that the field shows', async () => {
    const community = sampleCommunity();
    const sent: CommandRequest[] = [];
    const { place } = await draw(<StepPage stepId="energy" />, community.view(1), (_id, request) => {
      sent.push(request);
      return Promise.resolve({ revision: 2, said: 'Thank you.', saved: { revision: sent.length, at: '2026-05-14T09:00:00.000Z' } });
    });
    expect(place.textContent).toContain('Private until you reveal together, then shown with your name.');
    await type(area(place), 'People who mark');
    await act(async () => button(place, 'Give my answer').click());
    await settled(() => sent.length > 0 && Boolean(place.querySelector('[role=status]')?.textContent));
    expect(sent.map((one) => one.command)).toEqual([{ type: 'giveAnswer', stepId: 'energy', questionId: 'who', text: 'People who mark', base: 0 }]);
    expect(place.querySelector('[role=status]')?.textContent).toBe('Thank you.');
  });

  it('offers to give an answer again as long as the field says something else, also once the change is saved', async () => {
    const community = sampleCommunity();
    community.act(1, { type: 'giveAnswer', stepId: 'energy', questionId: 'who', text: 'Librarians' });
    const { place } = await draw(<StepPage stepId="energy" />, community.view(1), () => Promise.resolve({ revision: 2, said: null, saved: { revision: 2, at: '2026-05-14T09:00:00.000Z' } }));
    await act(async () => button(place, 'Previous question').click());
    expect(place.textContent).toContain('Given.');
    await type(area(place), 'Librarians and markers');
    await settled(() => /Saved /.test(place.textContent ?? ''));
    expect(button(place, 'Give the changed answer')).toBeTruthy();
    await type(area(place), 'Librarians');
    expect(place.textContent).toContain('Given.');
  });

  it('repeats an act that failed under the same id', async () => {
    const sent: CommandRequest[] = [];
    const { place } = await draw(<StepPage stepId="energy" />, sampleCommunity().view(1), (_id, request) => {
      sent.push(request);
      return sent.length === 1 ? Promise.reject(new Problem('offline', 'The server cannot be reached.', 0)) : Promise.resolve({ revision: 2, said: null });
    });
    await act(async () => button(place, 'Pass').click());
    await settled(() => place.querySelector('[role=alert]') !== null);
    expect(place.querySelector('[role=alert]')?.textContent).toContain('The server cannot be reached.');
    await act(async () => button(place, 'Try again').click());
    await settled(() => sent.length === 2);
    expect(sent.map((one) => one.command.type)).toEqual(['passAnswer', 'passAnswer']);
    expect(sent[1]?.id).toBe(sent[0]?.id);
  });

  it('keeps what is being typed when the community moves on', async () => {
    const community = sampleCommunity();
    const { place, show } = await draw(<StepPage stepId="energy" />, community.view(1));
    await type(area(place), 'Half a sent');
    community.act(2, { type: 'giveAnswer', stepId: 'energy', questionId: 'who', text: 'Librarians' });
    await show(community.view(1));
    expect(area(place).value).toBe('Half a sent');
  });

  it('works where the browser forbids a frame of another site to keep anything', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
    Object.defineProperty(window, 'sessionStorage', { configurable: true, get: () => { throw new DOMException('Access is denied', 'SecurityError'); } });
    try {
      const { sent, command } = taking();
      const { place } = await draw(<StepPage stepId="energy" />, sampleCommunity().view(1), command);
      await type(area(place), 'Librarians');
      await settled(() => sent.length === 1);
      expect(sent).toEqual([{ type: 'saveDraft', stepId: 'energy', questionId: 'who', text: 'Librarians', base: 0 }]);
    } finally {
      Object.defineProperty(window, 'sessionStorage', own ?? {});
    }
  });

  it('shows no answer before the reveal, and afterwards each as text with its name', async () => {
    const community = sampleCommunity();
    for (const person of [1, 2, 3]) {
      for (const questionId of questions) community.act(person, { type: 'giveAnswer', stepId: 'energy', questionId, text: `<img src=x onerror=alert(1)> by ${person}` });
    }
    const before = await draw(<StepPage stepId="energy" />, community.view(1));
    expect(before.place.textContent).not.toContain('by 2');
    expect(button(before.place, 'Reveal together')).toBeTruthy();

    community.act(1, { type: 'reveal', stepId: 'energy' });
    const { place } = await draw(<StepPage stepId="energy" />, community.view(1));
    expect(place.querySelectorAll('.answer-card')).toHaveLength(12);
    expect(place.textContent).toContain('<img src=x onerror=alert(1)> by 2');
    expect(place.querySelector('img')).toBeNull();
  });

  it('offers consent to a proposal, and asks a reason of whoever objects', async () => {
    const community = sampleCommunity();
    for (const person of [1, 2, 3]) for (const questionId of questions) community.act(person, { type: 'passAnswer', stepId: 'energy', questionId });
    community.act(1, { type: 'reveal', stepId: 'energy' });
    community.act(1, { type: 'propose', stepId: 'energy', texts: { summary: 'Markers in three departments' }, replaces: 0 });
    const sent: CommandRequest[] = [];
    const { place } = await draw(<StepPage stepId="energy" />, community.view(2), (_id, request) => {
      sent.push(request);
      return Promise.resolve({ revision: 9, said: null });
    });
    await act(async () => button(place, 'I object').click());
    await act(async () => button(place, 'Send').click());
    expect(sent).toEqual([]);
    await type(area(place), 'It leaves out the tutors');
    await act(async () => button(place, 'Send').click());
    await settled(() => sent.length > 0);
    expect(sent[0]?.command).toEqual({ type: 'consent', stepId: 'energy', number: 1, stance: 'object', reason: 'It leaves out the tutors' });
  });

  it('leads on to the next step once the reader’s part is done, and not before', async () => {
    const community = sampleCommunity();
    const link = (place: HTMLElement) => place.querySelector('.step-next a');
    expect(link((await draw(<StepPage stepId="energy" />, community.view(1))).place)).toBeNull();
    for (const questionId of questions) community.act(1, { type: 'passAnswer', stepId: 'energy', questionId });
    const view = community.view(1);
    expect(view.next?.stepId).not.toBe('energy');
    const { place } = await draw(<StepPage stepId="energy" />, view);
    expect([link(place)?.textContent, link(place)?.getAttribute('href')]).toEqual([view.next?.heading, `#/step/${view.next?.stepId}`]);
  });

  it('says so when there is no such step', async () => {
    const { place } = await draw(<StepPage stepId="gone" />, sampleCommunity().view(1));
    expect(place.querySelector('h1')?.textContent).toBe('Nothing at this address');
  });
});
