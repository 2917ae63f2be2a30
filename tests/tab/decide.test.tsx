/** @jest-environment jsdom */
import { act } from 'react';
import { Problem } from '../../tab/api/problem';
import { DialogPage } from '../../tab/pages/step/DialogPage';
import { StepPage } from '../../tab/pages/step/StepPage';
import { area, button, buttons, described, draw, labelled, settled, taking, type } from './drawing';
import { sampleCommunity } from './sampleCommunity';
import { sampleKinds } from './sampleKinds';

const page = <StepPage stepId="ways" />;
const propose = { type: 'propose', stepId: 'ways', texts: { choice: 'keep', why: 'It works' }, replaces: 0 } as const;

describe('a decision', () => {
  it('offers its options, and says of one that waits what it waits for', async () => {
    const { place } = await draw(page, sampleCommunity(sampleKinds).view(1));
    expect(place.querySelectorAll('[role=radiogroup] input[type=radio]')).toHaveLength(3);
    expect(described(labelled(place, 'Go on as we are'))).toContain('The purpose still holds.');
    const close = labelled(place, 'Close the community');
    expect(close.disabled).toBe(true);
    expect(described(close)).toContain('This needs to be done first, and not skipped:');
    expect([...place.querySelectorAll('.needs a')].map((one) => [one.textContent, one.getAttribute('href')])).toEqual([
      ['Before the first meeting', '#/step/guide'], ['Find the energy', '#/step/energy'],
    ]);
  });

  it('proposes an option with its reason, and says first what is missing', async () => {
    const { sent, command } = taking();
    const { place } = await draw(page, sampleCommunity(sampleKinds).view(1), command);
    await act(async () => button(place, 'Propose this way').click());
    expect(place.querySelector('p[role=alert]')?.textContent).toBe('Choose one of the ways first.');
    expect(place.textContent).toContain('Say in a few words why, then propose it.');
    await act(async () => labelled(place, 'Go on as we are').click());
    await type(labelled<HTMLTextAreaElement>(place, 'Why'), 'It works');
    await act(async () => button(place, 'Propose this way').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([propose]);
  });

  it('keeps what was chosen and typed on this device, also when the window was closed, until it is proposed', async () => {
    const view = sampleCommunity(sampleKinds).view(1);
    const before = await draw(page, view);
    await act(async () => labelled(before.place, 'Change the purpose').click());
    await type(labelled<HTMLTextAreaElement>(before.place, 'Why'), 'New people, new questions');
    window.sessionStorage.clear();
    const { place } = await draw(page, view, taking().command);
    expect(labelled(place, 'Change the purpose').checked).toBe(true);
    expect(area(place).value).toBe('New people, new questions');
    await act(async () => button(place, 'Propose this way').click());
    const after = await draw(page, view);
    expect(area(after.place).value).toBe('');
  });

  it('says why a proposal was refused, and keeps it', async () => {
    const { place } = await draw(page, sampleCommunity(sampleKinds).view(1), () => Promise.reject(new Problem('changed-meanwhile', 'Tom has proposed a text in the meantime.', 409)));
    await act(async () => labelled(place, 'Go on as we are').click());
    await type(area(place), 'It works');
    await act(async () => button(place, 'Propose this way').click());
    await settled(() => place.querySelector('.notice-problem') !== null);
    expect(place.querySelector('.notice-problem')?.textContent).toContain('Tom has proposed a text in the meantime.');
    expect(area(place).value).toBe('It works');
  });

  it('asks for consent to a proposal, and offers another way in its place', async () => {
    const community = sampleCommunity(sampleKinds);
    community.act(1, propose);
    const { sent, command } = taking();
    const { place } = await draw(page, community.view(2), command);
    expect(place.querySelector('[aria-labelledby=proposal-heading]')?.textContent).toMatch(/Go on as we are.*It works/);
    expect(buttons(place)).not.toContain('Reopen this step');
    await act(async () => button(place, 'I agree').click());
    await settled(() => sent.length > 0);
    await act(async () => button(place, 'Propose another way').click());
    await act(async () => labelled(place, 'Change the purpose').click());
    await act(async () => button(place, 'Propose this way').click());
    await settled(() => sent.length > 1);
    expect(sent).toEqual([
      { type: 'consent', stepId: 'ways', number: 1, stance: 'agree', reason: null },
      { type: 'propose', stepId: 'ways', texts: { choice: 'change', why: 'It works' }, replaces: 1 },
    ]);
  });

  it('shows what was decided, by whom, and can be reopened', async () => {
    const community = sampleCommunity(sampleKinds);
    community.act(1, propose);
    for (const person of [2, 3]) community.act(person, { type: 'consent', stepId: 'ways', number: 1, stance: 'agree', reason: null });
    const { sent, command } = taking();
    const { place } = await draw(page, community.view(3), command);
    const agreed = place.querySelector('.agreed');
    expect(agreed?.textContent).toMatch(/Go on as we are.*It works.*Tom Whitfield agrees/);
    expect(place.querySelector('input[type=radio]')).toBeNull();
    await act(async () => button(place, 'Reopen this step').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'reopenStep', stepId: 'ways' }]);
  });

  it('leads to what is needed without leaving the dialog', async () => {
    window.location.hash = '#/dialog/answer/c1/ways';
    const { place } = await draw(<DialogPage form="answer" stepId="ways" />, sampleCommunity(sampleKinds).view(1));
    expect(place.querySelector('.needs a')?.getAttribute('href')).toBe('#/dialog/answer/c1/guide');
    window.location.hash = '';
  });

  it('is the core group\'s own', async () => {
    const { place } = await draw(page, sampleCommunity(sampleKinds).view(4));
    expect(place.textContent).toContain('The core group works on this step.');
    expect(place.querySelectorAll('input, textarea, button')).toHaveLength(0);
  });
});
