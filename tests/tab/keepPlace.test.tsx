/** @jest-environment jsdom */
import { act } from 'react';
import type { ActionView } from '../../bot/api/contract';
import { keepPlace } from '../../tab/app/keepPlace';
import { ActionsPage } from '../../tab/pages/actions/ActionsPage';
import { button, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const action: ActionView = {
  id: 'a1', title: 'Book a room', ownerId: null, dueOn: null, state: 'to-do', tier: null, source: null, serves: null, createdAt: '2026-05-01T10:00:00Z', createdBy: 'p', finishedAt: null, revision: 1,
  ownerName: null, overdue: false, mine: false, sourceHeading: null, deletedThere: false, offeredTo: null, points: [],
};
const page = (html: string): HTMLElement => {
  document.body.innerHTML = `<main>${html}</main>`;
  return document.body;
};

describe('the keyboard, when the button that was pressed goes away', () => {
  it('stays at the action that somebody has claimed, and at the one that moved to another column', async () => {
    const view = { ...sampleCommunity().view(1), actions: [action] };
    const { sent, command } = taking();
    const { place, show } = await draw(<ActionsPage />, view, command);
    const claim = button(place, 'Claim it: Book a room');
    await act(async () => {
      claim.focus();
      claim.click();
    });
    expect(sent).toEqual([{ type: 'claimAction', actionId: 'a1' }]);
    await show({ ...view, actions: [{ ...action, ownerId: view.me.id, mine: true }] });
    await settled(() => document.activeElement?.id === 'action-a1');
    const start = button(place, 'Start: Book a room');
    await act(async () => {
      start.focus();
      start.click();
    });
    await show({ ...view, actions: [{ ...action, ownerId: view.me.id, mine: true, state: 'doing' }] });
    await settled(() => document.activeElement?.id === 'action-a1');
  });

  it('is left where it is: nothing went, or something else has it', async () => {
    const body = page('<ul><li><button id="x">x</button></li></ul><button id="y">y</button>');
    const [x, y] = [...body.querySelectorAll('button')];
    x?.focus();
    keepPlace()();
    expect(document.activeElement).toBe(x);
    const stay = keepPlace();
    y?.focus();
    x?.remove();
    stay();
    expect(document.activeElement).toBe(y);
  });

  it('goes to what is left around it', () => {
    const body = page('<section><ul><li><button>x</button></li></ul></section>');
    body.querySelector('button')?.focus();
    const stay = keepPlace();
    body.querySelector('ul')?.remove();
    stay();
    expect(document.activeElement?.tagName).toBe('SECTION');
  });
});
