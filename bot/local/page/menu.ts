import { el } from './element';

export interface MenuItem {
  label: Node | string;
  /** For a choice of one: whether it is the present one. */
  checked?: boolean;
  act: () => void;
}

/**
 * A button that opens a menu below it: arrow keys, Home, End and first letters move, Esc and Tab
 * close, and the focus goes back to the button.
 */
export function menuButton(button: HTMLButtonElement, label: string, items: () => MenuItem[]): HTMLElement {
  const list = el('div', { class: 'menu', role: 'menu', 'aria-label': label, hidden: true });
  const box = el('div', { class: 'menu-box' }, button, list);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');

  const entries = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const outside = (event: PointerEvent): void => {
    if (!box.contains(event.target as Node)) close(false);
  };
  const close = (back: boolean): void => {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
    if (back) button.focus();
  };
  const open = (last = false): void => {
    list.replaceChildren(...items().map((item) => {
      const choice = item.checked !== undefined;
      const entry = el('button', { type: 'button', class: 'menu-item', role: choice ? 'menuitemradio' : 'menuitem', 'aria-checked': choice ? String(item.checked) : null, tabindex: -1 }, item.label);
      entry.addEventListener('click', () => {
        close(true);
        item.act();
      });
      return entry;
    }));
    list.hidden = false;
    // Heard only while it is open: a chat has a menu for each of its messages.
    document.addEventListener('pointerdown', outside);
    button.setAttribute('aria-expanded', 'true');
    const all = entries();
    (all.find((entry) => entry.getAttribute('aria-checked') === 'true') ?? (last ? all.at(-1) : all[0]))?.focus();
  };

  button.addEventListener('click', () => (list.hidden ? open() : close(true)));
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(event.key === 'ArrowUp');
  });
  list.addEventListener('keydown', (event) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = ({ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 } as Record<string, number>)[event.key];
    if (next !== undefined) {
      event.preventDefault();
      all[(next + all.length) % all.length]?.focus();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close(true);
    } else if (event.key === 'Tab') close(false);
    else if (event.key.length === 1) [...all.slice(at + 1), ...all].find((entry) => entry.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  });
  box.addEventListener('focusout', (event) => {
    if (!list.hidden && event.relatedTarget && !box.contains(event.relatedTarget as Node)) close(false);
  });
  return box;
}
