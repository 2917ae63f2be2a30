import type { Card, DialogAnswer, PlaceId } from '../teams/contract';
import { drawCard, type CardAct } from './cards';
import { el } from './element';
import { hostFrame, type FrameHandle } from './frames';
import type { DialogInfo, HostActions } from './hostProtocol';
import { openModal, readSize, type Modal } from './modal';
import { postDialog, postExtension } from './service';
import type { Session } from './session';
import { tabContext } from './tabContext';

/** What dialogs need of the page around them. */
export interface Surroundings {
  session: Session;
  /** False when the link leads nowhere. */
  openLink: (url: string) => boolean;
  token: () => Promise<string>;
}

interface Origin {
  place: PlaceId;
  messageId: string | null;
}

/**
 * Asks the app for a dialog and carries it through until it ends: forms that follow each other,
 * pages in a frame, a closing message. Rejects with what the service refused, if not even the first
 * form came; later refusals are said in the dialog, which keeps what was typed.
 */
export function openAppDialog(around: Surroundings, origin: Origin, data: unknown, id: string): Promise<void> {
  const { session } = around;
  return carryDialog(around, origin, data, id, (step, given, requestId) =>
    postDialog({ id: requestId, person: session.state.me.id, place: origin.place, messageId: origin.messageId, step, data: given, theme: session.address.theme }));
}

/** The same for the message extension's action on a message. */
export function openExtensionDialog(around: Surroundings, place: PlaceId, messageId: string): Promise<void> {
  const { session } = around;
  return carryDialog(around, { place, messageId }, null, crypto.randomUUID(), (step, given, requestId) =>
    postExtension({ id: requestId, person: session.state.me.id, messageId, step, data: given, theme: session.address.theme }));
}

type Asking = (step: 'fetch' | 'submit', given: unknown, requestId: string) => Promise<DialogAnswer>;

async function carryDialog(around: Surroundings, origin: Origin, data: unknown, id: string, ask: Asking): Promise<void> {
  const first = await ask('fetch', data, id);
  if (first.kind === 'none') return;

  let framed: FrameHandle | null = null;
  const modal = openModal(() => {
    focusMessage(origin.messageId);
    return framed?.remove();
  });
  const send = (step: 'fetch' | 'submit', given: unknown, requestId = crypto.randomUUID()): void => {
    modal.problem(null);
    modal.busy(true);
    ask(step, given, requestId).then(show, (error: Error) => modal.problem(error.message.replace(/ Try again\.$/, ''), () => send(step, given, requestId)))
      .finally(() => modal.busy(false));
  };
  const show = (answer: DialogAnswer): void => {
    void framed?.remove();
    framed = null;
    if (answer.kind === 'none') return modal.close();
    if (answer.kind === 'message') return showText(modal, answer.text);
    if (answer.kind === 'card') {
      showCard(modal, around, answer.card, (act) => (act.kind === 'dialog' ? send('fetch', act.data) : send('submit', act.kind === 'execute' ? act.action.data : act.data)));
      return modal.show(answer.title, answer);
    }
    framed = showPage(modal, around, origin.place, answer.url, (result) => send('submit', result), null);
    modal.show(answer.title, { ...answer, exact: true });
  };
  show(first);
}

/** Opens a dialog for the tab; resolves with what it was submitted with, or with why it was not. */
export function openTabDialog(around: Surroundings, place: PlaceId, info: DialogInfo, opener: FrameHandle): Promise<{ error: string | null; result: unknown }> {
  return new Promise((resolve) => {
    let framed: FrameHandle | null = null;
    // The words that Teams answers with when somebody closes a dialog by hand.
    let outcome: { error: string | null; result: unknown } = { error: 'User cancelled/closed the task module.', result: undefined };
    const modal = openModal(() => {
      childOf.delete(opener);
      resolve(outcome);
      return framed?.remove();
    });
    const end = (result: unknown): void => {
      outcome = { error: null, result };
      modal.close();
    };
    const size = { width: readSize(info.width), height: readSize(info.height) };
    if (info.url) {
      framed = showPage(modal, around, place, info.url, end, opener);
      childOf.set(opener, framed);
      modal.show(info.title ?? '', { ...size, exact: true });
    } else {
      showCard(modal, around, readCard(info.card), (act) => end(act.kind === 'execute' ? act.action.data : act.data));
      modal.show(info.title ?? '', size);
    }
  });
}

/** The dialog that a tab has open, for what the tab says to it. */
const childOf = new Map<FrameHandle, FrameHandle>();
export const dialogOf = (opener: FrameHandle): FrameHandle | null => childOf.get(opener) ?? null;

function readCard(card: unknown): Card {
  const value: unknown = typeof card === 'string' ? JSON.parse(card) : card;
  const content = (value as { content?: unknown } | null)?.content ?? value;
  return (content ?? {}) as Card;
}

function showText(modal: Modal, text: string): void {
  const close = el('button', { type: 'button', class: 'primary', onclick: () => modal.close() }, 'Close');
  modal.body.replaceChildren(el('p', { class: 'modal-words' }, text), el('div', { class: 'modal-acts' }, close));
  modal.show('CoP Guide');
}

type Given = Exclude<CardAct, { kind: 'open' }>;

function showCard(modal: Modal, around: Surroundings, card: Card, act: (act: Given) => void): void {
  const { state, address } = around.session;
  const drawn = drawCard(card, address.theme, state.people, (done) => {
    if (done.kind === 'open') around.openLink(done.url);
    else if (modal.body.getAttribute('aria-busy') !== 'true') act(done);
  });
  modal.body.replaceChildren(drawn);
}

function showPage(modal: Modal, around: Surroundings, place: PlaceId, url: string, end: (result: unknown) => void, opener: FrameHandle | null): FrameHandle {
  const frame = el('iframe', { class: 'modal-frame', title: 'CoP Guide', allow: 'clipboard-write' });
  const session = crypto.randomUUID();
  const actions: Omit<HostActions, 'register' | 'readyToUnload'> = {
    frameContext: 'task',
    context: () => tabContext(around.session.state, place, around.session.address.theme, { frameContext: 'task', sub: '', session }),
    token: around.token,
    progress: (stage, message) => (stage === 'failure' ? modal.problem(message ?? 'The page did not open. Close it and try again.') : undefined),
    openLink: around.openLink,
    navigate: () => false,
    back: () => false,
    startDialog: () => Promise.resolve({ error: 'A dialog cannot open another one.', result: undefined }),
    endDialog: end,
    resizeDialog: (size) => modal.show(document.querySelector('dialog[open] .modal-title')?.textContent ?? '', { width: readSize(size.width), height: readSize(size.height), exact: true }),
    relay: (to, message) => (to === 'parent' ? opener?.send('messageForParent', message) : undefined),
    share: () => undefined,
  };
  const handle = hostFrame(frame, actions);
  // Pages of other origins are not part of this app: Teams would need them among its valid domains.
  const address = URL.canParse(url, location.href) ? new URL(url, location.href) : null;
  if (address?.origin === location.origin) frame.src = address.href;
  else modal.problem('This page is not part of the app, so it cannot be opened here.');
  // A key pressed inside a frame is not heard outside; what the page does not use itself closes the dialog.
  frame.addEventListener('load', () => frame.contentDocument?.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) modal.close();
  }));
  modal.body.replaceChildren(frame);
  return handle;
}

/** The card may have been redrawn while the dialog was open, and its button with it. */
function focusMessage(messageId: string | null): void {
  if (messageId && document.activeElement === document.body) document.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`)?.focus();
}
