/** @jest-environment jsdom */
import { act } from 'react';
import type { CommandRequest } from '../../bot/api/contract';
import { Problem } from '../../tab/api/problem';
import { DialogPage } from '../../tab/pages/step/DialogPage';
import { StepPage } from '../../tab/pages/step/StepPage';
import { button, buttons, described, draw, labelled, settled, taking, type } from './drawing';
import { sampleCommunity } from './sampleCommunity';
import { sampleKinds } from './sampleKinds';

const page = <StepPage stepId="ready" />;
const howRoom = 'How: A room that fits';

describe('a check list', () => {
  it('counts what is seen to, with who ticked it and what is written on how', async () => {
    const community = sampleCommunity(sampleKinds);
    community.act(2, { type: 'tick', stepId: 'ready', itemId: 'room', ticked: true });
    community.act(1, { type: 'writeNote', stepId: 'ready', fieldId: 'room', text: 'The library', base: 0 });
    const { place } = await draw(page, community.view(1));
    expect(place.querySelector('#checks-heading')?.textContent).toBe('1 of 3 seen to');
    const room = labelled(place, 'A room that fits');
    expect([room.type, room.checked]).toEqual(['checkbox', true]);
    expect(described(room)).toMatch(/Large enough, and quiet\..*Ticked by Tom Whitfield, /);
    expect(labelled(place, 'Everybody can take part').checked).toBe(false);
    expect(labelled<HTMLTextAreaElement>(place, howRoom).value).toBe('The library');
    expect(place.textContent).toContain('Last written by Amara Okafor');
  });

  it('ticks and unticks', async () => {
    const community = sampleCommunity(sampleKinds);
    community.act(2, { type: 'tick', stepId: 'ready', itemId: 'room', ticked: true });
    const { sent, command } = taking();
    const { place } = await draw(page, community.view(1), command);
    await act(async () => labelled(place, 'Somebody welcomes people').click());
    await act(async () => labelled(place, 'A room that fits').click());
    await settled(() => sent.length === 2);
    expect(sent).toEqual([
      { type: 'tick', stepId: 'ready', itemId: 'host', ticked: true },
      { type: 'tick', stepId: 'ready', itemId: 'room', ticked: false },
    ]);
  });

  it('puts a tick back that was refused, and says why', async () => {
    const { place } = await draw(page, sampleCommunity(sampleKinds).view(1), () => Promise.reject(new Problem('not-found', 'This list has no such point any more.', 404)));
    await act(async () => labelled(place, 'A room that fits').click());
    await settled(() => place.querySelector('[role=alert]') !== null);
    expect(place.querySelector('[role=alert]')?.textContent).toContain('This list has no such point any more.');
    expect(labelled(place, 'A room that fits').checked).toBe(false);
  });

  it('saves how a point is seen to, on the text that it was written on', async () => {
    const community = sampleCommunity(sampleKinds);
    community.act(2, { type: 'writeNote', stepId: 'ready', fieldId: 'room', text: 'The library', base: 0 });
    const { sent, command } = taking(2);
    const { place } = await draw(page, community.view(1), command);
    await type(labelled<HTMLTextAreaElement>(place, howRoom), 'The library, from nine');
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'writeNote', stepId: 'ready', fieldId: 'room', text: 'The library, from nine', base: 1 }]);
  });

  it('shows both texts when somebody was faster, and sends the one that is chosen', async () => {
    const sent: CommandRequest[] = [];
    const { place } = await draw(page, sampleCommunity(sampleKinds).view(1), (_id, request) => {
      sent.push(request);
      return sent.length === 1
        ? Promise.reject(new Problem('changed-meanwhile', 'Tom has changed this.', 409, { text: 'The hall', revision: 4, by: 'Tom Whitfield' }))
        : Promise.resolve({ revision: 9, said: null, saved: { revision: 5, at: '2026-05-14T09:00:00.000Z' } });
    });
    await type(labelled<HTMLTextAreaElement>(place, howRoom), 'The library');
    await settled(() => place.querySelector('.merge') !== null);
    expect(place.querySelector('.merge')?.textContent).toMatch(/The library.*The text by Tom Whitfield.*The hall/);
    await act(async () => button(place, 'Keep both').click());
    await settled(() => sent.length === 2);
    expect(sent[1]?.command).toEqual({ type: 'writeNote', stepId: 'ready', fieldId: 'room', text: 'The library\n\nThe hall', base: 4 });
  });

  it('keeps the field under the hand of whoever writes the first words of a step', async () => {
    const community = sampleCommunity(sampleKinds);
    const { place, show } = await draw(page, community.view(1), taking().command);
    const field = labelled<HTMLTextAreaElement>(place, howRoom);
    field.focus();
    await type(field, 'The lib');
    community.act(1, { type: 'writeNote', stepId: 'ready', fieldId: 'room', text: 'The lib', base: 0 });
    await show(community.view(1));
    expect(document.activeElement).toBe(field);
    expect(place.contains(field)).toBe(true);
  });

  it('can be left at that, and still be worked on', async () => {
    const community = sampleCommunity(sampleKinds);
    const { sent, command } = taking();
    const { place, show } = await draw(page, community.view(1), command);
    await act(async () => button(place, 'That is enough for now').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'finishStep', stepId: 'ready' }]);
    community.act(1, { type: 'finishStep', stepId: 'ready' });
    await show(community.view(1));
    expect(buttons(place)).not.toContain('That is enough for now');
    expect(place.textContent).toContain('You can still tick and write here.');
    expect(labelled(place, 'A room that fits').disabled).toBe(false);
  });

  it('opens in a dialog too', async () => {
    const { place } = await draw(<DialogPage form="answer" stepId="ready" />, sampleCommunity(sampleKinds).view(1));
    expect(labelled(place, 'A room that fits').checked).toBe(false);
    expect(buttons(place)).toContain('Close');
  });

  it('is the core group\'s own', async () => {
    const community = sampleCommunity(sampleKinds);
    community.act(1, { type: 'tick', stepId: 'ready', itemId: 'room', ticked: true });
    const { place } = await draw(page, community.view(4));
    expect(place.textContent).toContain('The core group works on this step.');
    expect(place.querySelectorAll('input, textarea, button')).toHaveLength(0);
  });
});
