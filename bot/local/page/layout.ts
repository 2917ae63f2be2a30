import { el } from './element';
import type { Session } from './session';

const key = 'local-teams-chat-share';
const [least, most] = [28, 72];

/** The handle between chat and tab: dragged, or moved with the arrow keys. The width is kept for the window. */
export function splitter(area: HTMLElement): HTMLElement {
  let share = Number(sessionStorage.getItem(key)) || 42;
  const handle = el('div', { class: 'splitter', role: 'separator', tabindex: 0, 'aria-orientation': 'vertical', 'aria-label': 'Width of the chat', 'aria-valuemin': least, 'aria-valuemax': most });
  const set = (next: number): void => {
    share = Math.min(most, Math.max(least, Math.round(next)));
    area.style.setProperty('--chat-share', `${share}%`);
    handle.setAttribute('aria-valuenow', String(share));
    sessionStorage.setItem(key, String(share));
  };
  handle.addEventListener('keydown', (event) => {
    const step = ({ ArrowLeft: -2, ArrowRight: 2, Home: -100, End: 100 } as Record<string, number>)[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(share + step);
  });
  handle.addEventListener('pointerdown', (event) => {
    handle.setPointerCapture(event.pointerId);
    // Frames swallow pointer events, and the drag with them.
    area.classList.add('dragging');
  });
  handle.addEventListener('pointermove', (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const { left, width } = area.getBoundingClientRect();
    set(((event.clientX - left) / width) * 100);
  });
  handle.addEventListener('lostpointercapture', () => area.classList.remove('dragging'));
  set(share);
  return handle;
}

/** The switch between the two halves on a narrow screen. */
export function frontSwitch(session: Session): HTMLElement {
  const button = (front: 'chat' | 'tab', label: string): HTMLButtonElement =>
    el('button', { type: 'button', onclick: () => session.go({ front }) }, label);
  const [chat, tab] = [button('chat', 'Chat'), button('tab', 'Tab')];
  const draw = (): void => {
    chat.setAttribute('aria-pressed', String(session.address.front === 'chat'));
    tab.setAttribute('aria-pressed', String(session.address.front === 'tab'));
  };
  draw();
  session.on(draw);
  return el('nav', { class: 'front-switch', 'aria-label': 'Chat or tab' }, chat, tab);
}
