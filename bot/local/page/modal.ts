import type { DialogSize } from '../teams/contract';
import { drawing, el } from './element';

/** Named sizes of Teams' dialogs, in CSS pixels. */
const widths = { small: 400, medium: 600, large: 900 } as const;
const heights = { small: 240, medium: 440, large: 720 } as const;

export interface Modal {
  /** Where the content goes. */
  body: HTMLElement;
  /** Buttons that stay below the content, whatever it is. */
  foot(...buttons: HTMLElement[]): void;
  show(title: string, size?: { width: DialogSize; height: DialogSize; exact?: boolean }): void;
  busy(waiting: boolean): void;
  /** Says what is the matter, with a way to try again; null takes it away. */
  problem(text: string | null, again?: () => void): void;
  close(): void;
}

/**
 * Opens a modal dialog. `closed` runs once, however it closes; the focus goes back by itself. What it
 * held stays alive, unseen, until the promise of `closed` settles: a framed page may still be saving.
 */
export function openModal(closed: () => void | Promise<void>): Modal {
  const heading = el('h2', { class: 'modal-title', id: `modal-${crypto.randomUUID()}` });
  const body = el('div', { class: 'modal-body', tabindex: -1 });
  const acts = el('div', { class: 'modal-acts', hidden: true });
  const trouble = el('div', { class: 'modal-problem', role: 'alert' });
  const shut = el('button', { type: 'button', class: 'icon', 'aria-label': 'Close' }, drawing('close'));
  const dialog = el('dialog', { class: 'modal', 'aria-labelledby': heading.id }, el('div', { class: 'modal-head' }, heading, shut), body, trouble, acts);
  let over = false;
  shut.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    over = true;
    void Promise.resolve(closed()).finally(() => dialog.remove());
  });
  document.body.append(dialog);

  return {
    body,
    foot(...buttons) {
      acts.replaceChildren(...buttons);
      acts.hidden = buttons.length === 0;
    },
    show(title, size) {
      // An answer that comes after somebody closed the dialog does not bring it back.
      if (over) return;
      heading.textContent = title || 'CoP Guide';
      const width = size ? pixels(size.width, widths) : widths.small;
      dialog.style.width = `${width}px`;
      const height = size ? pixels(size.height, heights) : 0;
      // A card takes the height that it needs; a page in a frame has none of its own.
      body.style.height = size?.exact ? `${height}px` : '';
      body.style.minHeight = size && !size.exact ? `${Math.min(height, 200)}px` : '';
      if (!dialog.open) dialog.showModal();
      (body.querySelector<HTMLElement>('input, textarea, select, button, a[href], iframe') ?? body).focus();
    },
    busy(waiting) {
      body.toggleAttribute('data-busy', waiting);
      body.setAttribute('aria-busy', String(waiting));
    },
    problem(text, again) {
      trouble.replaceChildren(...(text === null ? [] : [el('span', {}, text), ...(again ? [el('button', { type: 'button', class: 'quiet', onclick: again }, 'Try again')] : [])]));
    },
    close: () => dialog.close(),
  };
}

function pixels(size: DialogSize, named: Record<'small' | 'medium' | 'large', number>): number {
  return typeof size === 'number' ? Math.max(240, size) : named[size];
}

/** Reads a size that a page or a bot gave; anything else is medium. */
export function readSize(value: unknown): DialogSize {
  return value === 'small' || value === 'large' || (typeof value === 'number' && value > 0) ? value : 'medium';
}

/** Asks before something that takes something away. */
export function confirm(title: string, words: string, act: { label: string; run: () => void }): void {
  const modal = openModal(() => undefined);
  const run = (): void => {
    modal.close();
    act.run();
  };
  modal.body.replaceChildren(el('p', {}, words), el('div', { class: 'modal-acts' },
    el('button', { type: 'button', class: 'primary', onclick: run }, act.label),
    el('button', { type: 'button', class: 'quiet', onclick: () => modal.close() }, 'Cancel')));
  modal.show(title);
}
